import { describe, expect, it } from "vitest"
import { changeFacts } from "../../testing/audit-facts"
import { createAppsyncAuditStore } from "./appsync-audit-store"
import { type EventContent, NO_PREVIOUS, toRow } from "./audit-event"
import { PAGE_SIZE } from "./audit-store"
import type { SignedGraphql } from "./signed-graphql"

const at = "2026-11-30T12:00:00.000Z"
const eventId = "0d9c4a3e-5a55-4c44-9d3a-2f3f1f6a7b10"
const position = { chain: "2026-11#3", seq: 1, previous: NO_PREVIOUS }
const intent = toRow({ ...changeFacts(), kind: "intent", eventId, at }, position)
const ended: EventContent = {
  ...changeFacts(),
  ...{ kind: "outcome", eventId, at, outcome: "done", code: null, parameters: {}, after: null, closedBy: "function" },
  intent: { seq: 1, at, hash: intent.hash },
}
const outcome = toRow(ended, { ...position, seq: 2, previous: intent.hash })

/** A store over an API that answers everything alike, and what it was asked. */
function storeOver(answer: Awaited<ReturnType<SignedGraphql>>, retentionMonths: number | null = null) {
  const asked: { query: string; variables: Record<string, unknown> }[] = []
  const store = createAppsyncAuditStore(async (query, variables, tolerated = []) => {
    asked.push({ query, variables })
    if (answer.errorType && !tolerated.includes(answer.errorType)) throw new Error(answer.errorType)
    return answer
  }, retentionMonths)
  return { store, asked }
}

const listed = (...items: unknown[]) => ({ data: { listAuditEvents: { items } } })

describe("the audit trail behind AppSync", () => {
  it("reads the end of a chain, and what is behind a row", async () => {
    const { store, asked } = storeOver(listed(outcome, intent))
    expect(await store.newest("2026-11#3", 25)).toEqual([outcome, intent])
    expect(await store.after("2026-11#3", 7)).toEqual([outcome, intent])
    expect(asked.map(({ variables }) => variables)).toEqual([
      { chain: "2026-11#3", limit: 25 },
      { chain: "2026-11#3", seq: 7, limit: PAGE_SIZE },
    ])
    expect(asked[0]?.query).toContain("sortDirection: DESC")
    expect(asked[1]?.query).toMatch(/seq: \{ gt: \$seq \}, sortDirection: ASC/)
  })

  it("creates a row, an intent without an outcome, which no index could hold", async () => {
    const { store, asked } = storeOver({ data: { createAuditEvent: { seq: 1 } } })
    expect(await store.create(intent)).toBe("created")
    expect(await store.create(outcome)).toBe("created")
    const { outcome: _, ...withoutOutcome } = intent
    expect(asked.map(({ variables }) => variables.input)).toStrictEqual([withoutOutcome, outcome])
  })

  it("writes when a row may be deleted where the trail is not kept for ever, the same for all rows of a chain", async () => {
    const { store, asked } = storeOver({ data: { createAuditEvent: { seq: 1 } } }, 12)
    await store.create(intent)
    await store.create({ ...outcome, at: "2026-12-01T00:00:00.000Z" })
    const expiry = Date.UTC(2027, 11, 1) / 1_000
    expect(asked.map(({ variables }) => variables.input)).toMatchObject([{ expiresAt: expiry }, { expiresAt: expiry }])
  })

  it("looks for what an actor was refused since a moment, page by page, the newest first", async () => {
    const items = [{ action: "disableUser" }, { action: "exceedRefusalLimit" }]
    const { store, asked } = storeOver({ data: { auditEventsByActor: { items, nextToken: "more" } } })
    const { actor } = changeFacts()
    expect(await store.refusals(actor, at, null)).toEqual({
      actions: ["disableUser", "exceedRefusalLimit"],
      token: "more",
    })
    await store.refusals(actor, at, "more")
    expect(asked.map(({ variables }) => variables)).toEqual([
      { actor, since: at, limit: 500, token: null },
      { actor, since: at, limit: 500, token: "more" },
    ])
    expect(asked[0]?.query).toMatch(/at: \{ ge: \$since \}, filter: \{ outcome: \{ eq: "refused" \} \}/)
    expect(asked[0]?.query).toMatch(/sortDirection: DESC, limit: \$limit, nextToken: \$token/)
  })

  it.each([
    [null],
    [{}],
    [{ auditEventsByActor: null }],
    [{ auditEventsByActor: { items: [{}], nextToken: null } }],
    [{ auditEventsByActor: { items: [] } }],
  ])("does not take %j for no refusal", async (data) => {
    await expect(storeOver({ data }).store.refusals("unknown", at, null)).rejects.toMatchObject({ permanent: true })
  })

  it("knows a place that is taken", async () => {
    const errorType = "DynamoDB:ConditionalCheckFailedException"
    expect(await storeOver({ data: null, errorType }).store.create(intent)).toBe("taken")
    await expect(storeOver({ data: null, errorType: "DynamoDB:Other" }).store.create(intent)).rejects.toThrow(
      "DynamoDB:Other",
    )
  })

  it.each([[null], [{}], [{ createAuditEvent: null }]])("does not take %j for a row that was written", async (data) => {
    await expect(storeOver({ data }).store.create(intent)).rejects.toMatchObject({ permanent: false })
  })

  it.each([
    ["a row with a field too many", { ...intent, extra: 1 }],
    ["a row without a hash", { ...intent, hash: undefined }],
    ["null", null],
  ])("does not go on from %s", async (_, item) => {
    const { store } = storeOver(listed(item))
    await expect(store.newest("2026-11#3", 1)).rejects.toMatchObject({ name: "AuditStoreError", permanent: true })
  })

  it.each([[null], [{}], [{ listAuditEvents: null }]])("does not take %j for an empty chain", async (data) => {
    await expect(storeOver({ data }).store.after("2026-11#3", 0)).rejects.toMatchObject({ permanent: true })
  })
})
