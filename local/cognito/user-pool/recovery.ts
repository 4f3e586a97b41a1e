import { invalidParameter } from "../errors"
import type { User } from "./user"

/**
 * Where a code to reset the password can go: a verified e-mail address, else a verified phone number.
 *
 * @throws CognitoError `InvalidParameterException` when there is neither
 */
export function recoveryAddress(user: User): { attribute: "email" | "phone_number"; address: string } {
  for (const attribute of ["email", "phone_number"] as const) {
    const address = user.attributes[attribute]
    if (address && user.attributes[`${attribute}_verified`] === "true") return { attribute, address }
  }
  throw invalidParameter("Cannot reset password for the user as there is no registered/verified email or phone_number")
}
