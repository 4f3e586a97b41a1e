import { a } from "@aws-amplify/backend"

/** The types that the fields of the API take and answer. */
export const types = {
  /** What Cognito can filter a list of users by; `user_status` is its `cognito:user_status`. */
  UserFilterAttribute: a.enum([
    "sub",
    "username",
    "email",
    "phone_number",
    "name",
    "given_name",
    "family_name",
    "preferred_username",
    "user_status",
    "status",
  ]),
  UserFilterMatch: a.enum(["exact", "prefix"]),

  UserAttribute: a.customType({ name: a.string().required(), value: a.string().required() }),
  User: a.customType({
    /** The `sub`: the same for the user's whole life. */
    userId: a.string().required(),
    username: a.string().required(),
    email: a.string(),
    emailVerified: a.boolean().required(),
    name: a.string(),
    status: a.string().required(),
    enabled: a.boolean().required(),
    createdAt: a.datetime().required(),
    updatedAt: a.datetime().required(),
    attributes: a.ref("UserAttribute").required().array().required(),
  }),
  UserAttributeInput: a.customType({ name: a.string().required(), value: a.string().required() }),
  /** `shown` is what the form showed: a change is refused where it is not the value any more. */
  UserAttributeChange: a.customType({ name: a.string().required(), value: a.string().required(), shown: a.string() }),
  ShownUserAttribute: a.customType({ name: a.string().required(), shown: a.string() }),
  UserPage: a.customType({ users: a.ref("User").required().array().required(), pageToken: a.string() }),

  Group: a.customType({
    groupName: a.string().required(),
    description: a.string(),
    /** 0 is first; a group without one comes last. */
    precedence: a.integer(),
    createdAt: a.datetime().required(),
    updatedAt: a.datetime().required(),
  }),
  GroupPage: a.customType({ groups: a.ref("Group").required().array().required(), pageToken: a.string() }),

  /** How somebody new is told: by a message with a temporary password, or not at all. */
  Invitation: a.enum(["none", "email", "sms"]),
  MfaFactor: a.enum(["SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"]),
  UserWithFactors: a.customType({
    user: a.ref("User").required(),
    factors: a.string().required().array().required(),
    preferred: a.string(),
  }),

  UserPoolDescription: a.customType({
    estimatedNumberOfUsers: a.integer().required(),
    /** OFF, OPTIONAL or ON. */
    mfa: a.string().required(),
    mfaFactors: a.string().required().array().required(),
    /** email, phone_number or both; none: people have user names. */
    signInBy: a.string().required().array().required(),
    /** What serves for signing in besides the user name. */
    aliases: a.string().required().array().required(),
    /** The attributes that a connected identity provider writes at each sign-in. */
    mappedAttributes: a.string().required().array().required(),
    passwordPolicy: a.ref("PasswordPolicy").required(),
    attributes: a.ref("AttributeDefinition").required().array().required(),
  }),
  PasswordPolicy: a.customType({
    minimumLength: a.integer().required(),
    requireLowercase: a.boolean().required(),
    requireUppercase: a.boolean().required(),
    requireNumbers: a.boolean().required(),
    requireSymbols: a.boolean().required(),
    temporaryPasswordDays: a.integer().required(),
  }),
  AttributeDefinition: a.customType({
    name: a.string().required(),
    /** String, Number, DateTime or Boolean. */
    type: a.string().required(),
    required: a.boolean().required(),
    mutable: a.boolean().required(),
    minLength: a.integer(),
    maxLength: a.integer(),
    minValue: a.float(),
    maxValue: a.float(),
  }),
}
