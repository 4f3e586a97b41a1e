import { describe, expect, it } from "vitest"
import { POOL, poolDefinition, startPool } from "../testing/start-pool"

describe("ListGroups", () => {
  it("gives every group once, page by page, with what it was defined with", async () => {
    const roleArn = "arn:aws:iam::000000000000:role/editors"
    const groups = [{ name: "a", description: "first", precedence: 3, roleArn }, { name: "b" }, { name: "c" }]
    const { call } = await startPool(poolDefinition({ groups }))
    const first = await call("ListGroups", { Limit: 2 })
    const second = await call("ListGroups", { Limit: 2, NextToken: first.NextToken })
    expect([...first.Groups, ...second.Groups].map((group) => group.GroupName)).toEqual(["a", "b", "c"])
    expect(first.Groups[0]).toMatchObject({
      UserPoolId: POOL,
      Description: "first",
      Precedence: 3,
      RoleArn: roleArn,
    })
    expect(second).not.toHaveProperty("NextToken")
  })

  it("gives 300 groups in five pages of sixty when nothing is asked for", async () => {
    const groups = Array.from({ length: 300 }, (_, number) => ({ name: `group${number}` }))
    const { call } = await startPool(poolDefinition({ groups }))
    const sizes: number[] = []
    const names = new Set<string>()
    let NextToken: string | undefined
    do {
      const page = await call("ListGroups", NextToken ? { NextToken } : {})
      sizes.push(page.Groups.length)
      for (const { GroupName } of page.Groups) names.add(GroupName)
      NextToken = page.NextToken
    } while (NextToken)
    expect(sizes).toEqual([60, 60, 60, 60, 60])
    expect(names.size).toBe(300)
  })

  it("goes on where it was when the group it stopped at is deleted", async () => {
    const groups = ["a", "b", "c"].map((name) => ({ name }))
    const { call } = await startPool(poolDefinition({ groups }))
    const { NextToken } = await call("ListGroups", { Limit: 1 })
    await call("DeleteGroup", { GroupName: "a" })
    const { Groups } = await call("ListGroups", { Limit: 1, NextToken })
    expect(Groups.map((group: { GroupName: string }) => group.GroupName)).toEqual(["b"])
  })

  it("refuses a limit of 61", async () => {
    const { call } = await startPool()
    await expect(call("ListGroups", { Limit: 61 })).rejects.toMatchObject({ name: "InvalidParameterException" })
  })

  it("refuses a pool that does not exist", async () => {
    const { call } = await startPool()
    await expect(call("ListGroups", { UserPoolId: "us-east-1_None" })).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: "User pool us-east-1_None does not exist.",
    })
  })
})
