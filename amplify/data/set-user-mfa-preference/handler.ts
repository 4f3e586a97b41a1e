import { AdminSetUserMFAPreferenceCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { adminHandler } from "../admin-handler"
import { mfaFactor, reason, requestId, userId } from "../arguments"
import type { Schema } from "../resource"
import { cognitoForChanges, userPoolId } from "../user-pool"
import { usernameOf } from "../username"

const factors = z
  .array(mfaFactor)
  .nullish()
  .transform((given) => given ?? [])

/**
 * Switches a user's second factors on or off. Factors that are not named stay as they are. Cognito has no call that
 * deletes the secret of an authenticator app: off, it is kept, and switched on again it serves again.
 */
export const handler: Schema["setUserMfaPreference"]["functionHandler"] = adminHandler({
  name: "setUserMfaPreference",
  roles: ["ADMINS"],
  arguments: z
    .object({ userId, enable: factors, disable: factors, preferred: mfaFactor.nullish(), reason, requestId })
    .refine(({ enable, disable, preferred }) => enable.length + disable.length > 0 || preferred, {
      error: "noChange",
      path: ["enable"],
    })
    .refine(({ enable, disable }) => !disable.some((factor) => enable.includes(factor)), {
      error: "mfaContradiction",
      path: ["disable"],
    })
    .refine(({ disable, preferred }) => !preferred || !disable.includes(preferred), {
      error: "preferredFactor",
      path: ["preferred"],
    }),
  change: {
    audited: ["userId", "enable", "disable", "preferred"],
    needsFreshSignIn: () => true,
  },
  run: async ({ userId, enable, disable, preferred }, { requestId }) => {
    const Username = await usernameOf(userId)
    const settings = (factor: z.output<typeof mfaFactor>) => {
      // Cognito prefers a factor only in the same breath as switching it on, which it may be already.
      if (factor === preferred) return { Enabled: true, PreferredMfa: true }
      if (enable.includes(factor)) return { Enabled: true, PreferredMfa: false }
      return disable.includes(factor) ? { Enabled: false, PreferredMfa: false } : undefined
    }
    await cognitoForChanges.send(
      new AdminSetUserMFAPreferenceCommand({
        UserPoolId: userPoolId(),
        Username,
        SMSMfaSettings: settings("SMS_MFA"),
        SoftwareTokenMfaSettings: settings("SOFTWARE_TOKEN_MFA"),
        EmailMfaSettings: settings("EMAIL_OTP"),
      }),
    )
    return { result: { userId, requestId } }
  },
})
