// Nothing here says whether an address has an account, is disabled or was locked: a wrong password, an unknown address
// and a refused account all get the same sentence, with the way out of each.
const WRONG =
  "That did not work. Check the e-mail address and the password. After several failed attempts, wait a few minutes. If the password was reset or forgotten, choose a new one with “Forgotten password?”."
const CODE =
  "That code does not work. Check it and the e-mail address. Codes run out and serve once: ask for a new one if in doubt. After several failed attempts, wait an hour."
const BUSY = "Too many requests right now. Wait a minute, then try again."
const notYet = (means: string) =>
  `This account signs in with ${means}, which this console cannot ask for yet. Ask whoever runs this console for help.`

const SENTENCES: Readonly<Record<string, string>> = {
  // signing in
  NotAuthorizedException: WRONG,
  UserNotFoundException: WRONG,
  PasswordResetRequiredException: WRONG,
  InvalidParameterException: WRONG,
  // Cognito says this only after the right password.
  UserNotConfirmedException:
    "This account has not been confirmed yet. Open the confirmation mail, or ask an administrator to confirm the account.",
  // challenges that are not built
  SOFTWARE_TOKEN_MFA: notYet("an authenticator app"),
  SMS_MFA: notYet("a code by text message"),
  SMS_OTP: notYet("a code by text message"),
  EMAIL_OTP: notYet("a code by e-mail"),
  MFA_SETUP:
    "This account has to set up a second factor first, which this console cannot do yet. Ask whoever runs this console for help.",
  SELECT_MFA_TYPE: notYet("a second factor of choice"),
  SELECT_CHALLENGE: notYet("a method of choice"),
  WEB_AUTHN: notYet("a passkey"),
  DEVICE_SRP_AUTH: notYet("a remembered device"),
  DEVICE_PASSWORD_VERIFIER: notYet("a remembered device"),
  CUSTOM_CHALLENGE: notYet("a custom challenge of this app"),
  // choosing a password
  PasswordHistoryPolicyViolationException: "This password was used before. Choose one that is new.",
  NewPasswordRefused:
    "Cognito did not take what was entered. Check every field; an address, number or date has to be written out in full.",
  ChallengeExpired: "The time for choosing a new password ran out. Sign in again to get another three minutes.",
  // forgotten password
  CodeMismatchException: CODE,
  ExpiredCodeException: CODE,
  ResetRefused: CODE,
  // any of them
  TooManyRequestsException: BUSY,
  LimitExceededException: "Too many attempts. Wait a while (at most an hour), then try again.",
  ForbiddenException: "The sign-in service's firewall refused this request. Ask whoever runs this console for help.",
  Unreachable: "The sign-in service cannot be reached right now. Nothing was changed. Try again in a moment.",
  InternalErrorException: "The sign-in service had a fault. Try again in a moment.",
  ForeignOrigin: "This form was not sent from this console. Open the sign-in page again and send it from there.",
  IncompleteAnswer: "The sign-in service gave an answer that this console does not understand. Try again in a moment.",
}

/**
 * The sentence for a refused step of signing in.
 * @param code a Cognito error or challenge name, or a code of this console
 * @param requestId named in the sentence for a code that nobody foresaw, so that it can be found in the log
 */
export function signInSentence(code: string, requestId: string): string {
  return (
    (Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : undefined) ??
    `Signing in did not work for a reason that this console does not know. Ask whoever runs it, and name this request: ${requestId}.`
  )
}

/** What a form of the sign-in pages says whose fields are missing or are no text; which ones stands beside them. */
export const INVALID_SIGN_IN_FORM = "Something is missing or malformed. Nothing was changed."

/** What the sign-in page says above its form, by the `notice` in its address; anything else there says nothing. */
const NOTICES = {
  "signed-out": { tone: "success", text: "You are signed out." },
  "signed-out-here": {
    tone: "warning",
    text: "You are signed out in this browser. The sign-in service could not be reached, so the session itself could not be ended there.",
  },
  "password-changed": { tone: "success", text: "Your password is changed. Sign in with the new one." },
  "challenge-expired": { tone: "warning", text: SENTENCES.ChallengeExpired ?? "" },
  unreachable: { tone: "warning", text: SENTENCES.Unreachable ?? "" },
} as const satisfies Record<string, { tone: "success" | "warning"; text: string }>

export type SignInNotice = keyof typeof NOTICES

export function signInNotice(key: unknown): (typeof NOTICES)[SignInNotice] | null {
  return typeof key === "string" && Object.hasOwn(NOTICES, key) ? NOTICES[key as SignInNotice] : null
}
