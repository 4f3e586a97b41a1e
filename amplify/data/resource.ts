import type { ClientSchema } from "@aws-amplify/backend"
import { a, defineData } from "@aws-amplify/backend"
import { changes } from "./changes"
import { fields } from "./fields"
import { models } from "./models"
import { reconcileAudit } from "./reconcile-audit/resource"
import { types } from "./types"

const ADMINS = ["ADMINS"]
/** `SUPPORT` may change only users who hold no role of this console; the handlers see to that. */
const SUPPORT = ["ADMINS", "SUPPORT"]
const AUDITORS = ["ADMINS", "AUDITORS"]
const EVERY_ROLE = ["ADMINS", "SUPPORT", "AUDITORS"]

/**
 * The API and the second lock: who may call each field. AppSync refuses everybody else before any code of ours runs.
 * What the fields take and answer stands in `fields.ts`.
 */
const schema = a
  .schema({
    ...types,

    listUsers: fields.listUsers.authorization((allow) => [allow.groups(EVERY_ROLE)]),
    getUser: fields.getUser.authorization((allow) => [allow.groups(EVERY_ROLE)]),
    listGroups: fields.listGroups.authorization((allow) => [allow.groups(EVERY_ROLE)]),
    getGroup: fields.getGroup.authorization((allow) => [allow.groups(EVERY_ROLE)]),
    listGroupsForUser: fields.listGroupsForUser.authorization((allow) => [allow.groups(EVERY_ROLE)]),
    listUsersInGroup: fields.listUsersInGroup.authorization((allow) => [allow.groups(EVERY_ROLE)]),
    describeUserPool: fields.describeUserPool.authorization((allow) => [allow.groups(EVERY_ROLE)]),

    createUser: fields.createUser.authorization((allow) => [allow.groups(SUPPORT)]),
    resendInvitation: fields.resendInvitation.authorization((allow) => [allow.groups(SUPPORT)]),
    confirmSignUp: fields.confirmSignUp.authorization((allow) => [allow.groups(SUPPORT)]),
    resetUserPassword: fields.resetUserPassword.authorization((allow) => [allow.groups(SUPPORT)]),
    signOutUser: fields.signOutUser.authorization((allow) => [allow.groups(SUPPORT)]),
    enableUser: fields.enableUser.authorization((allow) => [allow.groups(SUPPORT)]),
    disableUser: fields.disableUser.authorization((allow) => [allow.groups(SUPPORT)]),

    addUserToGroup: fields.addUserToGroup.authorization((allow) => [allow.groups(ADMINS)]),
    removeUserFromGroup: fields.removeUserFromGroup.authorization((allow) => [allow.groups(ADMINS)]),
    updateUserAttributes: fields.updateUserAttributes.authorization((allow) => [allow.groups(ADMINS)]),
    deleteUserAttributes: fields.deleteUserAttributes.authorization((allow) => [allow.groups(ADMINS)]),
    deleteUser: fields.deleteUser.authorization((allow) => [allow.groups(ADMINS)]),
    setUserPassword: fields.setUserPassword.authorization((allow) => [allow.groups(ADMINS)]),
    setUserMfaPreference: fields.setUserMfaPreference.authorization((allow) => [allow.groups(ADMINS)]),
    createGroup: fields.createGroup.authorization((allow) => [allow.groups(ADMINS)]),
    updateGroup: fields.updateGroup.authorization((allow) => [allow.groups(ADMINS)]),
    deleteGroup: fields.deleteGroup.authorization((allow) => [allow.groups(ADMINS)]),

    // Written by the functions alone (`api-permissions.ts`); nothing changes or removes an event.
    AuditEvent: models.AuditEvent.authorization((allow) => [allow.groups(AUDITORS).to(["read"])]),
    GuardState: models.GuardState.authorization((allow) => [allow.groups(ADMINS).to(["read"])]),
  })
  // "listen" gives the API's address and, in an API without subscriptions, nothing else. Never "mutate" or "query":
  // AppSync lets a function with that past the groups of every field above.
  .authorization((allow) =>
    [...Object.values(changes), reconcileAudit].map((each) => allow.resource(each).to(["listen"])),
  )

/** The fields and models of the console. In an app that has some of its own, `Schema` has those as well. */
export type ConsoleSchema = ClientSchema<typeof schema>

export type Schema = ConsoleSchema

export const data = defineData({
  schema,
  authorizationModes: { defaultAuthorizationMode: "iam" },
})
