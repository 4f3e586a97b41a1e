import { beforeEach, describe, expect, it, vi } from "vitest"
import { auditStore } from "./audit-store"

const model = vi.hoisted(() => ({
  auditEventsByActor: vi.fn(),
  auditEventsByTarget: vi.fn(),
  auditEventsByAction: vi.fn(),
  auditEventsByOutcome: vi.fn(),
  auditEventsByMonth: vi.fn(),
  list: vi.fn(),
  get: vi.fn(),
}))
vi.mock("@/lib/amplify-server", () => ({ dataClient: { models: { AuditEvent: model } } }))

const FROM = "2026-11-01T00:00:00.000Z"
const TO = "2026-11-30T23:59:59.999Z"

beforeEach(() => {
  for (const ask of Object.values(model)) ask.mockReset().mockResolvedValue({ data: [], nextToken: null })
})

/** What was asked of the API, whichever query it was. */
const asked = () => Object.entries(model).flatMap(([name, { mock }]) => mock.calls.map((call) => [name, ...call]))

describe("the audit trail behind the API", () => {
  it.each([
    ["actor", "auditEventsByActor"],
    ["target", "auditEventsByTarget"],
    ["action", "auditEventsByAction"],
    ["outcome", "auditEventsByOutcome"],
    ["month", "auditEventsByMonth"],
  ] as const)("is read by %s through %s, the newest first, and through nothing else", async (index, query) => {
    await auditStore.newest(index, { key: "key", from: FROM, to: TO }, 7, "token")
    await auditStore.newest(index, { key: "key", to: TO }, 7, null)
    expect(asked()).toEqual([
      [query, { [index]: "key", at: { between: [FROM, TO] } }, { limit: 7, nextToken: "token", sortDirection: "DESC" }],
      [query, { [index]: "key", at: { le: TO } }, { limit: 7, nextToken: null, sortDirection: "DESC" }],
    ])
  })

  it("is read along a chain by its key, and not as a whole", async () => {
    await auditStore.behind("2026-11#3", 4, 100)
    expect(asked()).toEqual([["list", { chain: "2026-11#3", seq: { gt: 4 }, limit: 100, sortDirection: "ASC" }]])
  })

  it("gives rows, and where it goes on", async () => {
    model.auditEventsByMonth.mockResolvedValue({ data: [{ seq: 1 }], nextToken: "next" })
    const page = await auditStore.newest("month", { key: "2026-11", to: TO }, 7, null)
    expect(page).toEqual({ rows: [{ seq: 1 }], token: "next" })
  })

  it("tells nothing there from no answer", async () => {
    model.get.mockResolvedValue({ data: null })
    expect(await auditStore.row({ chain: "2026-11#3", seq: 1 })).toBeNull()
    model.get.mockResolvedValue({ data: null, errors: [{ message: "The table is not there." }] })
    await expect(auditStore.row({ chain: "2026-11#3", seq: 1 })).rejects.toMatchObject({ code: "Internal" })
  })

  it("fails where the API gives rows with an error: a part of a list would pass for all of it", async () => {
    model.auditEventsByMonth.mockResolvedValue({ data: [{ seq: 1 }], errors: [{ message: "Throttled." }] })
    await expect(auditStore.newest("month", { key: "2026-11", to: TO }, 7, null)).rejects.toMatchObject({
      code: "Internal",
    })
    model.list.mockResolvedValue({
      data: [],
      errors: [{ message: "Not Authorized to access listAuditEvents on type Query", errorType: "Unauthorized" }],
    })
    await expect(auditStore.behind("2026-11#3", 4, 100)).rejects.toMatchObject({ code: "Forbidden" })
  })
})
