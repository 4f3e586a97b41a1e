"use client"

import type { ReactNode } from "react"
import type { User } from "@/lib/users"
import { AttributeValue } from "./attribute-value"
import { Fact, Facts } from "./facts"

interface Props extends Pick<User, "userId" | "username" | "attributes"> {
  /** What can be done with them. */
  children: ReactNode
}

/** What the pool holds about the user, by Cognito's own names: they are what an app reads. */
export function Attributes({ userId, username, attributes, children }: Props) {
  const sorted = attributes.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return (
    <div className="grid gap-3">
      <Facts>
        {username !== userId && (
          <Fact name={<code className="font-mono text-xs">Username</code>}>
            <bdi>{username}</bdi>
          </Fact>
        )}
        {sorted.map(({ name, value }) => (
          <Fact key={name} name={<code className="font-mono text-xs">{name}</code>}>
            <AttributeValue name={name} value={value} />
          </Fact>
        ))}
      </Facts>
      {children}
    </div>
  )
}
