import type { User } from "./user"
import type { UserPool } from "./user-pool"

/** Second factors, by the names that Cognito gives them and their challenges. */
export const FACTORS = ["SOFTWARE_TOKEN_MFA", "SMS_MFA", "EMAIL_OTP"] as const
export type Factor = (typeof FACTORS)[number]

/** Whether the pool lets anybody use the factor. */
export const isInPool = ({ definition }: UserPool, factor: Factor): boolean =>
  definition.MfaConfiguration !== "OFF" && definition.EnabledMfas.includes(factor)

/** Whether the user has what the factor needs. An address need not be verified for it. */
export function isSetUp(user: User, factor: Factor): boolean {
  switch (factor) {
    case "SOFTWARE_TOKEN_MFA":
      return user.softwareToken?.verified ?? false
    case "SMS_MFA":
      return Boolean(user.attributes.phone_number)
    case "EMAIL_OTP":
      return Boolean(user.attributes.email)
  }
}

/** The factors that the user's sign-in can ask for now. */
export const activeFactors = (pool: UserPool, user: User): Factor[] =>
  (user.mfa?.enabled ?? []).filter((factor) => isInPool(pool, factor) && isSetUp(user, factor))

/** What `GetUser` and `AdminGetUser` show: what was switched on, whether or not it can still be asked for. */
export function describeFactors({ mfa }: User) {
  return {
    ...(mfa ? { UserMFASettingList: mfa.enabled } : {}),
    ...(mfa?.preferred ? { PreferredMfaSetting: mfa.preferred } : {}),
  }
}
