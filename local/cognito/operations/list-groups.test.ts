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
