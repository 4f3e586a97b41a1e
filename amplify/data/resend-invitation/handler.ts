import { AdminCreateUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { AdminError } from "../admin-error"
import { adminHandler } from "../admin-handler"
import { requestId, userId } from "../arguments"
import { findUser } from "../find-user"
import type { Schema } from "../resource"
import { cognitoForChanges, userPoolId } from "../user-pool"

/**
 * Sends the invitation again, with a new temporary password.
 *
 * Cognito does this by "creating" the user once more, for which it wants the name that people sign in with: in a pool
 * whose user names are subs, the e-mail address or phone number. With `RESEND` it never makes a new user of it.
 */
export const handler: Schema["resendInvitation"]["functionHandler"] = adminHandler({
  name: "resendInvitation",
  roles: ["ADMINS", "SUPPORT"],
  arguments: z.object({ userId, requestId }),
  change: {
    audited: ["userId"],
  },
  run: async ({ userId }, { requestId }) => {
    const { username, email, status, attributes } = await findUser(userId)
    if (status !== "FORCE_CHANGE_PASSWORD") throw new AdminError("UnsupportedUserStateException", { userId, status })
    const phoneNumber = attributes.find(({ name }) => name === "phone_number")?.value
    // What a pool's users sign in with (`amplify/auth/described-pool.ts`); where both serve, the e-mail address first.
    const signInBy = (process.env.USER_POOL_SIGN_IN_BY ?? "").split(",")
    const address = signInBy.includes("email") && email ? email : phoneNumber
    if (username === userId && !address) throw new AdminError("CodeDeliveryFailureException", { userId })
    await cognitoForChanges.send(
      new AdminCreateUserCommand({
        UserPoolId: userPoolId(),
        Username: username === userId ? address : username,
        MessageAction: "RESEND",
        DesiredDeliveryMediums: [email ? "EMAIL" : "SMS"],
      }),
    )
    return { result: { userId, requestId } }
  },
})
