import { beforeEach, describe, expect, it, vi } from "vitest"
import { CHANGES_PER_PAGE, latestChanges, listChanges, readEvent } from "./audit-events"
import { ADMIN_ID, FakeAuditTrail, USER_ID } from "./testing/audit-trail"

const kept = vi.hoisted(() => ({ trail: null as unknown }))
const trail = () => kept.trail as FakeAuditTrail
vi.mock("@/lib/audit-store", () => ({
  auditStore: {
    newest: (...query: Parameters<FakeAuditTrail["newest"]>) => trail().newest(...query),
    behind: (...query: Parameters<FakeAuditTrail["behind"]>) => trail().behind(...query),
    row: async ({ chain, seq }: { chain: string; seq: number }) =>
      trail().rows.find((row) => row.chain === chain && row.seq === seq) ?? null,
  },
}))

const setting = vi.hoisted(() => ({ months: null as number | null }))
vi.mock("@/amplify/data/audit/retention-months", () => ({
  get AUDIT_RETENTION_MONTHS() {
    return setting.months
  },
}))

beforeEach(() => {
  setting.months = null
  kept.trail = new FakeAuditTrail()
})

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

describe("the audit trail", () => {
  it("is listed a page at a time, and a token leads on in its own list only", async () => {
    for (let number = 0; number < CHANGES_PER_PAGE + 3; number++) trail().add({ at: minutesAgo(number + 1) })
    const first = await listChanges({ actor: ADMIN_ID })
    expect([first.changes.length, first.pageToken]).toEqual([CHANGES_PER_PAGE, expect.any(String)])
    const second = await listChanges({ actor: ADMIN_ID }, first.pageToken ?? "")
    expect([second.changes.length, second.pageToken]).toEqual([3, null])
    expect(new Set([...first.changes, ...second.changes].map(({ requestId }) => requestId)).size).toBe(53)
    await expect(listChanges({}, first.pageToken ?? "")).rejects.toMatchObject({ code: "InvalidPageToken" })
  })

  it("looks at more rows in one read where most will not match", async () => {
    await listChanges({ actor: ADMIN_ID })
    await listChanges({ actor: ADMIN_ID, action: "deleteUser" })
    const [plain, picky] = trail().reads
    expect(picky?.limit).toBeGreaterThan(plain?.limit ?? 0)
  })

  it("lets no page wait for the latest changes longer than four seconds", async () => {
    vi.useFakeTimers()
    vi.spyOn(trail(), "newest").mockReturnValue(new Promise(() => {}))
    const seen = latestChanges(`user#${USER_ID}`, 5).catch((error) => error)
    await vi.advanceTimersByTimeAsync(4_000)
    vi.useRealTimers()
    expect(await seen).toMatchObject({ code: "Unreachable" })
  })

  it("gives the latest changes about somebody in one read", async () => {
    for (let number = 1; number < 20; number++) trail().add({ at: minutesAgo(number) })
    const { changes } = await latestChanges(`user#${USER_ID}`, 5)
    expect(changes).toHaveLength(5)
    expect(trail().reads).toEqual([{ index: "target", key: `user#${USER_ID}`, limit: 12 }])
  })
})

describe("an event", () => {
  it("has its other half, whichever it is", async () => {
    const [intent, outcome] = trail().add({ at: minutesAgo(5) })
    if (!intent || !outcome) throw new Error("A change has two rows.")
    expect(await readEvent(outcome)).toMatchObject({
      event: { outcome: "done" },
      partner: { seq: intent.seq },
      follows: true,
    })
    expect(await readEvent(intent)).toMatchObject({
      event: { kind: "intent" },
      partner: { seq: outcome.seq },
      follows: true,
    })
  })

  it("has none where it was refused at once, or is open", async () => {
    const [refused] = trail().add({ at: minutesAgo(5), outcome: "refusedAtOnce" })
    const [open] = trail().add({ at: minutesAgo(4), outcome: "open" })
    expect(await readEvent(refused ?? { chain: "", seq: 0 })).toMatchObject({ partner: null })
    expect(await readEvent(open ?? { chain: "", seq: 0 })).toMatchObject({ event: { outcome: "open" }, partner: null })
  })

  it("finds its outcome far behind it in its chain", async () => {
    const requestId = "01936f0e-7c3a-7000-8000-00000000ffff"
    const [intent] = trail().add({ at: minutesAgo(5), requestId, outcome: "open" })
    for (let number = 0; number < 250; number++) trail().add({ at: minutesAgo(4), requestId, outcome: "refusedAtOnce" })
    expect(await readEvent(intent ?? { chain: "", seq: 0 })).toMatchObject({ partner: null })
    expect(trail().looks).toHaveLength(3)
  })

  it("says when the one before it is missing or was changed", async () => {
    const requestId = "01936f0e-7c3a-7000-8000-00000000ffff"
    const rows = [3, 2, 1].map(
      (minutes) => trail().add({ at: minutesAgo(minutes), requestId, outcome: "refusedAtOnce" })[0],
    )
    const last = rows.at(-1) ?? { chain: "", seq: 0 }
    expect(await readEvent(last)).toMatchObject({ follows: true })
    trail().rows.splice(1, 1)
    expect(await readEvent(last)).toMatchObject({ follows: false, event: { intact: true } })
  })

  it.each([
    ["is not kept any more", 70, true],
    ["is kept", 20, false],
  ])("may be without the one before it only where its month %s", async (_, days, follows) => {
    setting.months = 1
    const requestId = "01936f0e-7c3a-7000-8000-00000000ffff"
    const at = minutesAgo(days * 24 * 60)
    const [first, second] = [1, 2].map(() => trail().add({ at, requestId, outcome: "refusedAtOnce" })[0])
    expect([first?.seq, second?.seq]).toEqual([1, 2])
    trail().rows.splice(0, 1)
    expect(await readEvent(second ?? { chain: "", seq: 0 })).toMatchObject({ follows })
  })

  it("is null where there is none", async () => {
    expect(await readEvent({ chain: "2026-11#3", seq: 1 })).toBeNull()
  })
})
