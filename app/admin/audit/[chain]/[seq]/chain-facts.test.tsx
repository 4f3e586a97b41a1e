import { renderToStaticMarkup } from "react-dom/server"
import { expect, it } from "vitest"
import type { AuditChange } from "@/lib/audit-change"
import { AUDIT } from "@/lib/audit-words"
import { ChainFacts } from "./chain-facts"

const event = { chain: "2026-03#users", seq: 7, hash: "h", text: "{}" }
const shown = (more: { kind: string; record?: { kind: string; intent?: unknown } }) =>
  renderToStaticMarkup(<ChainFacts event={{ ...event, ...more } as unknown as AuditChange} partner={null} />)

it("only an event that says so had nothing intended before it", () => {
  expect(shown({ kind: "outcome", record: { kind: "outcome", intent: null } })).toContain(AUDIT.noIntent)
  const missing = shown({ kind: "outcome", record: { kind: "outcome", intent: { seq: 6 } } })
  const unreadable = shown({ kind: "outcome" })
  for (const html of [missing, unreadable]) {
    expect(html).toContain(AUDIT.lostIntent)
    expect(html).not.toContain(AUDIT.noIntent)
  }
})

it("an intent without an outcome has none yet", () => {
  expect(shown({ kind: "intent", record: { kind: "intent" } })).toContain(AUDIT.noOutcome)
})
