import { describe, expect, it } from "vitest"
import { startPool } from "../testing/start-pool"

describe("AdminRemoveUserFromGroup", () => {
  it("removes the user from both lists", async () => {
    const { call, invite } = await startPool()
    const Username = await invite()
    await call("AdminAddUserToGroup", { Username, GroupName: "EDITORS" })
    await call("AdminRemoveUserFromGroup", { Username, GroupName: "EDITORS" })
    expect((await call("AdminListGroupsForUser", { Username })).Groups).toEqual([])
    expect((await call("ListUsersInGroup", { GroupName: "EDITORS" })).Users).toEqual([])
  })

  it("takes somebody who is not in the group without an error, and others stay in it", async () => {
    const { call, invite } = await startPool()
    const member = await invite()
    const outsider = await invite("grace@example.com")
    await call("AdminAddUserToGroup", { Username: member, GroupName: "EDITORS" })
    expect(await call("AdminRemoveUserFromGroup", { Username: outsider, GroupName: "EDITORS" })).toEqual({})
    expect((await call("ListUsersInGroup", { GroupName: "EDITORS" })).Users).toHaveLength(1)
  })

  it.each([
    [{ Username: "nobody", GroupName: "EDITORS" }, "UserNotFoundException"],
    [{ Username: "ada@example.com", GroupName: "NOBODY" }, "ResourceNotFoundException"],
  ])("refuses %o with %s, and memberships stay", async (request, name) => {
    const { call, invite } = await startPool()
    const Username = await invite()
    await call("AdminAddUserToGroup", { Username, GroupName: "EDITORS" })
    await expect(call("AdminRemoveUserFromGroup", request)).rejects.toMatchObject({ name })
    expect((await call("AdminListGroupsForUser", { Username })).Groups).toHaveLength(1)
  })
})
