import { AdminAddUserToGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import { userTarget } from "../../amplify/data/audit/audit-keys"
import { ADMIN_GROUP, type RoleGroup } from "../../amplify/data/roles"
import { cognitoForChanges, userPoolId } from "../../amplify/data/user-pool"
import { expectAdministrator, withinGuard } from "./administrators"
import type { User } from "./find-user"
import type { Session } from "./session"
import { type TrailOptions, writtenChange } from "./trail"

/** Puts a user into a group that they are not in. */
export function addUserToGroup(
  { userId, username }: User,
  groupName: RoleGroup,
  session: Session,
  options: TrailOptions,
): Promise<void> {
  const planned = {
    action: "addUserToGroup",
    target: userTarget(userId),
    arguments: { userId, groupName },
    before: { member: false },
  }
  return writtenChange(planned, session, options, async () => {
    const abortSignal = withinGuard()
    if (groupName === ADMIN_GROUP) await expectAdministrator(userId, options)
    const user = { UserPoolId: userPoolId(), Username: username }
    await cognitoForChanges.send(new AdminAddUserToGroupCommand({ ...user, GroupName: groupName }), { abortSignal })
    return { result: undefined, after: { member: true } }
  })
}
