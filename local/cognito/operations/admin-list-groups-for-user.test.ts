import { describe, expect, it } from "vitest"
import { poolDefinition, startPool } from "../testing/start-pool"

async function memberOfThree() {
  const groups = ["a", "b", "c"].map((name) => ({ name }))
  const started = await startPool(poolDefinition({ groups }))
  const Username = await started.invite()
  for (const { name } of groups) await started.call("AdminAddUserToGroup", { Username, GroupName: name })
  return { ...started, Username }
}

describe("AdminListGroupsForUser", () => {
  it("gives the groups page by page", async () => {
    const { call, Username } = await memberOfThree()
    const first = await call("AdminListGroupsForUser", { Username, Limit: 2 })
    const second = await call("AdminListGroupsForUser", { Username, Limit: 2, NextToken: first.NextToken })
    const names = [...first.Groups, ...second.Groups].map((group) => group.GroupName)
    expect(names).toEqual(["a", "b", "c"])
    expect(second).not.toHaveProperty("NextToken")
  })

  it("refuses the page token of another user", async () => {
    const { call, invite, Username } = await memberOfThree()
    const { NextToken } = await call("AdminListGroupsForUser", { Username, Limit: 2 })
    const other = await invite("grace@example.com")
    const attempt = call("AdminListGroupsForUser", { Username: other, Limit: 2, NextToken })
    await expect(attempt).rejects.toMatchObject({ name: "InvalidParameterException" })
  })

  it("refuses a user who does not exist", async () => {
    const { call } = await startPool()
    const attempt = call("AdminListGroupsForUser", { Username: "nobody" })
    await expect(attempt).rejects.toMatchObject({ name: "UserNotFoundException" })
  })
})
