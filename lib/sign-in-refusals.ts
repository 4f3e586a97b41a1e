import { WRONG_APP_CODE } from "@/lib/authenticator-app-words"
import { FieldError, SignInError } from "@/lib/sign-in-error"
import type { SignInFactor } from "@/lib/sign-in-factors"
import { signInSentence, WRONG_CODE, WRONG_OWN_PASSWORD } from "@/lib/sign-in-words"

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

/** What Cognito's refusal of the password means that somebody gave who is signed in already: who they are is no secret. */
export function ownPasswordRefusal(error: SignInError): SignInError {
  const isWrong = WRONG_PASSWORD.has(error.code)
  return isWrong ? new FieldError(error.code, "password", WRONG_OWN_PASSWORD) : error
}

const WRONG_PASSWORD = new Set([
  "NotAuthorizedException",
  "UserNotFoundException",
  "PasswordResetRequiredException",
  "InvalidParameterException",
])

/** What Cognito's refusal of a second factor's code means; after these another code may be tried. */
export function codeRefusal(error: SignInError, factor: SignInFactor): SignInError {
  switch (error.code) {
    case "CodeMismatchException":
    case "InvalidParameterException":
      return new FieldError(error.code, "code", WRONG_CODE.CodeMismatchException)
    case "ExpiredCodeException":
      // Of an app's code Cognito says so when it was used once, of one that was sent when it is too old.
      return new FieldError(error.code, "code", factor === "SOFTWARE_TOKEN_MFA" ? WRONG_CODE.used : WRONG_CODE.expired)
    default:
      return error
  }
}

/** What Cognito's refusal of the code means that has to prove an authenticator app; after these another may be tried. */
export function appCodeRefusal(error: SignInError): SignInError {
  switch (error.code) {
    case "EnableSoftwareTokenMFAException":
    case "CodeMismatchException":
    case "InvalidParameterException":
      return new FieldError(error.code, "code", WRONG_APP_CODE.wrong)
    case "ExpiredCodeException":
      return new FieldError(error.code, "code", WRONG_APP_CODE.used)
    default:
      return error
  }
}

/** Cognito refuses a choice that its challenge offered when the factor was switched off meanwhile. */
export const factorRefusal = (error: SignInError): SignInError =>
  error.code === "InvalidParameterException" ? new SignInError("FactorNotOffered") : error

/** The challenge's Session has run out or had too many wrong codes, or the user or the factor is gone meanwhile. */
const OVER = new Set([
  "NotAuthorizedException",
  "UserNotFoundException",
  "UserNotConfirmedException",
  "PasswordResetRequiredException",
  "SoftwareTokenMFANotFoundException",
  "MFAMethodNotFoundException",
])

/** Whether a second factor was refused in a way that only a new sign-in helps with. */
export const isSecondFactorOver = ({ code }: SignInError): boolean => OVER.has(code)

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
