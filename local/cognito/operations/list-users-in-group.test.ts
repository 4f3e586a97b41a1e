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

  it("refuses a limit of 61, and the page token of another group", async () => {
    const { call, invite } = await startPool()
    await call("CreateGroup", { GroupName: "team" })
    for (const name of ["a", "b"]) {
      const Username = await invite(`${name}@example.com`)
      for (const GroupName of ["team", "EDITORS"]) await call("AdminAddUserToGroup", { Username, GroupName })
    }
    const list = (request: Record<string, unknown>) => call("ListUsersInGroup", { GroupName: "EDITORS", ...request })
    await expect(list({ Limit: 61 })).rejects.toMatchObject({ name: "InvalidParameterException" })
    const { NextToken } = await list({ Limit: 1 })
    const attempt = list({ GroupName: "team", Limit: 1, NextToken })
    await expect(attempt).rejects.toMatchObject({ name: "InvalidParameterException" })
  })

  it("shows members as they are now, disabled ones too, and nobody who was deleted", async () => {
    const { call, invite } = await startPool()
    const [ada, grace] = [await invite(), await invite("grace@example.com")]
    for (const Username of [ada, grace]) await call("AdminAddUserToGroup", { Username, GroupName: "EDITORS" })
    await call("AdminDisableUser", { Username: ada })
    await call("AdminDeleteUser", { Username: grace })
    const { Users } = await call("ListUsersInGroup", { GroupName: "EDITORS" })
    expect(Users).toMatchObject([{ Username: ada, Enabled: false }])
  })

  it("refuses a group that does not exist", async () => {
    const { call } = await startPool()
    const attempt = call("ListUsersInGroup", { GroupName: "none" })
    await expect(attempt).rejects.toMatchObject({ name: "ResourceNotFoundException" })
  })
})
