import { describe, expect, it } from "vitest"
import { startPool } from "../testing/start-pool"

describe("AdminRemoveUserFromGroup", () => {
  it("removes the user from both lists", async () => {
    const { call, invite } = await startPool()
    const Username = await invite()
    await call("AdminAddUserToGroup", { Username, GroupName: "ADMINS" })
    await call("AdminRemoveUserFromGroup", { Username, GroupName: "ADMINS" })
    expect((await call("AdminListGroupsForUser", { Username })).Groups).toEqual([])
    expect((await call("ListUsersInGroup", { GroupName: "ADMINS" })).Users).toEqual([])
  })

  it("takes somebody who is not in the group without an error, and others stay in it", async () => {
    const { call, invite } = await startPool()
    const member = await invite()
    const outsider = await invite("grace@example.com")
    await call("AdminAddUserToGroup", { Username: member, GroupName: "ADMINS" })
    expect(await call("AdminRemoveUserFromGroup", { Username: outsider, GroupName: "ADMINS" })).toEqual({})
    expect((await call("ListUsersInGroup", { GroupName: "ADMINS" })).Users).toHaveLength(1)
  })

  it.each([
    [{ Username: "nobody", GroupName: "ADMINS" }, "UserNotFoundException"],
    [{ Username: "ada@example.com", GroupName: "NOBODY" }, "ResourceNotFoundException"],
  ])("refuses %o with %s, and memberships stay", async (request, name) => {
    const { call, invite } = await startPool()
    const Username = await invite()
    await call("AdminAddUserToGroup", { Username, GroupName: "ADMINS" })
    await expect(call("AdminRemoveUserFromGroup", request)).rejects.toMatchObject({ name })
    expect((await call("AdminListGroupsForUser", { Username })).Groups).toHaveLength(1)
  })
})
