import type { PasswordPolicy } from "@/lib/user-pool-facts"

/** Cognito's limit for every password. */
const MAX_LENGTH = 256

/** The pool's password policy as one sentence, for the hint beside a new password and for its refusal. */
export function passwordRules(policy: PasswordPolicy): string {
  const kinds = [
    policy.requireLowercase && "a lowercase letter",
    policy.requireUppercase && "an uppercase letter",
    policy.requireNumbers && "a digit",
    policy.requireSymbols && "a symbol",
  ].filter((kind): kind is string => Boolean(kind))
  const length = `At least ${policy.minimumLength} characters`
  return kinds.length > 0 ? `${length}, with ${LIST.format(kinds)}.` : `${length}.`
}

/**
 * Whether a password can pass the pool's policy at all. Asked before Cognito is: Cognito checks the policy only for
 * users who exist, so its answer would tell which do. Where the two differ, Cognito has the last word.
 */
export function meetsPasswordRules(password: string, policy: PasswordPolicy): boolean {
  if (password.length < policy.minimumLength || password.length > MAX_LENGTH) return false
  if (policy.requireLowercase && !/[a-z]/.test(password)) return false
  if (policy.requireUppercase && !/[A-Z]/.test(password)) return false
  if (policy.requireNumbers && !/[0-9]/.test(password)) return false
  return !policy.requireSymbols || /[^A-Za-z0-9]/.test(password)
}

const LIST = new Intl.ListFormat("en", { type: "conjunction" })
