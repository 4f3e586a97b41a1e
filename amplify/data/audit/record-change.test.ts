import { describe, expect, it } from "vitest"
import { changeFacts, numberedFacts, REQUEST_ID } from "../../testing/audit-facts"
import { auditTools } from "../../testing/audit-tools"
import { type AuditOutcome, readRecord } from "./audit-event"
import { chainOf } from "./audit-keys"
import { PAGE_SIZE } from "./audit-store"
import { closeEvent, type OpenEvent, writeIntent, writeOutcome, writeRefusal, writeRefusalOnce } from "./record-change"

async function opened(tools: ReturnType<typeof auditTools>, facts = changeFacts()): Promise<OpenEvent> {
  const written = await writeIntent(tools, facts)
  if (written.status !== "written") throw new Error("The intent was not written.")
  return written.event
}

describe("writeIntent", () => {
  it("writes who wants to do what to whom, before it is done", async () => {
    const tools = auditTools()
    const event = await opened(tools)
    const [row] = tools.store.rows()
    expect(row).toMatchObject({ kind: "intent", seq: 1, outcome: null, at: "2026-11-30T12:00:00.000Z" })
    expect(readRecord(row as never)).toMatchObject(changeFacts())
    expect(event.intent).toEqual(row)
  })

  it.each([
    ["does not answer", "refused", "AuditUnavailable"],
    ["loses its answers", "late", "AuditUnavailable"],
  ] as const)("throws where the store %s, so that nothing is changed", async (_, fault, code) => {
    const tools = auditTools()
    tools.store.fault = () => fault
    await expect(writeIntent(tools, changeFacts())).rejects.toThrow(new RegExp(`^${code} `))
    expect(tools.store.rows()).toEqual([])
  })

  it("recognises a request that comes twice, also at the same moment", async () => {
    const tools = auditTools()
    const both = await Promise.all([writeIntent(tools, changeFacts()), writeIntent(tools, changeFacts())])
    expect(both.map(({ status }) => status).sort()).toEqual(["repeated", "written"])
    expect(both).toContainEqual({ status: "repeated", outcome: "open" })
    const capitals = changeFacts({ requestId: REQUEST_ID.toUpperCase() })
    expect(await writeIntent(tools, capitals)).toEqual({ status: "repeated", outcome: "open" })
    expect(tools.store.rows()).toHaveLength(1)
  })

  it.each<[AuditOutcome, boolean]>([
    ["done", true],
    ["unknown", true],
    ["failed", false],
    ["refused", false],
  ])("after an outcome %s, takes the request for a repetition: %s", async (outcome, repeated) => {
    const tools = auditTools()
    await writeOutcome(tools, await opened(tools), { outcome })
    const again = await writeIntent(tools, changeFacts())
    expect(again).toMatchObject(repeated ? { status: "repeated", outcome } : { status: "written" })
    expect(tools.store.rows()).toHaveLength(repeated ? 2 : 3)
    if (again.status !== "written") return
    await writeOutcome(tools, again.event, { outcome: "done" })
    expect(
      tools.store
        .rows()
        .map((row) => readRecord(row))
        .at(-1),
    ).toMatchObject({ outcome: "done", intent: { seq: 3 } })
    expect(await writeIntent(tools, changeFacts())).toEqual({ status: "repeated", outcome: "done" })
  })

  it.each([
    ["action", { action: "removeUserFromGroup" }],
    ["target", { target: "pool" }],
    ["actor", { actor: "33333333-3333-4333-8333-333333333333" }],
    ["argument", { arguments: { groupName: "ADMINS" } }],
  ])("refuses the request id of a change with another %s, and writes nothing", async (_, other) => {
    const tools = auditTools()
    await opened(tools)
    await expect(writeIntent(tools, changeFacts(other))).rejects.toThrow(
      'InvalidInput {"field":"requestId","rule":"requestId"}',
    )
    expect(tools.store.rows()).toHaveLength(1)
  })

  it("does not take a refusal for a change", async () => {
    const tools = auditTools()
    await writeRefusal(tools, changeFacts(), { code: "OwnAccount" })
    expect((await writeIntent(tools, changeFacts())).status).toBe("written")
  })

  it("does not take a refusal of its repetition for its end", async () => {
    const tools = auditTools()
    await opened(tools)
    await writeRefusal(tools, changeFacts(), { code: "ChangedMeanwhile" })
    expect(await writeIntent(tools, changeFacts())).toEqual({ status: "repeated", outcome: "open" })
  })

  it("recognises a request behind any rush of others in its chain, for five minutes", async () => {
    const tools = auditTools()
    const { intent } = await opened(tools)
    const others = Array.from({ length: 4000 }, (_, number) => numberedFacts(number + 1))
    for (const facts of others.filter(({ requestId }) => chainOf(requestId, intent.at) === intent.chain))
      await writeRefusal(tools, facts, { code: "OwnAccount" })
    const behind = tools.store.rows().length - 1
    expect(behind).toBeGreaterThan(2 * PAGE_SIZE)
    tools.time += 5 * 60_000
    expect(await writeIntent(tools, changeFacts())).toEqual({ status: "repeated", outcome: "open" })
    expect(tools.store.rows()).toHaveLength(1 + behind)
    tools.time += 15_001
    expect(await writeIntent(tools, changeFacts())).toMatchObject({ status: "written" })
  })

  it("tells requests of one chain apart", async () => {
    const tools = auditTools()
    for (let number = 0; number < 40; number++) await opened(tools, numberedFacts(number))
    expect(tools.store.rows()).toHaveLength(40)
  })
})

describe("an event", () => {
  it("holds no secret, wherever somebody put one", async () => {
    const canary = "canary-5d1f"
    const token = `eyJraWQiOiJ4In0.${canary}.c2lnbmF0dXJl`
    const secret = { password: canary, deep: [{ name: "custom:secret", value: canary }], text: `a ${token}` }
    const facts = changeFacts({
      ...{ arguments: secret, before: secret, reason: `because ${token}` },
      ...{ claimedAddress: token, claimedUserAgent: `agent ${token}` },
    })
    const tools = auditTools()
    await writeOutcome(tools, await opened(tools, facts), { outcome: "done", after: secret, parameters: secret })
    await writeRefusal(
      tools,
      { ...facts, requestId: numberedFacts(2).requestId },
      { code: "OwnAccount", parameters: secret },
    )
    const rows = tools.store.rows()
    expect(rows).toHaveLength(3)
    expect(JSON.stringify(rows)).not.toContain(canary)
    expect(readRecord(rows[0] as never)).toMatchObject({
      reason: "because [not recorded]",
      before: { text: "a [not recorded]" },
    })
  })
})

describe("a change that comes again at the turn of the month", () => {
  const MIDNIGHT = Date.UTC(2026, 11, 1)

  it("is known again, and what became of it", async () => {
    const tools = auditTools(MIDNIGHT - 1)
    const event = await opened(tools)
    tools.time = MIDNIGHT + 60_000
    expect(await writeIntent(tools, changeFacts())).toEqual({ status: "repeated", outcome: "open" })
    await writeOutcome(tools, event, { outcome: "done" })
    expect(await writeIntent(tools, changeFacts())).toEqual({ status: "repeated", outcome: "done" })
    expect(tools.store.rows()).toHaveLength(2)
  })

  it("is an event of its own where it was refused before", async () => {
    const tools = auditTools(MIDNIGHT - 1)
    await writeOutcome(tools, await opened(tools), { outcome: "refused", code: "NotAuthorized" })
    tools.time = MIDNIGHT
    expect(await writeIntent(tools, changeFacts())).toMatchObject({ status: "written" })
    expect(tools.store.rows()).toHaveLength(3)
  })

  it("is not made while the chain of the last month cannot be read", async () => {
    const tools = auditTools(MIDNIGHT - 1)
    await opened(tools)
    tools.time = MIDNIGHT
    // That call alone: of the new month's chain everything can be read and written.
    const faults = ["refused" as const]
    tools.store.fault = () => faults.pop()
    await expect(writeIntent(tools, changeFacts())).rejects.toThrow("AuditUnavailable")
    expect(tools.store.rows()).toHaveLength(1)
  })
})

describe("writeOutcome", () => {
  it("repeats the facts and says how it ended, in one call", async () => {
    const tools = auditTools()
    const event = await opened(tools)
    tools.store.calls.length = 0
    tools.time += 40
    expect(await writeOutcome(tools, event, { outcome: "done", after: { member: true } })).toBe(true)
    const row = tools.store.rows()[1]
    expect(row).toMatchObject({ kind: "outcome", seq: 2, outcome: "done", at: "2026-11-30T12:00:00.040Z" })
    expect(readRecord(row as never)).toMatchObject({
      ...changeFacts(),
      ...{ after: { member: true }, code: null, closedBy: "function" },
      intent: { seq: 1, hash: event.intent.hash, at: event.intent.at },
    })
    expect(tools.store.calls).toEqual(["create"])
  })

  it("stays in the chain of its intent at the turn of the month", async () => {
    const tools = auditTools(Date.UTC(2026, 11, 1) - 1)
    const event = await opened(tools)
    tools.time += 2
    await writeOutcome(tools, event, { outcome: "done" })
    const [intent, outcome] = tools.store.rows()
    expect(outcome).toMatchObject({ chain: intent?.chain, month: "2026-12" })
    expect(intent).toMatchObject({ month: "2026-11" })
  })

  it("is about the user that was made, where the intent could not name one", async () => {
    const tools = auditTools()
    const event = await opened(tools, changeFacts({ action: "createUser", target: "pool" }))
    const target = "user#44444444-4444-4444-8444-444444444444"
    await writeOutcome(tools, event, { outcome: "done", target })
    expect(tools.store.rows().map((row) => row.target)).toEqual(["pool", target])
  })

  it("never throws: logs one line without any value, and the event stays open", async () => {
    const tools = auditTools()
    const facts = changeFacts({ arguments: { groupName: "canary-5d1f" }, reason: "canary-5d1f" })
    const event = await opened(tools, facts)
    tools.store.fault = () => "refused"
    const failed = { outcome: "failed", code: "UserNotFoundException", after: "canary-5d1f" } as const
    expect(await writeOutcome(tools, event, failed)).toBe(false)
    expect(tools.logged).toEqual([
      {
        ...{ level: "error", event: "auditOutcomeLost", action: "addUserToGroup", requestId: REQUEST_ID },
        ...{ outcome: "failed", code: "UserNotFoundException", cause: "AuditUnavailable" },
      },
    ])
    expect(JSON.stringify(tools.logged)).not.toContain("canary")
    expect(tools.store.rows()).toHaveLength(1)
  })

  it("ends an event once, also when the reconciler has been there", async () => {
    const tools = auditTools()
    const event = await opened(tools)
    await closeEvent(tools, event, { outcome: "unknown", closedBy: "reconciler" })
    expect(await writeOutcome(tools, event, { outcome: "done" })).toBe(true)
    expect(tools.store.rows().map(({ outcome }) => outcome)).toEqual([null, "unknown"])
  })

  it("does not take the end of an earlier try for its own", async () => {
    const tools = auditTools()
    await writeOutcome(tools, await opened(tools), { outcome: "failed" })
    const second = await opened(tools)
    await writeRefusal(tools, changeFacts(), { code: "OwnAccount" })
    await writeOutcome(tools, second, { outcome: "done" })
    expect(tools.store.rows().map(({ outcome }) => outcome)).toEqual([null, "failed", null, "refused", "done"])
  })
})

describe("writeRefusal", () => {
  it("is an outcome without an intent, with the reason", async () => {
    const tools = auditTools()
    const facts = changeFacts({ requestId: REQUEST_ID.toUpperCase() })
    expect(await writeRefusal(tools, facts, { code: "ProtectedGroup", parameters: { groupName: "ADMINS" } })).toBe(true)
    const [row] = tools.store.rows()
    expect(row).toMatchObject({ kind: "outcome", outcome: "refused", requestId: REQUEST_ID })
    expect(readRecord(row as never)).toMatchObject({
      code: "ProtectedGroup",
      parameters: { groupName: "ADMINS" },
      intent: null,
    })
  })

  it("never throws: the call is refused all the same", async () => {
    const tools = auditTools()
    tools.store.fault = () => "refused"
    expect(await writeRefusal(tools, changeFacts(), { code: "OwnAccount" })).toBe(false)
    expect(tools.logged).toMatchObject([{ event: "auditOutcomeLost", outcome: "refused", code: "OwnAccount" }])
  })
})

describe("writeRefusalOnce", () => {
  const refusal = { code: "OwnAccount" }
  const since = "2026-11-30T12:00:00.000Z"
  const once = (tools: ReturnType<typeof auditTools>, facts = changeFacts()) =>
    writeRefusalOnce(tools, facts, refusal, since)

  it("writes one event, however many write it at the same moment, and tells who did", async () => {
    const tools = auditTools()
    const written = await Promise.all(Array.from({ length: 6 }, () => once(tools)))
    expect(written.filter(Boolean)).toHaveLength(1)
    expect(await once(tools)).toBe(false)
    expect(tools.store.rows()).toMatchObject([{ kind: "outcome", outcome: "refused" }])
  })

  it("is not kept from it by what was written before, nor by another action of the same id", async () => {
    const tools = auditTools(Date.parse(since) - 1)
    await once(tools)
    tools.time += 1
    await writeRefusal(tools, changeFacts({ action: "removeUserFromGroup" }), refusal)
    expect(await once(tools)).toBe(true)
    expect(tools.store.rows()).toHaveLength(3)
  })

  it("never throws: what could not be written is told as new", async () => {
    const tools = auditTools()
    tools.store.fault = () => "refused"
    expect(await once(tools)).toBe(true)
    expect(tools.logged).toMatchObject([{ event: "auditOutcomeLost" }])
  })
})
