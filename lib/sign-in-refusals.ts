import { FieldError, SignInError } from "@/lib/sign-in-error"
import { signInSentence } from "@/lib/sign-in-words"

/** Cognito refuses a password that the policy in `amplify_outputs.json` allows, after a change of the pool's policy. */
function passwordRefusal(code: string, rules: string): FieldError | null {
  if (code === "InvalidPasswordException")
    return new FieldError(code, "newPassword", `This password is not enough. ${rules}`)
  if (code === "PasswordHistoryPolicyViolationException")
    return new FieldError(code, "newPassword", signInSentence(code, ""))
  return null
}

/**
 * What Cognito's refusal of a new password means to somebody whose sign-in waits for one. A `NotAuthorizedException` is
 * the challenge's Session here, which has run out or was used, not the password.
 */
export function newPasswordRefusal(error: SignInError, rules: string): SignInError {
  if (error.code === "NotAuthorizedException" || error.code === "CodeMismatchException") {
    return new SignInError("ChallengeExpired")
  }
  if (error.code === "InvalidParameterException") return new SignInError("NewPasswordRefused")
  return passwordRefusal(error.code, rules) ?? error
}

// What only users who exist can meet. An unknown address gets ExpiredCodeException, so these have to read like it.
const TELLS_WHO_EXISTS = new Set([
  "NotAuthorizedException",
  "UserNotFoundException",
  "UserNotConfirmedException",
  "InvalidParameterException",
  "LimitExceededException",
  "TooManyFailedAttemptsException",
])

/** What Cognito's refusal of a mailed code or its new password means. */
export function resetRefusal(error: SignInError, rules: string): SignInError {
  if (TELLS_WHO_EXISTS.has(error.code)) return new SignInError("ResetRefused")
  return passwordRefusal(error.code, rules) ?? error
}

const SAID_TO_EVERYBODY = new Set([
  "TooManyRequestsException",
  "Unreachable",
  "InternalErrorException",
  "ForbiddenException",
  "IncompleteAnswer",
])

/**
 * Whether the refusal to mail a code may be shown. All others (no such user, no verified address, too many codes, mail
 * not deliverable) would tell that the address has an account, or what state it is in.
 */
export function mayTell(error: SignInError): boolean {
  return SAID_TO_EVERYBODY.has(error.code)
}
