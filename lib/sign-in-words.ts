import type { SignInFactor } from "@/lib/sign-in-factors"

// Nothing here says whether an address has an account, is disabled or was locked: a wrong password, an unknown address
// and a refused account all get the same sentence, with the way out of each. What was entered is not named: some pools
// know people by an e-mail address, others by a phone number or a user name.
const WRONG =
  "That did not work. Check what you entered. After several failed attempts, wait a few minutes. If the password was reset or forgotten, choose a new one with “Forgotten password?”."
const CODE =
  "That code does not work. Check what you entered. Codes run out and serve once: ask for a new one if in doubt. After several failed attempts, wait an hour."
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
  // second factors
  ChallengeOver:
    "That sign-in is over: it took longer than three minutes, or too many codes were wrong. Sign in again.",
  SetUpOver:
    "Setting up the app took longer than three minutes, or too many codes were wrong. Delete this console’s account from the app, then sign in again for a new picture.",
  FactorNotOffered: "This sign-in cannot go on with that. Choose one of the ways below.",
  // challenges that are not built
  SMS_OTP: notYet("a code by text message"),
  MFA_SETUP:
    "This account has to set up a second factor first, and the user pool offers none that this console can set up. Set one up in the app itself, then sign in here; if the app has no place for it, ask whoever runs this console.",
  SELECT_MFA_TYPE: notYet("a second factor that only other apps know"),
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
  TooManyFailedAttemptsException: "Too many attempts. Wait a while (at most an hour), then try again.",
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

/** Beside the password of those who confirm that it is they. */
export const WRONG_OWN_PASSWORD =
  "That did not work. Check the password. After several failed attempts, wait a few minutes. If it was reset or forgotten, sign out and choose a new one."

/** Beside the field of a second factor's code, by the code of the refusal. */
export const WRONG_CODE = {
  CodeMismatchException: "That code is wrong. Check it, and that it belongs to this account.",
  used: "That code was used already. Wait until the app shows the next one.",
  expired: "That code is no longer valid. Start again to get another one.",
} as const

/** The ways to get a code, as one chooses among them. */
export const FACTOR_NAMES: Readonly<Record<SignInFactor, string>> = {
  SOFTWARE_TOKEN_MFA: "Code from the authenticator app",
  SMS_MFA: "Code by text message",
  EMAIL_OTP: "Code by e-mail",
}

/** Where a code is to be found, and what to do without it. @param sentTo the half-hidden address, when Cognito says it */
export function codeWords(factor: SignInFactor, sentTo?: string): { where: string; without: string } {
  switch (factor) {
    case "SOFTWARE_TOKEN_MFA":
      return {
        where: "Your authenticator app shows a code for this account.",
        without: "No longer have the app? Ask another administrator to switch it off for your account.",
      }
    case "SMS_MFA":
      return {
        where: `A code was sent to ${sentTo ?? "your phone"} by text message.`,
        without: "If it does not arrive, start again to get another one.",
      }
    case "EMAIL_OTP":
      return {
        where: `A code was sent to ${sentTo ?? "your e-mail address"}.`,
        without: "If it does not arrive, look into the spam folder, or start again to get another one.",
      }
  }
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
  "second-factor-over": { tone: "warning", text: SENTENCES.ChallengeOver ?? "" },
  "other-account": {
    tone: "warning",
    text: "Nothing was changed: another account is signed in here now, the one that is named below. Go on with that, or sign out first.",
  },
  "set-up-over": { tone: "warning", text: SENTENCES.SetUpOver ?? "" },
  "app-is-set-up": {
    tone: "success",
    text: "Your authenticator app is set up, but signing in did not come to its end. Sign in with the password and the next code that the app shows.",
  },
  "app-switched-on": {
    tone: "success",
    text: "Your authenticator app is set up. To make it count everywhere, all your sessions were ended, this one too. Sign in with the password and the next code that the app shows.",
  },
  "challenge-expired": { tone: "warning", text: SENTENCES.ChallengeExpired ?? "" },
  unreachable: { tone: "warning", text: SENTENCES.Unreachable ?? "" },
} as const satisfies Record<string, { tone: "success" | "warning"; text: string }>

export type SignInNotice = keyof typeof NOTICES

export function signInNotice(key: unknown): (typeof NOTICES)[SignInNotice] | null {
  return typeof key === "string" && Object.hasOwn(NOTICES, key) ? NOTICES[key as SignInNotice] : null
}

const OVER: ReadonlySet<unknown> = new Set<SignInNotice>([
  "second-factor-over",
  "set-up-over",
  "app-is-set-up",
  "challenge-expired",
])

/**
 * Whether a notice is about a sign-in that came to no good end. Whoever has a session nevertheless had a reason to sign in:
 * it may be good for nothing any more, and leads nowhere then.
 */
export function isOfSignInOver(key: unknown): boolean {
  return OVER.has(key)
}
