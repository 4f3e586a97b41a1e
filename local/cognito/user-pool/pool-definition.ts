import { z } from "zod"
import { CognitoSetupError } from "../errors"
import { FACTORS } from "./factors"

const text = z.string()
const flag = z.boolean()
/** CloudFormation writes constraint bounds as text, the API as text too, people as numbers. */
const bound = z.union([z.string().regex(/^-?\d+$/), z.number().int()]).transform(Number)

const attributeDefinition = z.strictObject({
  Name: text,
  AttributeDataType: z.enum(["String", "Number", "DateTime", "Boolean"]).default("String"),
  DeveloperOnlyAttribute: z.literal(false).optional(),
  Mutable: flag.default(true),
  Required: flag.default(false),
  StringAttributeConstraints: z.strictObject({ MinLength: bound.optional(), MaxLength: bound.optional() }).optional(),
  NumberAttributeConstraints: z.strictObject({ MinValue: bound.optional(), MaxValue: bound.optional() }).optional(),
})

const passwordPolicy = z.strictObject({
  MinimumLength: z.number().int().min(6).max(99).default(8),
  RequireUppercase: flag.default(false),
  RequireLowercase: flag.default(false),
  RequireNumbers: flag.default(false),
  RequireSymbols: flag.default(false),
  TemporaryPasswordValidityDays: z.number().int().min(0).max(365).default(7),
  PasswordHistorySize: z.literal(0).optional(),
})

/** Accepted and shown again, but without effect here: nothing that this service does depends on them. */
const withoutEffect = z.unknown().optional()

const definition = z.strictObject({
  PoolName: text.optional(),
  UserPoolName: text.optional(),
  Policies: z.strictObject({ PasswordPolicy: passwordPolicy.optional(), SignInPolicy: withoutEffect }).optional(),
  Schema: z.array(attributeDefinition).default([]),
  UsernameAttributes: z.array(z.enum(["email", "phone_number"])).default([]),
  AliasAttributes: z.array(z.enum(["email", "phone_number", "preferred_username"])).default([]),
  AutoVerifiedAttributes: z.array(z.enum(["email", "phone_number"])).default([]),
  UsernameConfiguration: z.strictObject({ CaseSensitive: flag }).default({ CaseSensitive: true }),
  AdminCreateUserConfig: z
    .strictObject({
      AllowAdminCreateUserOnly: flag.default(false),
      UnusedAccountValidityDays: z.number().int().optional(),
      InviteMessageTemplate: z
        .strictObject({ EmailMessage: text.optional(), EmailSubject: text.optional(), SMSMessage: text.optional() })
        .default({}),
    })
    .default({ AllowAdminCreateUserOnly: false, InviteMessageTemplate: {} }),
  AccountRecoverySetting: z
    .strictObject({
      RecoveryMechanisms: z
        .array(
          z.strictObject({
            Name: z.enum(["verified_email", "verified_phone_number", "admin_only"]),
            Priority: z.number().int().min(1).max(2),
          }),
        )
        .default([]),
    })
    .optional(),
  UserAttributeUpdateSettings: z
    .strictObject({ AttributesRequireVerificationBeforeUpdate: z.array(z.enum(["email", "phone_number"])) })
    .default({ AttributesRequireVerificationBeforeUpdate: [] }),
  VerificationMessageTemplate: z
    .strictObject({
      DefaultEmailOption: z.literal("CONFIRM_WITH_CODE").default("CONFIRM_WITH_CODE"),
      EmailMessage: text.optional(),
      EmailSubject: text.optional(),
      SmsMessage: text.optional(),
      EmailMessageByLink: withoutEffect,
      EmailSubjectByLink: withoutEffect,
    })
    .default({ DefaultEmailOption: "CONFIRM_WITH_CODE" }),
  EmailVerificationMessage: text.optional(),
  EmailVerificationSubject: text.optional(),
  SmsVerificationMessage: text.optional(),
  MfaConfiguration: z.enum(["OFF", "OPTIONAL", "ON"]).default("OFF"),
  /** A trigger that is not run would be a rule that does not hold. */
  LambdaConfig: z.strictObject({}).optional(),
  EnabledMfas: z.array(z.enum(FACTORS)).default([]),
  SmsAuthenticationMessage: text.optional(),
  EmailAuthenticationMessage: text.optional(),
  EmailAuthenticationSubject: text.optional(),
  EmailConfiguration: withoutEffect,
  SmsConfiguration: withoutEffect,
  DeviceConfiguration: withoutEffect,
  DeletionProtection: withoutEffect,
  UserPoolAddOns: withoutEffect,
  UserPoolTags: withoutEffect,
  UserPoolTier: withoutEffect,
  WebAuthnRelyingPartyID: withoutEffect,
  WebAuthnUserVerification: withoutEffect,
})

/** What `CreateUserPool` or CloudFormation says about a pool, with Cognito's defaults filled in. */
export type PoolDefinition = z.output<typeof definition>
export type AttributeDefinition = z.output<typeof attributeDefinition>
export type PasswordPolicy = z.output<typeof passwordPolicy>

/**
 * Cognito's own policy for a pool that names none: 8 characters with all four kinds.
 * Source: "PasswordPolicyType", Amazon Cognito user pools API reference.
 */
const DEFAULT_POLICY: PasswordPolicy = {
  MinimumLength: 8,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: true,
  TemporaryPasswordValidityDays: 7,
}

/** @throws CognitoSetupError for a property that this service does not know or cannot honour */
export function readPoolDefinition(poolId: string, properties: unknown): PoolDefinition {
  return readDefinition(definition, `User pool ${poolId}`, properties)
}

export function readDefinition<S extends z.ZodType>(schema: S, what: string, properties: unknown): z.output<S> {
  const result = schema.safeParse(properties)
  if (result.success) return result.data
  const issues = result.error.issues.map((issue) => `${issue.path.join(".") || "properties"}: ${issue.message}`)
  throw new CognitoSetupError(
    `${what} asks for something that the local Cognito does not have (${issues.join("; ")}).`,
    "Change the definition, or teach local/cognito what is missing.",
  )
}

export const passwordPolicyOf = (pool: PoolDefinition) => pool.Policies?.PasswordPolicy ?? DEFAULT_POLICY
