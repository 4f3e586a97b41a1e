/** As in `amplify_outputs.json`; what is absent is not asked for. */
export interface PasswordPolicy {
  min_length?: number
  require_lowercase?: boolean
  require_uppercase?: boolean
  require_numbers?: boolean
  require_symbols?: boolean
}

// Cognito's own minimum when the pool names none, and its maximum always.
const MIN_LENGTH = 6
const MAX_LENGTH = 256

/** The pool's password policy as one sentence, for the hint beside a new password and for its refusal. */
export function passwordRules(policy: PasswordPolicy): string {
  const kinds = [
    policy.require_lowercase && "a small letter",
    policy.require_uppercase && "a capital letter",
    policy.require_numbers && "a digit",
    policy.require_symbols && "a symbol",
  ].filter((kind): kind is string => Boolean(kind))
  const length = `At least ${policy.min_length ?? MIN_LENGTH} characters`
  return kinds.length > 0 ? `${length}, with ${LIST.format(kinds)}.` : `${length}.`
}

/**
 * Whether a password can pass the pool's policy at all. Asked before Cognito is: Cognito checks the policy only for
 * users who exist, so its answer would tell which do. Where the two differ, Cognito has the last word.
 */
export function meetsPasswordRules(password: string, policy: PasswordPolicy): boolean {
  if (password.length < (policy.min_length ?? MIN_LENGTH) || password.length > MAX_LENGTH) return false
  if (policy.require_lowercase && !/[a-z]/.test(password)) return false
  if (policy.require_uppercase && !/[A-Z]/.test(password)) return false
  if (policy.require_numbers && !/[0-9]/.test(password)) return false
  return !policy.require_symbols || /[^A-Za-z0-9]/.test(password)
}

const LIST = new Intl.ListFormat("en", { type: "conjunction" })
