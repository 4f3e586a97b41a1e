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
      Policies: { PasswordPolicy: { MinimumLength: 8, RequireSymbols: true } },
    })
    expect(UserPool.SchemaAttributes).toContainEqual({
      Name: "custom:team",
      AttributeDataType: "String",
      DeveloperOnlyAttribute: false,
      Mutable: true,
      Required: false,
      StringAttributeConstraints: { MaxLength: "20" },
    })
  })
})
