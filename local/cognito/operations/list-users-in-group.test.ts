import { describe, expect, it } from "vitest"
import { startPool } from "../testing/start-pool"

describe("ListUsersInGroup", () => {
  it("gives every member once, page by page", async () => {
    const { call, invite } = await startPool()
    const members = await Promise.all(["a", "b", "c"].map((name) => invite(`${name}@example.com`)))
    await invite("outsider@example.com")
    for (const Username of members) await call("AdminAddUserToGroup", { Username, GroupName: "EDITORS" })
    const first = await call("ListUsersInGroup", { GroupName: "EDITORS", Limit: 2 })
    const second = await call("ListUsersInGroup", { GroupName: "EDITORS", Limit: 2, NextToken: first.NextToken })
    const found = [...first.Users, ...second.Users].map((user) => user.Username)
    expect(found.sort()).toEqual(members.sort())
  })

  it("does not confuse a group with one whose name begins alike", async () => {
    const { call, invite } = await startPool()
    await call("CreateGroup", { GroupName: "EDITORS2" })
    await call("AdminAddUserToGroup", { Username: await invite(), GroupName: "EDITORS2" })
    expect((await call("ListUsersInGroup", { GroupName: "EDITORS" })).Users).toEqual([])
  })

  it("refuses a group that does not exist", async () => {
    const { call } = await startPool()
    const attempt = call("ListUsersInGroup", { GroupName: "none" })
    await expect(attempt).rejects.toMatchObject({ name: "ResourceNotFoundException" })
  })
})
