import { describe, expect, it } from "vitest"
import { numberedFacts } from "../../testing/audit-facts"
import { auditTools } from "../../testing/audit-tools"
import { type Head, heads } from "./heads"
import { writeRefusal } from "./record-change"

describe("heads", () => {
  it("gives the last row of each chain that has one, and when it was looked at", async () => {
    const tools = auditTools()
    for (let number = 0; number < 40; number++) await writeRefusal(tools, numberedFacts(number), { code: "OwnAccount" })
    tools.time += 1_000
    const found: Head[] = []
    for await (const head of heads(tools.store, ["2026-10", "2026-11"], tools.now)) found.push(head)
    const last = [...tools.store.chains].map(([chain, rows]) => ({ chain, seq: rows.length, hash: rows.at(-1)?.hash }))
    const sorted = (list: readonly { chain: string }[]) =>
      list.toSorted((one, other) => (one.chain < other.chain ? -1 : 1))
    expect(sorted(found)).toEqual(sorted(last).map((head) => ({ ...head, at: "2026-11-30T12:00:01.000Z" })))
  })
})
