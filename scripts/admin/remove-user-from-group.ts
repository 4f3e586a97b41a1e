import { AdminRemoveUserFromGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import { userTarget } from "../../amplify/data/audit/audit-keys"
import { ADMIN_GROUP, type RoleGroup } from "../../amplify/data/roles"
import { signOutEverywhere } from "../../amplify/data/sign-out-everywhere"
import { cognitoForChanges, userPoolId } from "../../amplify/data/user-pool"
import { letAdministratorGo, withinGuard } from "./administrators"
import type { User } from "./find-user"
import type { Session } from "./session"
import { type TrailOptions, writtenChange } from "./trail"

/**
 * Takes a group from a user and signs them out everywhere, because their tokens name it until they expire.
 * @returns whether they were signed out; where that failed, the group is gone all the same
 */
export function removeUserFromGroup(
  { userId, username }: User,
  { groupName, keepSignedIn }: { groupName: RoleGroup; keepSignedIn: boolean },
  session: Session,
  options: TrailOptions,
): Promise<boolean> {
  const planned = {
    action: "removeUserFromGroup",
    target: userTarget(userId),
    arguments: { userId, groupName, keepSignedIn },
    before: { member: true },
  }
  return writtenChange(planned, session, options, async () => {
    const abortSignal = withinGuard()
    if (groupName === ADMIN_GROUP) await letAdministratorGo(userId, options)
    const user = { UserPoolId: userPoolId(), Username: username }
    await cognitoForChanges.send(new AdminRemoveUserFromGroupCommand({ ...user, GroupName: groupName }), {
      abortSignal,
    })
    const signedOut = !keepSignedIn && (await signOutEverywhere(user))
    return { result: signedOut, after: { member: false, signedOut } }
  })
}
