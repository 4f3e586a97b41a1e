"use client"

import { buttonClass } from "@/app/ui/button-class"
import type { User } from "@/lib/users"
import { AttributeValue } from "./attribute-value"
import { Fact, Facts } from "./facts"

/** What the pool holds about the user, by Cognito's own names: they are what an app reads. */
export function Attributes({ userId, username, attributes }: Pick<User, "userId" | "username" | "attributes">) {
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
      <p>
        <a href={`/admin/users/${userId}/update-user-attributes`} data-dialog="" className={buttonClass()}>
          Edit attributes
        </a>
      </p>
    </div>
  )
}
