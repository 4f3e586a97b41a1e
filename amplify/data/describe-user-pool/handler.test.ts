import { afterEach, describe, expect, it, vi } from "vitest"
import { appsyncEvent, invoke, USER_POOL_ID } from "../../testing/appsync-event"
import { cognitoException, fakeCognito } from "../../testing/fake-cognito"
import { handler } from "./handler"
import { toUserPoolDescription } from "./user-pool-description"

const describePool = () => invoke(handler, appsyncEvent("describeUserPool", {}))
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

describe("describeUserPool", () => {
  it("asks Cognito once, and adds what only the deployment knows", async () => {
    const sent = fakeCognito(() => ({ UserPool: { EstimatedNumberOfUsers: 250, UsernameAttributes: ["email"] } }))
    vi.stubEnv("USER_POOL_MFA_FACTORS", "SOFTWARE_TOKEN_MFA,SMS_MFA")
    vi.stubEnv("USER_POOL_MAPPED_ATTRIBUTES", "email,custom:department")
    expect(await describePool()).toMatchObject({
      estimatedNumberOfUsers: 250,
      signInBy: ["email"],
      mfaFactors: ["SOFTWARE_TOKEN_MFA", "SMS_MFA"],
      mappedAttributes: ["email", "custom:department"],
    })
    expect(sent).toEqual([{ name: "DescribeUserPoolCommand", input: { UserPoolId: USER_POOL_ID } }])
  })

  it.each(["AccessDeniedException", "TooManyRequestsException"])("says %s", async (exception) => {
    fakeCognito(() => {
      throw cognitoException(exception)
    })
    await expect(describePool()).rejects.toThrow(`${exception} {}`)
  })
})

describe("the description of a pool", () => {
  it("has every attribute with its type and its bounds, which Cognito writes as text", () => {
    const { attributes } = toUserPoolDescription(
      {
        SchemaAttributes: [
          {
            Name: "email",
            AttributeDataType: "String",
            Required: true,
            Mutable: true,
            StringAttributeConstraints: { MinLength: "0", MaxLength: "2048" },
          },
          {
            Name: "custom:level",
            AttributeDataType: "Number",
            Mutable: false,
            NumberAttributeConstraints: { MinValue: "-1", MaxValue: "" },
          },
          { Name: "custom:since", AttributeDataType: "DateTime", Mutable: true },
        ],
      },
      {},
    )
    const none = { minLength: null, maxLength: null, minValue: null, maxValue: null }
    const free = { required: false, ...none }
    expect(attributes).toEqual([
      { ...none, name: "email", type: "String", required: true, mutable: true, minLength: 0, maxLength: 2048 },
      { ...free, name: "custom:level", type: "Number", mutable: false, minValue: -1 },
      { ...free, name: "custom:since", type: "DateTime", mutable: true },
    ])
  })

  it("says what Cognito does where the pool says nothing", () => {
    expect(toUserPoolDescription({}, {})).toEqual({
      estimatedNumberOfUsers: 0,
      mfa: "OFF",
      mfaFactors: [],
      signInBy: [],
      aliases: [],
      mappedAttributes: [],
      passwordPolicy: {
        minimumLength: 6,
        requireLowercase: false,
        requireUppercase: false,
        requireNumbers: false,
        requireSymbols: false,
        temporaryPasswordDays: 7,
      },
      attributes: [],
    })
  })

  it("has the pool's password policy", () => {
    const PasswordPolicy = { MinimumLength: 12, RequireSymbols: true, TemporaryPasswordValidityDays: 3 }
    expect(toUserPoolDescription({ Policies: { PasswordPolicy } }, {}).passwordPolicy).toEqual({
      minimumLength: 12,
      requireLowercase: false,
      requireUppercase: false,
      requireNumbers: false,
      requireSymbols: true,
      temporaryPasswordDays: 3,
    })
  })
})
