import { poolDefinition } from "./start-pool"

/** People sign in with a phone number; codes and invitations are text messages. */
export const phonePool = () =>
  poolDefinition({
    properties: {
      UsernameAttributes: ["phone_number"],
      AutoVerifiedAttributes: ["phone_number"],
      UsernameConfiguration: { CaseSensitive: false },
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: "verified_phone_number", Priority: 1 }] },
      Schema: [{ Name: "phone_number", Required: true, Mutable: true }],
    },
  })

/** People sign in with either address. */
export const eitherPool = () =>
  poolDefinition({
    properties: {
      UsernameAttributes: ["email", "phone_number"],
      AutoVerifiedAttributes: ["email", "phone_number"],
      UsernameConfiguration: { CaseSensitive: false },
    },
  })

/** People have user names, in which case counts, and aliases. */
export const aliasPool = () =>
  poolDefinition({
    properties: {
      AliasAttributes: ["email", "phone_number", "preferred_username"],
      AutoVerifiedAttributes: ["email"],
    },
  })

/** Attributes of every type, with bounds; two are required and one never changes. */
export const attributePool = () =>
  poolDefinition({
    properties: {
      UsernameAttributes: ["email"],
      UsernameConfiguration: { CaseSensitive: false },
      Schema: [
        { Name: "email", Required: true, Mutable: true },
        { Name: "given_name", Required: true, Mutable: true },
        { Name: "team", AttributeDataType: "String", StringAttributeConstraints: { MinLength: "2", MaxLength: "5" } },
        { Name: "level", AttributeDataType: "Number", NumberAttributeConstraints: { MinValue: "1", MaxValue: "10" } },
        { Name: "remote", AttributeDataType: "Boolean" },
        { Name: "joined", AttributeDataType: "DateTime" },
        { Name: "badge", AttributeDataType: "String", Mutable: false },
      ],
    },
  })
