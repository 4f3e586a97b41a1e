"use client"

import type { User } from "@/lib/users"
import { Fact, Facts } from "./facts"

/** What the pool holds about the user, by Cognito's own names: they are what an app reads. */
export function Attributes({ userId, username, attributes }: Pick<User, "userId" | "username" | "attributes">) {
  const sorted = attributes.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return (
    <Facts>
      {username !== userId && (
        <Fact name={<code className="font-mono text-xs">Username</code>}>
          <bdi>{username}</bdi>
        </Fact>
      )}
      {sorted.map(({ name, value }) => (
        <Fact key={name} name={<code className="font-mono text-xs">{name}</code>}>
          <bdi className={name === "sub" ? "font-mono text-xs" : undefined}>{value}</bdi>
        </Fact>
      ))}
    </Facts>
  )
}
