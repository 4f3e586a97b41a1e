import { AdminCreateUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import { POOL_TARGET, userTarget } from "../../amplify/data/audit/audit-keys"
import { toUser } from "../../amplify/data/cognito-user"
import { cognitoForChanges, userPoolId } from "../../amplify/data/user-pool"
import type { User } from "./find-user"
import type { Session } from "./session"
import { type TrailOptions, writtenChange } from "./trail"

/** Creates a user, whom Cognito sends an e-mail with a temporary password; nobody else ever sees that. */
export function createUser(email: string, session: Session, options: TrailOptions): Promise<User> {
  const attributes = [
    { name: "email", value: email },
    { name: "email_verified", value: "true" },
  ]
  const planned = {
    action: "createUser",
    target: POOL_TARGET,
    arguments: { username: email, attributes, invitation: "email" },
    before: null,
  }
  return writtenChange(planned, session, options, async () => {
    const { User } = await cognitoForChanges.send(
      new AdminCreateUserCommand({
        UserPoolId: userPoolId(),
        Username: email,
        UserAttributes: attributes.map(({ name, value }) => ({ Name: name, Value: value })),
        // Left out, Cognito would send a text message.
        DesiredDeliveryMediums: ["EMAIL"],
      }),
    )
    const user = toUser(User ?? {})
    const { userId, enabled, status } = user
    return { result: user, target: userTarget(userId), after: { enabled, status } }
  })
}
