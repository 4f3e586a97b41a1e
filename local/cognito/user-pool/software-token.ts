import { Secret, TOTP } from "otpauth"

/** An authenticator app of a user's, or one that is about to be. */
export interface SoftwareToken {
  /** Base32, as apps take it. */
  secret: string
  /** Whether a code has proven that the app has the secret. */
  verified: boolean
  /** The time step of the newest code that was taken: no code serves twice, and none that is older. */
  usedStep: number
}

/** As all authenticator apps assume: RFC 6238 with SHA-1, six digits and steps of 30 seconds. */
const RULES = { algorithm: "SHA1", digits: 6, period: 30 }
/** Steps that a clock may be wrong by, either way. */
const WINDOW = 1
const SECRET_BYTES = 32

export const newSoftwareToken = (): SoftwareToken => ({
  secret: new Secret({ size: SECRET_BYTES }).base32,
  verified: false,
  usedStep: -1,
})

/** @returns the token with the code used up; `wrong` for a code that is not its own now, `used` for one that was taken */
export function takeAppCode(token: SoftwareToken, code: string, timestamp: number): SoftwareToken | "wrong" | "used" {
  const secret = Secret.fromBase32(token.secret)
  const distance = TOTP.validate({ ...RULES, secret, token: code, timestamp, window: WINDOW })
  if (distance === null) return "wrong"
  const usedStep = TOTP.counter({ period: RULES.period, timestamp }) + distance
  return usedStep > token.usedStep ? { ...token, verified: true, usedStep } : "used"
}
