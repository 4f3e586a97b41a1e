import { describe, expect, it } from "vitest"
import { operations } from "./operations"
import { type Answer, CLIENT, claims, PASSWORD, startPool } from "./testing/start-pool"
import { quotaCategory } from "./throttle"

describe("the control", () => {
  it("lets lists lag, while single users are shown as they are", async () => {
    const { cognito, call, invite, passes } = await startPool()
    cognito.control.set({ lagListsSeconds: 10 })
    const Username = await invite()
    await call("AdminAddUserToGroup", { Username, GroupName: "EDITORS" })
    const lists = async () => [
      (await call("ListUsers")).Users.length,
      (await call("ListUsersInGroup", { GroupName: "EDITORS" })).Users.length,
      (await call("AdminListGroupsForUser", { Username })).Groups.length,
    ]
    expect((await call("AdminGetUser", { Username })).Username).toBe(Username)
    expect(await lists()).toEqual([0, 0, 0])
    passes(10_000)
    expect(await lists()).toEqual([1, 1, 1])
    await call("AdminRemoveUserFromGroup", { Username, GroupName: "EDITORS" })
    expect(await lists()).toEqual([1, 1, 1])
    cognito.control.set({ lagListsSeconds: 0 })
    expect(await lists()).toEqual([1, 0, 0])
  })

  it("does not let tokens lag: they carry the groups of this moment", async () => {
    const { cognito, call, confirmed, signIn } = await startPool()
    const Username = await confirmed()
    cognito.control.set({ lagListsSeconds: 10 })
    await call("AdminAddUserToGroup", { Username, GroupName: "EDITORS" })
    expect(claims((await signIn()).AuthenticationResult.AccessToken)["cognito:groups"]).toEqual(["EDITORS"])
  })

  it("refuses calls before they change anything, as often as it was told", async () => {
    const { cognito, call, invite } = await startPool()
    const fault = { operation: "AdminCreateUser", moment: "before", error: "InternalErrorException", times: 1 }
    cognito.control.set({ faults: [fault] })
    await expect(invite()).rejects.toMatchObject({ name: "InternalErrorException", statusCode: 500 })
    expect((await call("ListUsers")).Users).toEqual([])
    await invite()
    expect((await call("ListUsers")).Users).toHaveLength(1)
  })

  it("loses the answer after the change was made", async () => {
    const { cognito, call, invite } = await startPool()
    cognito.control.set({ faults: [{ operation: "*", moment: "after", times: 1 }] })
    await expect(invite()).rejects.toMatchObject({ name: "InternalErrorException" })
    expect((await call("ListUsers")).Users).toHaveLength(1)
  })

  it("holds a change back and makes it later, when nobody expects it any more", async () => {
    const { cognito, call, invite } = await startPool()
    cognito.control.set({ faults: [{ operation: "AdminCreateUser", moment: "held", times: 1 }] })
    await expect(invite()).rejects.toMatchObject({ name: "InternalErrorException" })
    expect((await call("ListUsers")).Users).toEqual([])
    expect(await cognito.control.release()).toBe(1)
    expect((await call("ListUsers")).Users).toHaveLength(1)
  })

  it("throttles by Cognito's quotas and lets calls through as time passes", async () => {
    const { cognito, call, passes } = await startPool()
    cognito.control.set({ throttle: true })
    for (let number = 0; number < 30; number++) await call("ListUsers")
    await expect(call("ListUsers")).rejects.toMatchObject({ name: "TooManyRequestsException", statusCode: 400 })
    passes(1000 / 30 + 1)
    expect((await call("ListUsers")).Users).toEqual([])
    await expect(call("ListUsers")).rejects.toMatchObject({ name: "TooManyRequestsException" })
  })

  it("lets one operation on a pool have five calls a second, in each pool", async () => {
    const { cognito, call } = await startPool()
    const { UserPool } = (await cognito.call("CreateUserPool", { PoolName: "other" })) as Answer
    cognito.control.set({ throttle: true })
    for (let number = 0; number < 5; number++) await call("ListGroups")
    await expect(call("ListGroups")).rejects.toMatchObject({ name: "TooManyRequestsException" })
    expect((await call("GetGroup", { GroupName: "EDITORS" })).Group.GroupName).toBe("EDITORS")
    expect((await call("ListGroups", { UserPoolId: UserPool.Id })).Groups).toEqual([])
  })

  it("throttles single operations, and a call that is refused takes nothing from the others", async () => {
    const { cognito, call } = await startPool()
    cognito.control.set({ throttle: { ListGroups: 1, UserPoolResourceRead: 2 } })
    await call("ListGroups")
    await expect(call("ListGroups")).rejects.toMatchObject({ name: "TooManyRequestsException" })
    await call("GetGroup", { GroupName: "EDITORS" })
    const third = call("GetGroup", { GroupName: "EDITORS" })
    await expect(third).rejects.toMatchObject({ name: "TooManyRequestsException" })
  })

  it("takes other quotas", async () => {
    const { cognito, call } = await startPool()
    cognito.control.set({ throttle: { UserList: 1 } })
    await call("ListUsers")
    await expect(call("ListUsers")).rejects.toMatchObject({ name: "TooManyRequestsException" })
    expect((await call("ListGroups")).Groups).toHaveLength(1)
  })

  describe.each([...operations.keys()])("for %s", (operation) => {
    it("has the faults, the throttle and the quota category that every operation has", async () => {
      const { cognito, call } = await startPool()
      cognito.control.set({ faults: [{ operation, times: 1 }] })
      await expect(call(operation)).rejects.toMatchObject({ name: "InternalErrorException", statusCode: 500 })
      cognito.control.set({ throttle: { [operation]: 1 } })
      await call(operation).catch((error) => expect(error.name).not.toBe("TooManyRequestsException"))
      await expect(call(operation)).rejects.toMatchObject({ name: "TooManyRequestsException" })
      expect(quotaCategory(operation), "its quota category in throttle.ts").toBeTypeOf("string")
    })
  })

  it.each([
    ["UpdateGroup", { GroupName: "EDITORS", Description: "They edit" }],
    ["DeleteGroup", { GroupName: "EDITORS" }],
    ["AdminConfirmSignUp", { Username: "ada@example.com" }],
    ["AdminDeleteUserAttributes", { Username: "ada@example.com", UserAttributeNames: ["given_name"] }],
    ["ResendConfirmationCode", { ClientId: CLIENT, Username: "ada@example.com" }],
  ])("loses the answer of %s, which was done all the same", async (operation, request) => {
    const { cognito, call, mails } = await startPool()
    const UserAttributes = [{ Name: "given_name", Value: "Ada" }]
    await call("SignUp", { ClientId: CLIENT, Username: "ada@example.com", Password: PASSWORD, UserAttributes })
    const state = async () => JSON.stringify([await call("ListUsers"), await call("ListGroups"), await mails()])
    const before = await state()
    cognito.control.set({ faults: [{ operation, moment: "before", times: 1 }] })
    await expect(call(operation, request)).rejects.toMatchObject({ name: "InternalErrorException" })
    expect(await state()).toBe(before)
    cognito.control.set({ faults: [{ operation, moment: "after", times: 1 }] })
    await expect(call(operation, request)).rejects.toMatchObject({ name: "InternalErrorException" })
    expect(await state()).not.toBe(before)
  })

  it("moves the clock", async () => {
    const { cognito, confirmed, signIn, call } = await startPool()
    await confirmed()
    const { AccessToken } = (await signIn()).AuthenticationResult
    cognito.control.moveClock(900_000)
    await expect(call("GetUser", { AccessToken })).rejects.toMatchObject({ message: "Access Token has expired" })
    cognito.control.reset()
    expect((await call("GetUser", { AccessToken })).Username).toBeTypeOf("string")
  })

  it("logs who called what and how it ended, and no value of any call", async () => {
    const { cognito, confirmed, signIn } = await startPool()
    await confirmed()
    await signIn().catch(() => undefined)
    await signIn("ada@example.com", "Wrong-horse-7").catch(() => undefined)
    expect(cognito.control.calls()).toEqual([
      { operation: "AdminCreateUser", principal: "owner", outcome: "ok" },
      { operation: "AdminSetUserPassword", principal: "owner", outcome: "ok" },
      { operation: "InitiateAuth", principal: "owner", outcome: "ok" },
      { operation: "InitiateAuth", principal: "owner", outcome: "NotAuthorizedException" },
    ])
    const log = JSON.stringify(cognito.control.calls())
    for (const secret of ["ada@example.com", PASSWORD, "Wrong-horse-7"]) expect(log).not.toContain(secret)
  })
})
