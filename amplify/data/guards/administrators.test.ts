import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { USER_POOL_ID } from "../../testing/appsync-event"
import { cognitoUser, USER_ID } from "../../testing/cognito-user"
import { answerAll, cognitoException } from "../../testing/fake-cognito"
import { expectAnAdministrator, keepAnAdministrator } from "./administrators"
import type { GuardStateRow } from "./guard-state"

const OTHER_ID = "33333333-3333-4333-8333-333333333333"

const store = vi.hoisted(() => ({ get: vi.fn(), save: vi.fn() }))
vi.mock("./appsync-guard-state-store", () => ({ appsyncGuardStateStore: store }))

let row: GuardStateRow | null
beforeEach(() => {
  row = null
  store.get.mockReset().mockImplementation(async () => row)
  store.save.mockReset().mockImplementation(async (next: GuardStateRow) => {
    row = next
    return true
  })
})
afterEach(() => vi.restoreAllMocks())

const user = cognitoUser()
const other = (overrides: object = {}) => cognitoUser({ sub: OTHER_ID }, { Username: OTHER_ID, ...overrides })

/** A pool where the user of the call is in `groups`, and the group of the administrators has `pages` of members. */
function poolWith(groups: string[], pages: object[][] = [[user, other()]]) {
  return answerAll(({ name, input }) => {
    if (name === "AdminListGroupsForUserCommand") return { Groups: groups.map((GroupName) => ({ GroupName })) }
    if (name !== "ListUsersInGroupCommand") throw new Error(`nobody asks for ${name}`)
    const page = Number(input.NextToken ?? 0)
    return { Users: pages[page], ...(page + 1 < pages.length && { NextToken: String(page + 1) }) }
  })
}

describe("keepAnAdministrator", () => {
  it.each([[[]], [["SUPPORT", "EDITORS"]], [["admins"]]])("lets anybody pass who is in %j only", async (groups) => {
    const sent = poolWith(groups, [[user]])
    await keepAnAdministrator(USER_ID)
    expect(sent).toEqual([
      {
        name: "AdminListGroupsForUserCommand",
        input: { UserPoolId: USER_POOL_ID, Username: USER_ID, Limit: 60, NextToken: undefined },
      },
    ])
    expect(store.get).not.toHaveBeenCalled()
    expect(store.save).not.toHaveBeenCalled()
  })

  it("writes down that an administrator leaves, where another one stays", async () => {
    const sent = poolWith(["EDITORS", "ADMINS"])
    await keepAnAdministrator(USER_ID)
    expect(row).toMatchObject({ name: "last-administrator", version: 1 })
    expect(JSON.parse(row?.state ?? "")).toEqual({ leaving: { [USER_ID]: expect.any(Number) }, joining: {} })
    expect(sent[1]).toEqual({
      name: "ListUsersInGroupCommand",
      input: { UserPoolId: USER_POOL_ID, GroupName: "ADMINS", Limit: 60, NextToken: undefined },
    })
  })

  it("finds who stays on the second page, too", async () => {
    const sent = poolWith(["ADMINS"], [[user], [other()]])
    await keepAnAdministrator(USER_ID)
    expect(sent.map(({ input }) => input.NextToken)).toEqual([undefined, undefined, "1"])
    expect(row).not.toBeNull()
  })

  it.each([
    ["nobody else is one", []],
    ["the other one is disabled", [other({ Enabled: false })]],
    ["the other one is not confirmed", [other({ UserStatus: "FORCE_CHANGE_PASSWORD" })]],
    ["Cognito does not say whether the other one is enabled", [other({ Enabled: undefined })]],
  ])("refuses where %s, and writes nothing", async (_, others) => {
    poolWith(["ADMINS"], [[user, ...others]])
    await expect(keepAnAdministrator(USER_ID)).rejects.toThrow(`LastAdministrator {"userId":"${USER_ID}"}`)
    expect(store.save).not.toHaveBeenCalled()
  })

  it.each(["AdminListGroupsForUserCommand", "ListUsersInGroupCommand"])(
    "refuses where Cognito does not answer %s",
    async (unanswered) => {
      answerAll(({ name }) => {
        if (name === unanswered) throw cognitoException("TooManyRequestsException")
        return { Groups: [{ GroupName: "ADMINS" }], Users: [user, other()] }
      })
      await expect(keepAnAdministrator(USER_ID)).rejects.toMatchObject({ name: "TooManyRequestsException" })
      expect(store.save).not.toHaveBeenCalled()
    },
  )

  it.each(["get", "save"] as const)("refuses where the row does not answer to %s", async (call) => {
    poolWith(["ADMINS"])
    store[call].mockRejectedValue(new Error("no answer"))
    await expect(keepAnAdministrator(USER_ID)).rejects.toThrow("no answer")
    expect(row).toBeNull()
  })

  it("looks again where somebody else was faster, and refuses what has become wrong", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0)
    const sent = poolWith(["ADMINS"])
    store.save.mockImplementationOnce(async () => {
      row = { name: "last-administrator", version: 1, state: `{"leaving":{"${OTHER_ID}":${Date.now()}},"joining":{}}` }
      return false
    })
    await expect(keepAnAdministrator(USER_ID)).rejects.toThrow("LastAdministrator")
    expect(sent.filter(({ name }) => name === "ListUsersInGroupCommand")).toHaveLength(2)
    expect(store.save).toHaveBeenCalledOnce()
  })
})

describe("expectAnAdministrator", () => {
  it("writes down that somebody joins, and asks Cognito nothing", async () => {
    const sent = poolWith(["ADMINS"])
    await expectAnAdministrator(USER_ID)
    expect(JSON.parse(row?.state ?? "")).toEqual({ leaving: {}, joining: { [USER_ID]: expect.any(Number) } })
    expect(sent).toEqual([])
  })

  it("has them not count as somebody who stays", async () => {
    poolWith(["ADMINS"])
    await expectAnAdministrator(OTHER_ID)
    await expect(keepAnAdministrator(USER_ID)).rejects.toThrow("LastAdministrator")
    expect(store.save).toHaveBeenCalledOnce()
  })

  it("refuses where it cannot be written down", async () => {
    poolWith([])
    store.save.mockRejectedValue(new Error("no answer"))
    await expect(expectAnAdministrator(USER_ID)).rejects.toThrow("no answer")
  })
})
