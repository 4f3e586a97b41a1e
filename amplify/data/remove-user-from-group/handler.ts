import { AdminRemoveUserFromGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { groupName, reason, requestId, userId } from "../arguments"
import { membershipBefore } from "../before"
import { keepAnAdministrator } from "../guards/administrators"
import { refuseOwnDemotion } from "../guards/own-account"
import type { Schema } from "../resource"
import { ADMIN_GROUP, isRoleGroup } from "../roles"
import { signOutEverywhere } from "../sign-out-everywhere"
import { cognitoForChanges, userPoolId } from "../user-pool"
import { usernameOf } from "../username"

/**
 * Takes a group from a user; nobody demotes themselves. Cognito takes a user who was not in it as done, not as an error.
 *
 * Whoever loses a role is signed out everywhere, unless `keepSignedIn` says otherwise: their tokens name it until they
 * expire. `signedOut` tells whether that was done; where it failed, the role is gone all the same.
 */
export const handler: Schema["removeUserFromGroup"]["functionHandler"] = adminHandler({
  name: "removeUserFromGroup",
  roles: ["ADMINS"],
  arguments: z.object({
    userId,
    groupName,
    keepSignedIn: z.boolean("keepSignedIn").nullish(),
    reason,
    requestId,
  }),
  change: {
    audited: ["userId", "groupName", "keepSignedIn"],
    before: membershipBefore,
    needsReason: ({ groupName }) => isRoleGroup(groupName),
  },
  run: async ({ userId, groupName, keepSignedIn }, { requestId, caller }) => {
    refuseOwnDemotion({ userId, groupName }, caller)
    if (groupName === ADMIN_GROUP) await keepAnAdministrator(userId)
    const user = { UserPoolId: userPoolId(), Username: await usernameOf(userId) }
    await cognitoForChanges.send(new AdminRemoveUserFromGroupCommand({ ...user, GroupName: groupName }))
    const signedOut = isRoleGroup(groupName) && !keepSignedIn && (await signOutEverywhere(user))
    return { result: { userId, groupName, requestId, signedOut }, after: { member: false, signedOut } }
  },
})
