import type { SignInName } from "@/lib/user-pool-facts"

/** What people sign in with, within a sentence. */
export const SIGN_IN_NAMES: Readonly<Record<SignInName, string>> = {
  email: "e-mail address",
  phone_number: "phone number",
  username: "user name",
}

const FACTORS: Readonly<Record<string, string>> = {
  SMS_MFA: "text message",
  SOFTWARE_TOKEN_MFA: "authenticator app",
  EMAIL_OTP: "e-mail message",
}

/** A second factor within a sentence; one that Cognito invents later keeps its own name. */
export function mfaFactorName(factor: string): string {
  return Object.hasOwn(FACTORS, factor) ? (FACTORS[factor] ?? factor) : factor
}
