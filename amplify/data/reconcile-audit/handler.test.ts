import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { changeFacts } from "../../testing/audit-facts"
import { captureLog } from "../../testing/captured-log"
import { cognitoUser, USER_ID } from "../../testing/cognito-user"
import { cognitoException, fakeCognito, kept } from "../../testing/fake-cognito"
import { appsyncAuditStore } from "../audit/appsync-audit-store"
import { AuditStoreError } from "../audit/audit-store"
import { writeIntent, writeRefusal } from "../audit/record-change"
import { auditTools } from "../audit-tools"
import { handler } from "./handler"

const setting = vi.hoisted(() => ({ months: null as number | null }))
vi.mock("../audit/retention-months", () => ({
  get AUDIT_RETENTION_MONTHS() {
    return setting.months
  },
}))

const MINUTE = 60_000
const facts = changeFacts({
  ...{ action: "disableUser", arguments: { userId: USER_ID }, before: { enabled: true, status: "CONFIRMED" } },
})

let log: string[]
beforeEach(() => {
  setting.months = null
  log = captureLog()
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 30, 12) })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  vi.useRealTimers()
})

const logged = (event: string) => log.map((line) => JSON.parse(line)).filter((line) => line.event === event)

/** Runs the function, and the clock as far as it waits. */
async function run() {
  const running = handler()
  await vi.runAllTimersAsync()
  await running
}

/** A Cognito with one user, and these administrators. */
function cognito({ administrators = [cognitoUser(), cognitoUser()], user = cognitoUser() as object | null } = {}) {
  return fakeCognito(({ name }) => ({
    Users: name === "ListUsersInGroupCommand" ? administrators : user ? [user] : [],
  }))
}

describe("reconcile-audit", () => {
  it("closes what was left open by what Cognito shows, and remembers how far it was", async () => {
    const sent = cognito({ user: cognitoUser({}, { Enabled: false }) })
    await writeIntent(auditTools(), facts)
    vi.advanceTimersByTime(MINUTE)
    await run()
    expect(kept().events()).toMatchObject([
      { kind: "intent", action: "disableUser" },
      { kind: "outcome", outcome: "done", closedBy: "reconciler", after: { enabled: false } },
    ])
    vi.advanceTimersByTime(10 * MINUTE)
    await run()
    await run()
    expect(kept().events()).toHaveLength(2)
    expect(sent.filter(({ name }) => name === "ListUsersCommand")).toHaveLength(1)
    const [row] = kept().rows
    const { trail } = JSON.parse(kept().state.get("reconciler")?.state ?? "")
    expect(trail.marks[row?.chain ?? ""]).toBe(2)
  })

  it("logs the heads of all chains once an hour", async () => {
    cognito()
    await writeIntent(auditTools(), facts)
    for (let minutes = 0; minutes < 120; minutes += 5) {
      await run()
      vi.setSystemTime(Date.UTC(2026, 10, 30, 12, minutes + 5))
    }
    const heads = logged("auditHead")
    expect(heads).toHaveLength(2)
    const [, outcome] = kept().rows
    expect(heads[1]).toMatchObject({ level: "info", chain: outcome?.chain, seq: 2, hash: outcome?.hash })
  })

  it.each([
    ["nobody", []],
    ["one", [cognitoUser()]],
    ["one and a disabled one", [cognitoUser(), cognitoUser({}, { Enabled: false })]],
    ["one and an invited one", [cognitoUser(), cognitoUser({}, { UserStatus: "FORCE_CHANGE_PASSWORD" })]],
  ])("raises an alarm when %s can sign in as an administrator", async (_, administrators) => {
    cognito({ administrators })
    await run()
    expect(logged("fewAdministrators")).toMatchObject([{ level: "error", administrators: administrators.length && 1 }])
  })

  it("raises none when two can", async () => {
    cognito()
    await run()
    expect(logged("fewAdministrators")).toEqual([])
  })

  it("counts the administrators although the trail cannot be read, and the reverse", async () => {
    cognito({ administrators: [] })
    vi.spyOn(appsyncAuditStore, "after").mockRejectedValue(new AuditStoreError("Timeout"))
    await run()
    expect(logged("auditReconcilerFailed")).toMatchObject([{ part: "reconcile", cause: "AuditStoreError" }])
    expect(logged("fewAdministrators")).toHaveLength(1)

    fakeCognito(() => {
      throw cognitoException("TooManyRequestsException", "canary-5d1f")
    })
    await writeIntent(auditTools(), { ...facts, action: "signOutUser" })
    vi.advanceTimersByTime(MINUTE)
    await run()
    expect(kept().events()).toHaveLength(2)
    expect(log.join()).not.toContain("canary")
  })

  it.each(["{", "{}", '{"trail":{"from":"x","marks":{}},"headsAt":0}'])(
    "reads everything again where its memory is %j",
    async (state) => {
      cognito()
      await writeIntent(auditTools(), facts)
      kept().state.set("reconciler", { name: "reconciler", version: 7, state })
      vi.advanceTimersByTime(MINUTE)
      await run()
      expect(kept().events()).toHaveLength(2)
      expect(kept().state.get("reconciler")).toMatchObject({ version: 8 })
    },
  )

  it("takes for no gap what is gone because its month is not kept any more, and logs no head of it", async () => {
    cognito()
    for (const requestId of [facts.requestId, facts.requestId.replace(/0$/, "1")]) {
      await writeRefusal(auditTools(), { ...facts, requestId }, { code: "OwnAccount" })
    }
    const [{ chain = "" } = {}] = kept().rows
    const left = kept().rows.map((row) => ({ ...row, chain, seq: row.seq + 1 }))
    vi.spyOn(appsyncAuditStore, "after").mockImplementation(async (name, seq) =>
      left.filter((row) => row.chain === name && row.seq > seq),
    )
    vi.setSystemTime(Date.UTC(2027, 0, 15))
    await run()
    expect(logged("auditGap")).not.toEqual([])
    expect(logged("auditHead").map((line) => line.chain)).toContain(chain)

    log.length = 0
    kept().state.clear()
    setting.months = 1
    await run()
    expect(logged("auditGap")).toEqual([])
    expect(logged("auditHead")).toEqual([])
  })

  it("changes nothing in Cognito", async () => {
    const sent = cognito()
    await writeIntent(auditTools(), facts)
    vi.advanceTimersByTime(MINUTE)
    await run()
    expect(sent.map(({ name }) => name).filter((name) => !/^(List|Get|AdminList)/.test(name))).toEqual([])
  })
})
