import { randomInt } from "node:crypto"
import { CognitoError } from "../errors"
import type { PasswordPolicy } from "./pool-definition"

const UPPER = "ABCDEFGHJKLMNPQRSTUVWXYZ"
const LOWER = "abcdefghijkmnopqrstuvwxyz"
const DIGITS = "23456789"
const SYMBOLS = "!#$%*-_=+"

/** Cognito's special characters; a space counts when it is neither first nor last. */
const SYMBOL = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]|(?<=\S) (?=\S)/

/**
 * @throws CognitoError `InvalidPasswordException` with Cognito's wording for the first rule that is broken
 */
export function checkPassword(policy: PasswordPolicy, password: string): void {
  const broken =
    (password.length < policy.MinimumLength && "Password not long enough") ||
    (policy.RequireUppercase && !/[A-Z]/.test(password) && "Password must have uppercase characters") ||
    (policy.RequireLowercase && !/[a-z]/.test(password) && "Password must have lowercase characters") ||
    (policy.RequireNumbers && !/[0-9]/.test(password) && "Password must have numeric characters") ||
    (policy.RequireSymbols && !SYMBOL.test(password) && "Password must have symbol characters")
  if (broken) throw new CognitoError("InvalidPasswordException", `Password did not conform with policy: ${broken}`)
}

/** A temporary password that every policy accepts; letters and digits that look alike are left out. */
export function generatePassword(policy: PasswordPolicy): string {
  const pick = (alphabet: string) => alphabet.charAt(randomInt(alphabet.length))
  const rest = Array.from({ length: Math.max(policy.MinimumLength, 12) - 4 }, () => pick(UPPER + LOWER + DIGITS))
  const characters = [pick(UPPER), pick(LOWER), pick(DIGITS), pick(SYMBOLS), ...rest]
  for (let last = characters.length - 1; last > 0; last--) {
    const other = randomInt(last + 1)
    ;[characters[last], characters[other]] = [characters[other] as string, characters[last] as string]
  }
  return characters.join("")
}
