import { describe, expect, it } from "vitest"
import { toUserPoolDescription } from "./user-pool-description"

const NO_BOUNDS = { minLength: null, maxLength: null, minValue: null, maxValue: null }
const attributeOf = (attribute: object) =>
  toUserPoolDescription({ SchemaAttributes: [attribute as never] }, {}).attributes[0]

describe("the description of a pool", () => {
  it("holds the password policy of the pool", () => {
    const PasswordPolicy = {
      MinimumLength: 12,
      RequireLowercase: true,
      RequireUppercase: true,
      RequireNumbers: false,
      RequireSymbols: true,
      TemporaryPasswordValidityDays: 0,
    }
    expect(toUserPoolDescription({ Policies: { PasswordPolicy } }, {}).passwordPolicy).toEqual({
      minimumLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireNumbers: false,
      requireSymbols: true,
      temporaryPasswordDays: 0,
    })
  })

  it("is what Cognito takes for granted where the pool says nothing", () => {
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

  it.each([
    [
      "a text with bounds, which Cognito writes as text",
      { AttributeDataType: "String", StringAttributeConstraints: { MinLength: "0", MaxLength: "2048" } },
      { type: "String", minLength: 0, maxLength: 2048 },
    ],
    [
      "a number below zero",
      { AttributeDataType: "Number", NumberAttributeConstraints: { MinValue: "-5", MaxValue: "10" } },
      { type: "Number", minValue: -5, maxValue: 10 },
    ],
    ["a date", { AttributeDataType: "DateTime" }, { type: "DateTime" }],
    ["a yes or no", { AttributeDataType: "Boolean" }, { type: "Boolean" }],
    ["empty bounds as none", { StringAttributeConstraints: { MinLength: "", MaxLength: undefined } }, {}],
    ["what is no number as no bound", { NumberAttributeConstraints: { MinValue: "many" } }, {}],
  ])("reads %s", (_, definition, expected) => {
    expect(attributeOf({ Name: "custom:x", Mutable: true, ...definition })).toEqual({
      name: "custom:x",
      type: "String",
      required: false,
      mutable: true,
      ...NO_BOUNDS,
      ...expected,
    })
  })

  it("does not take an attribute for one that can be written where Cognito does not say so", () => {
    expect(attributeOf({ Name: "custom:badge", Required: true })).toMatchObject({ required: true, mutable: false })
  })

  it("takes from the function's environment what Cognito's answer leaves out", () => {
    const environment = { USER_POOL_MFA_FACTORS: "SMS_MFA,SOFTWARE_TOKEN_MFA", USER_POOL_MAPPED_ATTRIBUTES: "email" }
    expect(toUserPoolDescription({ MfaConfiguration: "ON" }, environment)).toMatchObject({
      mfa: "ON",
      mfaFactors: ["SMS_MFA", "SOFTWARE_TOKEN_MFA"],
      mappedAttributes: ["email"],
    })
  })

  it("has no factor with an empty name", () => {
    const environment = { USER_POOL_MFA_FACTORS: "", USER_POOL_MAPPED_ATTRIBUTES: "" }
    expect(toUserPoolDescription({}, environment)).toMatchObject({ mfaFactors: [], mappedAttributes: [] })
  })
})
