import { FRESH_SIGN_IN_MINUTES } from "@/amplify/auth/fresh-sign-in"
import type { ErrorCode, ErrorParameters } from "@/lib/api-error"
import { WRONG_APP_CODE } from "@/lib/authenticator-app-words"

/**
 * Every sentence that depends on something, whole and in one place, so that it can be translated: what happened, to
 * what, and what to do now. Nothing is put together outside.
 */

/** What is wrong with one field, by the name of the rule that it broke (`amplify/data/arguments.ts` has the same). */
const RULES: Readonly<Record<string, string>> = {
  uuid: "This is not a user's id. Open the user from the list and try again.",
  requestId: "This form was changed on its way. Reload the page and try again.",
  groupName: "A group's name has 1 to 128 characters and no spaces. Check the name.",
  required: "Choose a group first.",
  pageSize: "A page shows 1 to 60 users. Choose a size from the list.",
  filterAttribute: "Users cannot be searched by this attribute. Choose one from the list.",
  filterMatch: "A search is either for the exact text or for how it starts. Choose one of the two.",
  filterCharacters: "The search contains a line break or another character that cannot be searched for. Remove it.",
  filterLength: "The search is too long: Cognito takes about 230 characters. Shorten it.",
  username: "Enter what they will sign in with: up to 128 characters, no spaces.",
  password: "A password has at most 256 characters and neither starts nor ends with a space.",
  passwordMissing: "Enter a password, or let one be generated.",
  passwordSource: "Choose whether a password is generated or you type one.",
  permanent: "Choose whether the password is temporary or permanent.",
  invitationNeeded: "Only administrators may see a new user's password. Send an invitation, which has it.",
  invitation: "Choose how they are told: by a message, or not at all.",
  attributeName: "This attribute is Cognito's own and cannot be changed.",
  attributeValue: "At most 2,048 characters. Shorten it.",
  attributes: "These are too many attributes for one change: at most 100.",
  attributeRequired: "The user pool requires this. Fill it in.",
  attributeUnknown: "The user pool has no such attribute, or it cannot be changed. Reload the page and try again.",
  attributeKept:
    "The user pool requires this attribute: it can be changed, not deleted. Reload the page and try again.",
  attributesChosen: "Nothing was deleted: choose at least one attribute.",
  attributeChoice: "This form was changed on its way. Reload the page and try again.",
  wholeNumber: "This has to be a whole number, such as 7.",
  minValue: "This has to be {} or more.",
  maxValue: "This has to be {} or less.",
  minLength: "This has to have at least {} characters.",
  maxLength: "This has to have {} characters at most. Shorten it.",
  yesNo: "Choose yes, no or nothing.",
  date: "Write the date as 2026-03-31.",
  dateTime: "Write it as 2026-03-31 or 2026-03-31T14:30:00Z.",
  email: "This is not an e-mail address. Write it as name@example.com.",
  phoneNumber: "Write the number with country code and without spaces: +4930123456.",
  invitationAddress: "The invitation goes here. Fill this in, or choose another way or no message.",
  signInName: "Fill in what they will sign in with.",
  shown: "This form was changed on its way. Reload the page and try again.",
  confirmation:
    "Nothing was deleted: this is not how the account is called now. Type what is asked for here; reload the page if it was changed in the meantime.",
  verifiedContact:
    "The user has no verified e-mail address or phone number that this user pool sends codes to. Verify one, or set a password instead.",
  noChange: "Nothing was changed. Change something, then save.",
  factorNotSetUp: "Cognito refused this: the user has not set up that second factor. Only they can, in the app.",
  mfaContradiction: "A second factor cannot be switched on and off at once. Choose one of the two.",
  preferredFactor: "A second factor that comes first has to be on: switch it on, or choose another.",
  mfaFactor: "Choose a second factor from the list.",
  typedGroupName: "This is not the name of the group. Type it exactly as it stands here.",
  description: "A description has at most 2,048 characters. Shorten it.",
  precedence: "A precedence is a whole number from 0 to 2,147,483,647, or nothing.",
  precedenceStays:
    "Cognito cannot take a precedence away again, so nothing was saved. Enter a number; a high one comes last.",
  manyUsersChange: "Choose what to do with the users from what is offered.",
  chosenUsers: "This form does not say which users are meant. Choose them in the list again.",
  tooManyUsers: "These are too many users for one form. Choose them in the list again.",
  reason: "Say why. It is kept in the audit trail, for whoever asks later.",
  reasonLength: "A reason has at most 500 characters. Shorten it.",
  administratorsOnly: "Only administrators choose a password for somebody. Leave this empty: Cognito makes one.",
  roleGroup:
    "This group gives a role in this console, which takes a reason. Nothing was changed: use “Give a role in this console” or the group's own page.",
  keepSignedIn: "Choose whether they stay signed in.",
  theme: "Choose light, dark or system.",
  appCodeMissing: "Enter the code that the app shows.",
  appCode: "The app shows six digits, such as 123456.",
  appCodeWrong: WRONG_APP_CODE.wrong,
  appCodeUsed: WRONG_APP_CODE.used,
  auditActor: "Write who it was as an e-mail address or a user's id.",
  auditTarget: "Write whom or what it is about as an e-mail address, a user's id or the name of a group.",
  auditAddressUnknown: "Nobody has this e-mail address now. Write a deleted user's id instead.",
  auditAddressShared: "More than one user has this e-mail address. Write the id of the one whom you mean.",
  auditAction: "There is no such action. Choose one from the list.",
  auditOutcome: "There is no such outcome. Choose one from the list.",
  auditMoment: "There is no such day. Write it as 2026-03-31.",
  auditRange: "The first day is after the last one. Swap them.",
  auditFilterLength: "This is too long to be found. Shorten it.",
}

const UNKNOWN_RULE = "This is not valid here. Check what you entered."

/** The sentence for a broken rule of one field. A rule with a bound has the number behind its name: `maxValue 10`. */
export function ruleSentence(rule: string | number | undefined): string {
  const [name = "", bound] = String(rule).split(" ")
  const sentence = (Object.hasOwn(RULES, name) && RULES[name]) || UNKNOWN_RULE
  return sentence.replace("{}", Number(bound ?? 0).toLocaleString("en"))
}

const ERRORS: Readonly<Record<ErrorCode, (about: ErrorParameters) => string>> = {
  NotAuthorized: () =>
    "Nothing was done: you have no role any more that allows this. Ask an administrator, or sign in again.",
  AuthorityLost: () =>
    "Nothing was done: your session has ended, or your role was taken away or changed. Sign in again.",
  AuthorityUnknown: () =>
    "Nothing was done: Cognito did not say whether you still may do this. Wait a few seconds, then try again.",
  SignInTooOld: ({ minutes }) =>
    `Nothing was done: this takes a sign-in that is at most ${Number(minutes ?? FRESH_SIGN_IN_MINUTES)} minutes old. Confirm that it is you, then send this again.`,
  SecondFactorRequired: () =>
    "Nothing was done: whoever administers this app needs a second factor. Set one up (“Second factor” in the account menu), then repeat this.",
  SetUpOver: () =>
    "Nothing was switched on: this set-up is over, because it took longer than 15 minutes or another one was begun. Delete this console’s account from the app, then begin again.",
  AppNotSwitchedOn: () =>
    "The code was right, but Cognito did not switch the app on: signing in does not ask for it yet. Try again.",
  SessionsNotEnded: () =>
    "The app is set up, and signing in asks for it from now on. But your other sessions were not ended: try again.",
  AppNotSetUp: () =>
    "Nothing was done: setting up another app was begun and not finished, so there is none to switch off. Finish that first.",
  SecondFactorKept: () =>
    "Nothing was done: a second factor is required here. To change the app or the phone, set up another in its place.",
  Forbidden: () => "Nothing was done: your role in this console does not allow this. Ask an administrator.",
  NotSignedIn: () =>
    "Nothing was done: you are signed out. Sign in again in another tab, then come back and repeat this here.",
  ForeignOrigin: () =>
    "Nothing was done: the form did not come from a page of this console. Open the page and try again.",
  OwnAccount: () => "Nothing was done: you are signed in with this account. Ask another administrator.",
  AdministrativeUser: () =>
    "Nothing was done: this user has a role in this console, so only administrators may change them. Ask one.",
  LastAdministrator: () =>
    "Nothing was done: no administrator would be left who is sure to be able to sign in. Whoever became one less than 10 minutes ago does not count yet. Make another one, or wait.",
  Busy: () => "Nothing was done: too much is being changed at this moment. Wait a few seconds, then try again.",
  AuditUnavailable: () =>
    "Nothing was done: it could not be written into the audit trail. Try again; if it stays, a developer has to look at the backend.",
  RepeatedRequest: ({ outcome }) =>
    outcome === "done"
      ? "This had been sent before, and was done then. Reload the page to see what it is now."
      : "This had been sent before, and it is not known yet what became of it. Reload the page and look before you send it again.",
  ProviderAttribute: ({ label }) =>
    label === undefined
      ? "Nothing was done: the user's identity provider writes this at each sign-in, and would undo it. Change it there."
      : `Nothing was done: the user's identity provider writes ${quote(String(label))} at each sign-in, and would undo it. Change it there.`,
  InvalidRequestId: () => "Nothing was done: this form was changed on its way. Reload the page and try again.",
  InvalidForm: () => "Nothing was done: what was sent is not this form. Reload the page and try again.",
  InvalidInput: ({ rule }) => ruleSentence(rule),
  InvalidPageToken: () => "This place in the list is no longer valid, so here is the first page again.",
  ChangedMeanwhile: ({ field, label = field }) =>
    label === undefined
      ? "Nothing was done: somebody else has changed this since the page was opened. Look at what it is now, then try again."
      : `Nothing was done: somebody else has changed ${quote(String(label))} since this page was opened. Look at what it is now, then try again.`,
  ProtectedGroup: ({ groupName }) =>
    groupName === undefined
      ? "Nothing was done: this group is needed by the console or kept by Cognito itself."
      : `Nothing was done: the group ${quote(String(groupName))} is needed by the console or kept by Cognito itself.`,
  Internal: () => "This failed for a reason that is ours, not yours. Try again; if it stays, report the request id.",
  Unreachable: () => "The app's backend did not answer. Check whether it is running, then try again.",
  AccessDeniedException: () =>
    "Cognito refused this function: its permission is missing. A developer has to deploy the backend again.",
  AliasExistsException: () =>
    "Another user has this e-mail address, phone number or preferred user name already. Use another, or open that user.",
  CodeDeliveryFailureException: () =>
    "The message could not be sent. Check the address or number, then send it again; a user that was being created exists now.",
  ConcurrentModificationException: () =>
    "Somebody else was changing the same thing at this moment, and this was not done. Try again.",
  GroupExistsException: () => "There is a group of this name already. Choose another name, or open that group.",
  InvalidEmailRoleAccessPolicyException: () =>
    "The user pool may not send e-mail: its sending role does not allow it. A developer has to check the pool's e-mail settings.",
  InternalErrorException: () =>
    "Cognito itself failed, so it is not known whether this was done. Reload the page and look, then try again.",
  InvalidLambdaResponseException: () =>
    "The app's own check (a trigger of the user pool) gave an answer that Cognito does not understand. Report it to a developer.",
  InvalidPasswordException: ({ policy }) =>
    policy === undefined
      ? "The password does not keep the user pool's rules. Choose a longer one with more kinds of characters."
      : `The password does not keep the user pool's rules. ${policy}`,
  InvalidSmsRoleAccessPolicyException: () =>
    "The user pool may not send text messages: its role does not allow it. A developer has to check the pool's SMS settings.",
  InvalidSmsRoleTrustRelationshipException: () =>
    "The user pool cannot use its role for text messages. A developer has to check the pool's SMS settings.",
  InvalidUserPoolConfigurationException: () =>
    "The user pool is not set up for this. A developer has to change its settings and deploy again.",
  InvalidParameterException: ({ rule }) =>
    rule === undefined ? "Cognito refused what was sent. Check what you entered and try again." : ruleSentence(rule),
  LimitExceededException: () =>
    "A limit of Cognito is reached (a user can have 100 groups, the default sender sends 50 e-mails a day). Remove what is not needed, or try again tomorrow.",
  NotAuthorizedException: ({ userId }) =>
    userId === undefined
      ? "Cognito refused this for this user pool. A developer has to check the backend."
      : "Cognito refuses this for the user as they are now. Reload the page: it says what can be done. If it still offers this, a developer has to check the backend.",
  OperationNotEnabledException: () =>
    "Cognito does not offer this for this user pool. A developer has to check the pool's settings.",
  PasswordHistoryPolicyViolationException: () => "This password was used before. Choose another.",
  PasswordResetRequiredException: () =>
    "The user has to set a new password first, with the code that was sent. Try again after that.",
  PreconditionNotMetException: () =>
    "The user is not in a state in which this can be done. Reload the page and look again.",
  ResourceNotFoundException: ({ groupName }) =>
    groupName === undefined
      ? "What this is about does not exist any more. Reload the page."
      : `There is no group ${quote(String(groupName))}. Reload the page and choose another.`,
  TooManyFailedAttemptsException: () =>
    "Cognito takes no more attempts for this user for now. Wait a few minutes, then try again.",
  TooManyRequestsException: () =>
    "Cognito has too much to do right now and did nothing. Wait a few seconds, then try again.",
  UnexpectedLambdaException: () =>
    "The app's own check (a trigger of the user pool) failed. Try again; if it stays, report it to a developer.",
  UnsupportedUserStateException: () =>
    "Cognito refuses this in the user's present state. Reload the page: it says what can be done now.",
  UserLambdaValidationException: () =>
    "The app's own check (a trigger of the user pool) refused this. Ask a developer what it asks for.",
  UserNotConfirmedException: () => "The user has not confirmed the sign-up yet. Confirm it first.",
  UsernameExistsException: () => "There is a user with this sign-in name already. Use another, or open that user.",
  UserNotFoundException: () =>
    "Cognito does not find this user. The account was deleted, or was made a moment ago: wait a few seconds, then try again.",
}

/** The sentence for an error: what happened, to what, what to do now. */
export function errorSentence(code: ErrorCode, parameters: ErrorParameters = {}): string {
  return ERRORS[code](parameters)
}

/** Where nothing was to be done, nothing is said of that. */
const READING_FAILED: Partial<Record<ErrorCode, string>> = {
  InternalErrorException: "Cognito itself failed. Wait a few seconds, then try again.",
  TooManyRequestsException: "Cognito has too much to do right now. Wait a few seconds, then try again.",
}

/** The sentence for an error that kept a page from showing something. */
export function readingSentence(code: ErrorCode, parameters: ErrorParameters = {}): string {
  const sentence = READING_FAILED[code] ?? errorSentence(code, parameters)
  return sentence.replace(/^Nothing was done: (.)/, (_, first: string) => first.toUpperCase())
}

/** Where a form in a dialog was answered with a failure of the server. */
export const SERVER_FAILED =
  "The server failed. Look whether it was done, then send it again: what you typed is still here."

/** What is said to whoever may see what a form is about, before why they may not change it. */
export const READ_ONLY = "You may look it up, but not change it."

/** Links that help against a refusal. */
export const WAYS_OUT = {
  signInAgain: "Sign in again",
  setUpSecondFactor: "Set up a second factor",
} as const

/** The field that asks why a change is made. */
export const REASON = {
  label: "Reason",
  optionalLabel: "Reason (optional)",
  hint: "In a few words, at most 500 characters. It is kept in the audit trail.",
} as const

/** What a change of membership came to; from when on it binds is said behind it. */
export const MEMBERSHIP = {
  added: (groupName: string) => `Now in ${quote(groupName)}.`,
  removed: (groupName: string) => `Removed from ${quote(groupName)}.`,
} as const

/** What deleting a group means for its members; `null` where they could not be counted. */
export const DELETE_GROUP = {
  members: (count: { members: number; more: boolean } | null, minutes: number) => {
    const kept = `Tokens that they already hold keep it for up to ${minutes} minutes.`
    if (count === null) return `Its members could not be counted. ${kept}`
    if (count.members === 0 && !count.more) return "Nobody is in it."
    if (count.members === 1 && !count.more) return `1 user is in it and leaves it. ${kept}`
    return `${count.members}${count.more ? "+" : ""} users are in it and leave it. ${kept}`
  },
} as const

/** Why a list of users shows nobody. */
export const EMPTY_LIST = {
  pool: () => "No users yet. People appear here once they sign up or are invited.",
  search: ({ label, value, exact }: { label: string; value: string; exact: boolean }) =>
    exact ? `No match: ${label} is exactly ${quote(value)}.` : `No match: ${label} starts with ${quote(value)}.`,
  group: () => "Nobody is in this group yet.",
  choice: () => "Nobody is in this state right now.",
  page: () => "This page is empty, but the list goes on: Cognito sometimes answers so. Open the next page.",
  end: () => "The list ends here.",
} as const

/** Isolated, so that a name in a right-to-left script does not turn the sentence around it. */
function quote(text: string): string {
  return `“\u2068${text}\u2069”`
}
