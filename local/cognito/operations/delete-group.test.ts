import { describe, expect, it } from "vitest"
import { claims, poolDefinition, startPool } from "../testing/start-pool"

async function memberOfTwo() {
  const started = await startPool()
  await started.call("CreateGroup", { GroupName: "team" })
  const Username = await started.confirmed()
  for (const GroupName of ["team", "EDITORS"]) await started.call("AdminAddUserToGroup", { Username, GroupName })
  const groups = async () =>
    (await started.call("AdminListGroupsForUser", { Username })).Groups.map(
      (group: { GroupName: string }) => group.GroupName,
    )
  return { ...started, Username, groups }
}

describe("DeleteGroup", () => {
  it("takes the group from the list and from its members; a new one by that name begins empty", async () => {
    const { call, groups } = await memberOfTwo()
    expect(await call("DeleteGroup", { GroupName: "team" })).toEqual({})
    expect((await call("ListGroups")).Groups).toHaveLength(1)
    expect(await groups()).toEqual(["EDITORS"])
    await expect(call("ListUsersInGroup", { GroupName: "team" })).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    })
    await call("CreateGroup", { GroupName: "team" })
    expect((await call("ListUsersInGroup", { GroupName: "team" })).Users).toEqual([])
    expect(await groups()).toEqual(["EDITORS"])
  })

  it("leaves tokens that were issued before as they are; the next ones are without the group", async () => {
    const { call, signIn, refresh } = await memberOfTwo()
    const { AccessToken, RefreshToken } = (await signIn()).AuthenticationResult
    await call("DeleteGroup", { GroupName: "team" })
    expect(claims(AccessToken)["cognito:groups"]).toEqual(["EDITORS", "team"])
    expect((await call("GetUser", { AccessToken })).Username).toBeTypeOf("string")
    const next = (await refresh(RefreshToken)).AuthenticationResult
    expect(claims(next.AccessToken)["cognito:groups"]).toEqual(["EDITORS"])
  })

  it("makes room among a user's hundred groups", async () => {
    const { call, Username } = await memberOfTwo()
    for (let number = 0; number < 98; number++) {
      await call("CreateGroup", { GroupName: `group${number}` })
      await call("AdminAddUserToGroup", { Username, GroupName: `group${number}` })
    }
    await call("CreateGroup", { GroupName: "last" })
    const join = () => call("AdminAddUserToGroup", { Username, GroupName: "last" })
    await expect(join()).rejects.toMatchObject({ name: "LimitExceededException" })
    await call("DeleteGroup", { GroupName: "team" })
    expect(await join()).toEqual({})
  })

  it("makes room among the pool's ten thousand groups", async () => {
    const groups = Array.from({ length: 10_000 }, (_, number) => ({ name: `group${number}` }))
    const { call } = await startPool(poolDefinition({ groups }))
    const create = () => call("CreateGroup", { GroupName: "last" })
    await expect(create()).rejects.toMatchObject({ name: "LimitExceededException" })
    await call("DeleteGroup", { GroupName: "group5000" })
    expect((await create()).Group.GroupName).toBe("last")
    await expect(call("CreateGroup", { GroupName: "onemore" })).rejects.toMatchObject({
      name: "LimitExceededException",
    })
  })

  it("does not touch a group whose name begins alike", async () => {
    const { call } = await memberOfTwo()
    await call("CreateGroup", { GroupName: "tea" })
    await call("DeleteGroup", { GroupName: "tea" })
    expect((await call("ListUsersInGroup", { GroupName: "team" })).Users).toHaveLength(1)
  })

  it("still shows in lists that lag, while a single group is gone at once", async () => {
    const { cognito, call, groups, passes } = await memberOfTwo()
    cognito.control.set({ lagListsSeconds: 10 })
    await call("DeleteGroup", { GroupName: "team" })
    await expect(call("GetGroup", { GroupName: "team" })).rejects.toMatchObject({ name: "ResourceNotFoundException" })
    expect(await groups()).toEqual(["EDITORS", "team"])
    passes(10_000)
    expect(await groups()).toEqual(["EDITORS"])
  })

  it("refuses a group that does not exist, and the others stay", async () => {
    const { call, groups } = await memberOfTwo()
    await expect(call("DeleteGroup", { GroupName: "none" })).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: "Group not found.",
    })
    expect(await groups()).toEqual(["EDITORS", "team"])
  })
})
