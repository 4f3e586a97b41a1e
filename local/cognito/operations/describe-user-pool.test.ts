import { describe, expect, it } from "vitest"
import { POOL, poolDefinition, startPool } from "../testing/start-pool"

describe("DescribeUserPool", () => {
  it("shows the definition, the attributes and how many users there are", async () => {
    const definition = poolDefinition()
    definition.properties.UserPoolName = "console"
    definition.properties.Schema = [{ Name: "team", StringAttributeConstraints: { MaxLength: "20" } }]
    const { call, invite } = await startPool(definition)
    await invite()
    const { UserPool } = await call("DescribeUserPool")
    expect(UserPool).toMatchObject({
      Id: POOL,
      Name: "console",
      Arn: `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${POOL}`,
      UsernameAttributes: ["email"],
      EstimatedNumberOfUsers: 1,
      Policies: { PasswordPolicy: { MinimumLength: 8, RequireSymbols: true, TemporaryPasswordValidityDays: 7 } },
    })
    expect(UserPool).not.toHaveProperty("AliasAttributes")
    expect(UserPool.SchemaAttributes).toContainEqual({
      Name: "custom:team",
      AttributeDataType: "String",
      DeveloperOnlyAttribute: false,
      Mutable: true,
      Required: false,
      StringAttributeConstraints: { MaxLength: "20" },
    })
  })

  it("shows the policy and the names that the pool was given", async () => {
    const PasswordPolicy = { MinimumLength: 12, RequireNumbers: true, TemporaryPasswordValidityDays: 3 }
    const AliasAttributes = ["email", "preferred_username"]
    const { call } = await startPool(poolDefinition({ properties: { Policies: { PasswordPolicy }, AliasAttributes } }))
    const { UserPool } = await call("DescribeUserPool")
    const unnamed = { RequireUppercase: false, RequireLowercase: false, RequireSymbols: false }
    expect(UserPool.Policies).toEqual({ PasswordPolicy: { ...PasswordPolicy, ...unnamed } })
    expect(UserPool.AliasAttributes).toEqual(AliasAttributes)
    expect(UserPool).not.toHaveProperty("UsernameAttributes")
  })

  it("counts the users as they come and go", async () => {
    const { call, invite } = await startPool()
    const counted = async () => (await call("DescribeUserPool")).UserPool.EstimatedNumberOfUsers
    await invite()
    const Username = await invite("grace@example.com")
    expect(await counted()).toBe(2)
    await call("AdminDeleteUser", { Username })
    expect(await counted()).toBe(1)
  })

  it("refuses a pool that does not exist", async () => {
    const { call } = await startPool()
    await expect(call("DescribeUserPool", { UserPoolId: "us-east-1_None" })).rejects.toMatchObject({
      name: "ResourceNotFoundException",
    })
  })
})
