import { AdminEnableUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import { userTarget } from "../../amplify/data/audit/audit-keys"
import { cognitoForChanges, userPoolId } from "../../amplify/data/user-pool"
import type { User } from "./find-user"
import type { Session } from "./session"
import { type TrailOptions, writtenChange } from "./trail"

/** Lets a disabled user sign in again. */
export function enableUser(
  { userId, username, enabled, status }: User,
  session: Session,
  options: TrailOptions,
): Promise<void> {
  const planned = {
    action: "enableUser",
    target: userTarget(userId),
    arguments: { userId },
    before: { enabled, status },
  }
  return writtenChange(planned, session, options, async () => {
    await cognitoForChanges.send(new AdminEnableUserCommand({ UserPoolId: userPoolId(), Username: username }))
    return { result: undefined, after: { enabled: true, status } }
  })
}
