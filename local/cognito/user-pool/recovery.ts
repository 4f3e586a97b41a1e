import { invalidParameter, notAuthorized } from "../errors"
import type { User } from "./user"
import type { UserPool } from "./user-pool"

type Contact = "email" | "phone_number"

/**
 * Where a code to reset the password can go: to the first verified address, in the order in which the pool recovers
 * accounts, or e-mail first when it does not say. Never to the one that gets the codes of the second factor, which would
 * be the only factor then ("AccountRecoverySetting", API reference).
 *
 * @throws CognitoError `InvalidParameterException` when there is none, `NotAuthorizedException` where only an
 *   administrator may choose a new password
 */
export function recoveryAddress(pool: UserPool, user: User): { attribute: Contact; address: string } {
  for (const attribute of recoveryContacts(pool)) {
    const address = user.attributes[attribute]
    if (user.mfa?.enabled.includes(attribute === "email" ? "EMAIL_OTP" : "SMS_MFA")) continue
    if (address && user.attributes[`${attribute}_verified`] === "true") return { attribute, address }
  }
  throw invalidParameter("Cannot reset password for the user as there is no registered/verified email or phone_number")
}

/** Who has not chosen a password yet, or signs in elsewhere, has none to reset. */
export const canResetPassword = ({ status }: User): boolean =>
  status !== "FORCE_CHANGE_PASSWORD" && status !== "EXTERNAL_PROVIDER"

/** Where the pool sends such codes first; nowhere, where only administrators choose new passwords. */
export function primaryRecovery(pool: UserPool): Contact | undefined {
  const mechanisms = pool.definition.AccountRecoverySetting?.RecoveryMechanisms ?? []
  return mechanisms.some(({ Name }) => Name === "admin_only") ? undefined : recoveryContacts(pool)[0]
}

function recoveryContacts({ definition }: UserPool): Contact[] {
  const mechanisms = definition.AccountRecoverySetting?.RecoveryMechanisms
  if (!mechanisms || mechanisms.length === 0) return ["email", "phone_number"]
  const inOrder = [...mechanisms].sort((a, b) => a.Priority - b.Priority).map(({ Name }) => Name)
  if (inOrder.includes("admin_only")) throw notAuthorized("Contact administrator to reset password.")
  return inOrder.map((name) => (name === "verified_email" ? "email" : "phone_number"))
}
