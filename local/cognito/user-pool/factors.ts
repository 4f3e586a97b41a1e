import { primaryRecovery } from "./recovery"
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

/**
 * The factors that the user's sign-in can ask for now: those that were switched on. Where the pool insists on a second
 * factor, nobody switches one on or off: all count that the user has, but for codes to the address that resets the
 * password.
 * Source: "Details of MFA logic at user runtime", Amazon Cognito developer guide.
 */
export function activeFactors(pool: UserPool, user: User): Factor[] {
  const counts = (factor: Factor) => pool.definition.MfaConfiguration === "ON" && factor !== recoveryFactor(pool)
  const isOn = (factor: Factor) => user.mfa?.enabled.includes(factor) ?? false
  return FACTORS.filter((factor) => isInPool(pool, factor) && isSetUp(user, factor) && (isOn(factor) || counts(factor)))
}

/**
 * The factors that somebody without any can set up, in a pool that insists on one. Codes need an address, which whoever
 * has the other one cannot give.
 */
export function factorsToSetUp(pool: UserPool, { attributes }: User): Factor[] {
  const hasAddress = Boolean(attributes.email || attributes.phone_number)
  const canBe = (factor: Factor) => factor === "SOFTWARE_TOKEN_MFA" || (!hasAddress && factor !== recoveryFactor(pool))
  return FACTORS.filter((factor) => isInPool(pool, factor) && canBe(factor))
}

/** The factor whose codes would go where those go that reset the password. */
function recoveryFactor(pool: UserPool): Factor | undefined {
  const contact = primaryRecovery(pool)
  return contact && (contact === "email" ? "EMAIL_OTP" : "SMS_MFA")
}

/** What `GetUser` and `AdminGetUser` show: what was switched on, whether or not it can still be asked for. */
export function describeFactors({ mfa }: User) {
  return {
    ...(mfa ? { UserMFASettingList: mfa.enabled } : {}),
    ...(mfa?.preferred ? { PreferredMfaSetting: mfa.preferred } : {}),
  }
}
