import { a } from "@aws-amplify/backend"
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

/**
 * What each query and mutation of the API takes and answers, and the function behind it. Who may call it stands in
 * `resource.ts`, all of it on one screen.
 */
export const fields = {
  addUserToGroup: a
    .mutation()
    .arguments({
      userId: a.string().required(),
      groupName: a.string().required(),
      reason: a.string(),
      requestId: a.id(),
    })
    .handler(a.handler.function(addUserToGroup))
    .returns(a.json()),

  removeUserFromGroup: a
    .mutation()
    .arguments({
      userId: a.string().required(),
      groupName: a.string().required(),
      keepSignedIn: a.boolean(),
      reason: a.string(),
      requestId: a.id(),
    })
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
    .handler(a.handler.function(listUsers))
    .returns(a.ref("UserPage")),

  listGroups: a
    .query()
    .arguments({ pageSize: a.integer(), pageToken: a.string() })
    .handler(a.handler.function(listGroups))
    .returns(a.ref("GroupPage")),

  listGroupsForUser: a
    .query()
    .arguments({ userId: a.string().required(), pageSize: a.integer(), pageToken: a.string() })
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
    .handler(a.handler.function(createUser))
    .returns(a.ref("User")),

  resendInvitation: a
    .mutation()
    .arguments({ userId: a.string().required(), requestId: a.id() })
    .handler(a.handler.function(resendInvitation))
    .returns(a.json()),

  confirmSignUp: a
    .mutation()
    .arguments({ userId: a.string().required(), requestId: a.id() })
    .handler(a.handler.function(confirmSignUp))
    .returns(a.json()),

  updateUserAttributes: a
    .mutation()
    .arguments({
      userId: a.string().required(),
      changes: a.ref("UserAttributeChange").required().array().required(),
      requestId: a.id(),
    })
    .handler(a.handler.function(updateUserAttributes))
    .returns(a.json()),

  deleteUserAttributes: a
    .mutation()
    .arguments({
      userId: a.string().required(),
      attributes: a.ref("ShownUserAttribute").required().array().required(),
      reason: a.string(),
      requestId: a.id(),
    })
    .handler(a.handler.function(deleteUserAttributes))
    .returns(a.json()),

  enableUser: a
    .mutation()
    .arguments({ userId: a.string().required(), requestId: a.id() })
    .handler(a.handler.function(enableUser))
    .returns(a.json()),

  disableUser: a
    .mutation()
    .arguments({ userId: a.string().required(), reason: a.string(), requestId: a.id() })
    .handler(a.handler.function(disableUser))
    .returns(a.json()),

  deleteUser: a
    .mutation()
    .arguments({ userId: a.string().required(), reason: a.string(), requestId: a.id() })
    .handler(a.handler.function(deleteUser))
    .returns(a.json()),

  resetUserPassword: a
    .mutation()
    .arguments({ userId: a.string().required(), reason: a.string(), requestId: a.id() })
    .handler(a.handler.function(resetUserPassword))
    .returns(a.json()),

  setUserPassword: a
    .mutation()
    .arguments({
      userId: a.string().required(),
      password: a.string().required(),
      permanent: a.boolean().required(),
      reason: a.string(),
      requestId: a.id(),
    })
    .handler(a.handler.function(setUserPassword))
    .returns(a.json()),

  setUserMfaPreference: a
    .mutation()
    .arguments({
      userId: a.string().required(),
      enable: a.ref("MfaFactor").array(),
      disable: a.ref("MfaFactor").array(),
      preferred: a.ref("MfaFactor"),
      reason: a.string(),
      requestId: a.id(),
    })
    .handler(a.handler.function(setUserMfaPreference))
    .returns(a.json()),

  signOutUser: a
    .mutation()
    .arguments({ userId: a.string().required(), reason: a.string(), requestId: a.id() })
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
    .handler(a.handler.function(updateGroup))
    .returns(a.ref("Group")),

  deleteGroup: a
    .mutation()
    .arguments({ groupName: a.string().required(), reason: a.string(), requestId: a.id() })
    .handler(a.handler.function(deleteGroup))
    .returns(a.json()),

  getGroup: a
    .query()
    .arguments({ groupName: a.string().required() })
    .handler(a.handler.function(getGroup))
    .returns(a.ref("Group")),

  listUsersInGroup: a
    .query()
    .arguments({ groupName: a.string().required(), pageSize: a.integer(), pageToken: a.string() })
    .handler(a.handler.function(listUsersInGroup))
    .returns(a.ref("UserPage")),

  /** Counts the user as active in this month, on the AWS bill. */
  getUser: a
    .query()
    .arguments({ userId: a.string().required() })
    .handler(a.handler.function(getUser))
    .returns(a.ref("UserWithFactors")),

  describeUserPool: a.query().handler(a.handler.function(describeUserPool)).returns(a.ref("UserPoolDescription")),
}
