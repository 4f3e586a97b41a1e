import type { ClientSchema } from "@aws-amplify/backend"
import { a, defineData } from "@aws-amplify/backend"
import { addUserToGroup } from "./add-user-to-group/resource"
import { confirmSignUp } from "./confirm-sign-up/resource"
import { createGroup } from "./create-group/resource"
import { createUser } from "./create-user/resource"
import { deleteGroup } from "./delete-group/resource"
import { deleteUser } from "./delete-user/resource"
import { deleteUserAttributes } from "./delete-user-attributes/resource"
import { describeUserPool } from "./describe-user-pool/resource"
import { disableUser } from "./disable-user/resource"
import { enableUser } from "./enable-user/resource"
import { getGroup } from "./get-group/resource"
import { getUser } from "./get-user/resource"
import { listGroups } from "./list-groups/resource"
import { listGroupsForUser } from "./list-groups-for-user/resource"
import { listUsers } from "./list-users/resource"
import { listUsersInGroup } from "./list-users-in-group/resource"
import { removeUserFromGroup } from "./remove-user-from-group/resource"
import { resendInvitation } from "./resend-invitation/resource"
import { resetUserPassword } from "./reset-user-password/resource"
import { setUserMfaPreference } from "./set-user-mfa-preference/resource"
import { setUserPassword } from "./set-user-password/resource"
import { signOutUser } from "./sign-out-user/resource"
import { updateGroup } from "./update-group/resource"
import { updateUserAttributes } from "./update-user-attributes/resource"

/** The API and the second lock: every query and mutation, its arguments, and who may call it. */
const schema = a.schema({
  addUserToGroup: a
    .mutation()
    .arguments({ userId: a.string().required(), groupName: a.string().required(), requestId: a.id() })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(addUserToGroup))
    .returns(a.json()),

  removeUserFromGroup: a
    .mutation()
    .arguments({ userId: a.string().required(), groupName: a.string().required(), requestId: a.id() })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(removeUserFromGroup))
    .returns(a.json()),

  listUsers: a
    .query()
    .arguments({
      attribute: a.ref("UserFilterAttribute"),
      match: a.ref("UserFilterMatch"),
      value: a.string(),
      pageSize: a.integer(),
      pageToken: a.string(),
    })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(listUsers))
    .returns(a.ref("UserPage")),

  listGroups: a
    .query()
    .arguments({ pageSize: a.integer(), pageToken: a.string() })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(listGroups))
    .returns(a.ref("GroupPage")),

  listGroupsForUser: a
    .query()
    .arguments({ userId: a.string().required(), pageSize: a.integer(), pageToken: a.string() })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(listGroupsForUser))
    .returns(a.ref("GroupPage")),

  createUser: a
    .mutation()
    .arguments({
      username: a.string().required(),
      attributes: a.ref("UserAttributeInput").required().array().required(),
      invitation: a.ref("Invitation").required(),
      temporaryPassword: a.string(),
      requestId: a.id(),
    })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(createUser))
    .returns(a.ref("User")),

  resendInvitation: a
    .mutation()
    .arguments({ userId: a.string().required(), requestId: a.id() })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(resendInvitation))
    .returns(a.json()),

  confirmSignUp: a
    .mutation()
    .arguments({ userId: a.string().required(), requestId: a.id() })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(confirmSignUp))
    .returns(a.json()),

  updateUserAttributes: a
    .mutation()
    .arguments({
      userId: a.string().required(),
      changes: a.ref("UserAttributeChange").required().array().required(),
      requestId: a.id(),
    })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(updateUserAttributes))
    .returns(a.json()),

  deleteUserAttributes: a
    .mutation()
    .arguments({
      userId: a.string().required(),
      attributes: a.ref("ShownUserAttribute").required().array().required(),
      requestId: a.id(),
    })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(deleteUserAttributes))
    .returns(a.json()),

  enableUser: a
    .mutation()
    .arguments({ userId: a.string().required(), requestId: a.id() })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(enableUser))
    .returns(a.json()),

  disableUser: a
    .mutation()
    .arguments({ userId: a.string().required(), requestId: a.id() })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(disableUser))
    .returns(a.json()),

  deleteUser: a
    .mutation()
    .arguments({ userId: a.string().required(), requestId: a.id() })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(deleteUser))
    .returns(a.json()),

  resetUserPassword: a
    .mutation()
    .arguments({ userId: a.string().required(), requestId: a.id() })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(resetUserPassword))
    .returns(a.json()),

  setUserPassword: a
    .mutation()
    .arguments({
      userId: a.string().required(),
      password: a.string().required(),
      permanent: a.boolean().required(),
      requestId: a.id(),
    })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(setUserPassword))
    .returns(a.json()),

  setUserMfaPreference: a
    .mutation()
    .arguments({
      userId: a.string().required(),
      enable: a.ref("MfaFactor").array(),
      disable: a.ref("MfaFactor").array(),
      preferred: a.ref("MfaFactor"),
      requestId: a.id(),
    })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(setUserMfaPreference))
    .returns(a.json()),

  signOutUser: a
    .mutation()
    .arguments({ userId: a.string().required(), requestId: a.id() })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(signOutUser))
    .returns(a.json()),

  createGroup: a
    .mutation()
    .arguments({
      groupName: a.string().required(),
      description: a.string(),
      precedence: a.integer(),
      requestId: a.id(),
    })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(createGroup))
    .returns(a.ref("Group")),

  updateGroup: a
    .mutation()
    .arguments({
      groupName: a.string().required(),
      description: a.string(),
      precedence: a.integer(),
      shownDescription: a.string(),
      shownPrecedence: a.integer(),
      requestId: a.id(),
    })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(updateGroup))
    .returns(a.ref("Group")),

  deleteGroup: a
    .mutation()
    .arguments({ groupName: a.string().required(), requestId: a.id() })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(deleteGroup))
    .returns(a.json()),

  getGroup: a
    .query()
    .arguments({ groupName: a.string().required() })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(getGroup))
    .returns(a.ref("Group")),

  listUsersInGroup: a
    .query()
    .arguments({ groupName: a.string().required(), pageSize: a.integer(), pageToken: a.string() })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(listUsersInGroup))
    .returns(a.ref("UserPage")),

  /** Counts the user as active in this month, on the AWS bill. */
  getUser: a
    .query()
    .arguments({ userId: a.string().required() })
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(getUser))
    .returns(a.ref("UserWithFactors")),

  describeUserPool: a
    .query()
    .authorization((allow) => [allow.group("ADMINS")])
    .handler(a.handler.function(describeUserPool))
    .returns(a.ref("UserPoolDescription")),

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
})

export type Schema = ClientSchema<typeof schema>

export const data = defineData({
  schema,
  authorizationModes: { defaultAuthorizationMode: "iam" },
})
