import { renderToStaticMarkup } from "react-dom/server"
import { expect, it } from "vitest"
import type { AuditChange } from "@/lib/audit-change"
import { AUDIT, OUTCOMES } from "@/lib/audit-words"
import { EventFacts } from "./event-facts"

const event = { at: "2026-03-01T00:00:00.000Z", actor: "a", target: "user#a", kind: "outcome", outcome: "done" }
const shown = (before: unknown, after: unknown, record = {}) =>
  renderToStaticMarkup(
    <EventFacts
      event={
        {
          ...event,
          record: { kind: "outcome", outcome: "done", code: null, role: "ADMINS", before, after, ...record },
        } as unknown as AuditChange
      }
      partner={null}
      parties={new Map()}
    />,
  )

it.each([
  ["added to a group that they were in", { member: true }, { member: true }],
  ["taken out of one that they were not in", { member: false }, { member: false, signedOut: false }],
])("says that nothing is different where somebody was %s", (_, before, after) => {
  const html = shown(before, after)
  expect(html).toContain(AUDIT.same)
  expect(html).not.toContain(OUTCOMES.done.meaning)
})

it.each([
  ["they were not in the group", { member: false }, { member: true }, {}],
  ["they were signed out", { member: false }, { member: false, signedOut: true }, {}],
  ["a password is new, which no value tells", { status: "CONFIRMED" }, { status: "CONFIRMED" }, {}],
  ["nothing was compared", null, null, {}],
  ["it was not done", { member: true }, { member: true }, { outcome: "failed" }],
])("says nothing of the kind where %s", (_, before, after, record) => {
  expect(shown(before, after, record)).not.toContain(AUDIT.same)
})
