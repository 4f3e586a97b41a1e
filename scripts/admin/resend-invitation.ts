import { AdminCreateUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import { AdminError } from "../../amplify/data/admin-error"
import { userTarget } from "../../amplify/data/audit/audit-keys"
import { cognitoForChanges, userPoolId } from "../../amplify/data/user-pool"
import type { User } from "./find-user"
import type { Session } from "./session"
import { type TrailOptions, writtenChange } from "./trail"

/**
 * Sends the invitation again, with a new temporary password, to somebody who has not signed in yet. Cognito wants the
 * name that they sign in with: where it made the user name itself, that is the address.
 */
export function resendInvitation(
  { userId, username, email }: User,
  session: Session,
  options: TrailOptions,
): Promise<void> {
  const planned = { action: "resendInvitation", target: userTarget(userId), arguments: { userId }, before: null }
  return writtenChange(planned, session, options, async () => {
    if (!email) throw new AdminError("CodeDeliveryFailureException", { userId })
    await cognitoForChanges.send(
      new AdminCreateUserCommand({
        UserPoolId: userPoolId(),
        Username: username === userId ? email : username,
        MessageAction: "RESEND",
        DesiredDeliveryMediums: ["EMAIL"],
      }),
    )
    return { result: undefined }
  })
}
