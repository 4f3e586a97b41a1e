import type { ClientSchema } from "@aws-amplify/backend"
import { a, defineData } from "@aws-amplify/backend"
import { addUserToGroup } from "./add-user-to-group/resource"
import { listGroups } from "./list-groups/resource"
import { listGroupsForUser } from "./list-groups-for-user/resource"
import { listUsers } from "./list-users/resource"
import { removeUserFromGroup } from "./remove-user-from-group/resource"

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
})

export type Schema = ClientSchema<typeof schema>

export const data = defineData({
  schema,
  authorizationModes: { defaultAuthorizationMode: "iam" },
})
