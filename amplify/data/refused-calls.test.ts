import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { ADMIN_ID, appsyncEvent, invoke, userPoolIdentity } from "../testing/appsync-event"
import { changeFacts, numberedFacts, REQUEST_ID } from "../testing/audit-facts"
import { captureLog } from "../testing/captured-log"
import { cognitoUser, USER_ID } from "../testing/cognito-user"
import { changesAmong, cognitoException, fakeCognito, kept, type SentCommand } from "../testing/fake-cognito"
import { appsyncAuditStore } from "./audit/appsync-audit-store"
import { AuditStoreError } from "./audit/audit-store"
import { writeIntent, writeRefusal } from "./audit/record-change"
import { auditTools } from "./audit-tools"
import { handler as disableUser } from "./disable-user/handler"
import { handler as listUsers } from "./list-users/handler"
import { ANSWER_AFTER_MS, EXCEED_REFUSAL_LIMIT, MOST_REFUSALS } from "./refusal-limit"

const waited = vi.hoisted(() => vi.fn(async (_milliseconds: number) => {}))
vi.mock("./audit-tools", async (original) => {
  const { auditTools } = await original<typeof import("./audit-tools")>()
  return { auditTools: () => ({ ...auditTools(), sleep: waited }) }
})

let sent: SentCommand[]
let change: () => unknown
beforeEach(() => {
  captureLog()
  waited.mockClear()
  change = () => ({})
  sent = fakeCognito(({ name }) => {
    if (name === "ListUsersCommand") return { Users: [cognitoUser()] }
    return name === "AdminDisableUserCommand" ? change() : {}
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const user = { userId: USER_ID, reason: "They left", requestId: REQUEST_ID }
const disable = (arguments_: object = user) => invoke(disableUser, appsyncEvent("disableUser", arguments_))

async function refusedBefore(count: number): Promise<void> {
  for (let call = 1; call <= count; call++) {
    await writeRefusal(auditTools(), numberedFacts(call), { code: "OwnAccount" })
  }
}

const alerts = () =>
  kept()
    .events()
    .filter(({ action }) => action === EXCEED_REFUSAL_LIMIT)

describe.each<[refused: string, refusal: RegExp, call: () => Promise<unknown>]>([
  ["before anything is intended", /^InvalidInput /, () => disable({ ...user, userId: "nobody" })],
  ["by a guard, behind its intent", /^OwnAccount /, () => disable({ ...user, userId: ADMIN_ID })],
  [
    "for the id of another change",
    /^InvalidInput .*requestId/,
    async () => {
      await writeIntent(auditTools(), changeFacts({ action: "someOtherChange" }))
      return disable()
    },
  ],
])("a change that is refused %s", (_, refusal, call) => {
  it("is answered at once below the limit", async () => {
    await refusedBefore(MOST_REFUSALS - 2)
    await expect(call()).rejects.toThrow(refusal)
    expect(waited).not.toHaveBeenCalled()
    expect(alerts()).toEqual([])
  })

  it("reaches the limit: it is held back, refused all the same, and an alert is raised", async () => {
    await refusedBefore(MOST_REFUSALS - 1)
    await expect(call()).rejects.toThrow(refusal)
    expect(waited).toHaveBeenCalledOnce()
    const [[milliseconds = 0] = []] = waited.mock.calls
    expect(milliseconds).toBeGreaterThan(0)
    expect(milliseconds).toBeLessThanOrEqual(ANSWER_AFTER_MS)
    expect(alerts()).toMatchObject([{ actor: ADMIN_ID, outcome: "refused", code: "RefusalLimit" }])
    expect(changesAmong(sent)).toEqual([])
  })

  it("is refused all the same where nobody can count, and held back", async () => {
    vi.spyOn(appsyncAuditStore, "refusals").mockRejectedValue(new AuditStoreError("down"))
    await expect(call()).rejects.toThrow(refusal)
    expect(waited).toHaveBeenCalledOnce()
    expect(changesAmong(sent)).toEqual([])
  })
})

describe("over the limit", () => {
  beforeEach(() => refusedBefore(MOST_REFUSALS))

  it("a repetition is held back as well, though it is no event and does not count", async () => {
    await disable()
    const events = kept().rows.length
    expect(waited).not.toHaveBeenCalled()
    await expect(disable()).rejects.toThrow("RepeatedRequest")
    expect(waited).toHaveBeenCalledOnce()
    // The alert alone.
    expect(kept().rows.length - events).toBe(1)
  })

  it("a change that the trail does not take is held back", async () => {
    vi.spyOn(appsyncAuditStore, "create").mockRejectedValue(new AuditStoreError("down", { permanent: true }))
    await expect(disable()).rejects.toThrow("AuditUnavailable")
    expect(waited).toHaveBeenCalledOnce()
    expect(changesAmong(sent)).toEqual([])
  })

  it("a change is done, and is not held back", async () => {
    await disable()
    expect(changesAmong(sent)).toHaveLength(1)
    expect(waited).not.toHaveBeenCalled()
    expect(appsyncAuditStore.refusals).not.toHaveBeenCalled()
  })

  it("what Cognito refuses is no refusal of this app's: it is not held back", async () => {
    change = () => {
      throw cognitoException("UserNotFoundException")
    }
    await expect(disable()).rejects.toThrow("UserNotFoundException")
    expect(appsyncAuditStore.refusals).not.toHaveBeenCalled()
    expect(waited).not.toHaveBeenCalled()
  })

  it("what only looks is neither held back nor written down", async () => {
    const event = appsyncEvent("listUsers", { pageSize: 0 }, { identity: userPoolIdentity() })
    const events = kept().rows.length
    await expect(invoke(listUsers, event)).rejects.toThrow("InvalidInput")
    expect(waited).not.toHaveBeenCalled()
    expect(kept().rows).toHaveLength(events)
  })
})
