import { z } from "zod"
import { invalidParameter } from "../errors"
import { FACTORS, type Factor, isInPool, isSetUp } from "./factors"
import type { User } from "./user"
import type { UserPool } from "./user-pool"

const setting = z.object({ Enabled: z.boolean().default(false), PreferredMfa: z.boolean().default(false) }).optional()

/** The settings that `SetUserMFAPreference` and `AdminSetUserMFAPreference` take. */
export const mfaSettings = {
  SMSMfaSettings: setting,
  SoftwareTokenMfaSettings: setting,
  EmailMfaSettings: setting,
  WebAuthnMfaSettings: z.object({ Enabled: z.boolean().default(false) }).optional(),
}
type MfaSettings = z.output<z.ZodObject<typeof mfaSettings>>

const MEMBER = {
  SOFTWARE_TOKEN_MFA: "SoftwareTokenMfaSettings",
  SMS_MFA: "SMSMfaSettings",
  EMAIL_OTP: "EmailMfaSettings",
} as const satisfies Record<Factor, keyof MfaSettings>

/**
 * The user with factors switched on, off or preferred; what is not named stays. The secret of an authenticator app
 * stays, too ("This operation doesn't reset an existing TOTP MFA", API reference).
 *
 * A factor that is not set up is refused even where it is switched off, as reported (aws-amplify/amplify-js#944, #5766).
 * @param notSetUp the refusal's words, which differ between the two operations
 * @throws CognitoError `InvalidParameterException`
 */
export function withMfaPreference(
  pool: UserPool,
  user: User,
  settings: MfaSettings,
  notSetUp: (factor: Factor) => string,
): User {
  if (settings.WebAuthnMfaSettings) throw invalidParameter("The local Cognito does not have passkeys.")
  const named = FACTORS.flatMap((factor) => {
    const given = settings[MEMBER[factor]]
    return given ? [{ factor, ...given }] : []
  })
  for (const { factor, Enabled, PreferredMfa } of named) {
    if (Enabled && !isInPool(pool, factor)) throw invalidParameter(`${factor} is not enabled for the user pool.`)
    if (!isSetUp(user, factor)) throw invalidParameter(notSetUp(factor))
    if (PreferredMfa && !Enabled) throw invalidParameter(`${factor} cannot be preferred while it is not enabled.`)
  }
  const preferring = named.filter(({ PreferredMfa }) => PreferredMfa)
  if (preferring.length > 1) throw invalidParameter("Only one factor can be preferred.")

  const unnamed = (factor: Factor) => named.every((it) => it.factor !== factor)
  const { enabled: before, preferred: favourite } = user.mfa ?? { enabled: [] }
  const enabled = FACTORS.filter((factor) =>
    unnamed(factor) ? before.includes(factor) : named.some((it) => it.factor === factor && it.Enabled),
  )
  const preferred = preferring[0]?.factor ?? (favourite && unnamed(favourite) ? favourite : undefined)
  const { mfa: _, ...rest } = user
  const mfa = enabled.length > 0 ? { mfa: { enabled, ...(preferred ? { preferred } : {}) } } : {}
  return { ...rest, ...mfa, modified: pool.now() }
}
