import * as z from "zod"
import type { ChangeFacts } from "./audit-event"
import type { JsonValue } from "./canonical-json"
import type { Verdict } from "./closings"
import type { ListedUser } from "./look"
import { NOT_RECORDED } from "./redact"

const changesSchema = z.array(z.object({ name: z.string(), value: z.string() }))
const namesSchema = z.array(z.object({ name: z.string() }))
const beforeSchema = z.record(z.string(), z.string().nullable())

/** Whether the attributes of a user are what a change wanted them to be; an empty value is none. */
export function attributesUpdated(facts: ChangeFacts, user: ListedUser): Verdict {
  const changes = changesSchema.safeParse(facts.arguments.changes).data ?? []
  return tell(facts, user, new Map(changes.map(({ name, value }) => [name, value])))
}

/** Whether attributes are gone. */
export function attributesDeleted(facts: ChangeFacts, user: ListedUser): Verdict {
  const names = namesSchema.safeParse(facts.arguments.attributes).data ?? []
  return tell(facts, user, new Map(names.map(({ name }) => [name, ""])))
}

function tell(facts: ChangeFacts, user: ListedUser, wanted: ReadonlyMap<string, string>): Verdict {
  const current = new Map(user.attributes.map(({ name, value }) => [name, value]))
  const after: JsonValue = Object.fromEntries([...wanted.keys()].map((name) => [name, current.get(name) ?? null]))
  const before = beforeSchema.safeParse(facts.before).data
  if (!before || facts.cut?.length) return { outcome: "unknown", after }

  // An attribute tells where it was to change, and where both values were written down.
  const telling = [...wanted].filter(([name, value]) => {
    const was = before[name] ?? ""
    return Object.hasOwn(before, name) && was !== value && ![was, value].some((text) => text.includes(NOT_RECORDED))
  })
  const isDone = telling.map(([name, value]) => (current.get(name) ?? "") === value)
  const isAsBefore = telling.every(([name]) => (current.get(name) ?? "") === (before[name] ?? ""))
  if (isDone.length > 0 && isDone.every(Boolean)) return { outcome: "done", after }
  const failed = isAsBefore && telling.some(([name]) => !waitsForProof(name, wanted))
  return { outcome: failed ? "failed" : "unknown", after }
}

/** A pool may keep the old address until the new one is verified, unless the change says that it is. */
function waitsForProof(name: string, wanted: ReadonlyMap<string, string>): boolean {
  return (name === "email" || name === "phone_number") && wanted.get(`${name}_verified`) !== "true"
}
