import type { ErrorCode, ErrorParameters } from "@/lib/api-error"

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
  theme: "Choose light, dark or system.",
}

const UNKNOWN_RULE = "This is not valid here. Check what you entered."

/** The sentence for a broken rule of one field. */
export function ruleSentence(rule: string | number | undefined): string {
  return (Object.hasOwn(RULES, String(rule)) && RULES[String(rule)]) || UNKNOWN_RULE
}

const ERRORS: Readonly<Record<ErrorCode, (about: ErrorParameters) => string>> = {
  NotAuthorized: () =>
    "Nothing was done: you are not an administrator of this app any more. Ask another administrator, or sign in again.",
  Forbidden: () => "Nothing was done: this is for administrators only. Sign in as one and try again.",
  NotSignedIn: () =>
    "Nothing was done: you are signed out. Sign in again in another tab, then come back and repeat this here.",
  ForeignOrigin: () =>
    "Nothing was done: the form did not come from a page of this console. Open the page and try again.",
  InvalidRequestId: () => "Nothing was done: this form was changed on its way. Reload the page and try again.",
  InvalidForm: () => "Nothing was done: what was sent is not this form. Reload the page and try again.",
  InvalidInput: ({ rule }) => ruleSentence(rule),
  InvalidPageToken: () => "This place in the list is no longer valid, so here is the first page again.",
  Internal: () => "This failed for a reason that is ours, not yours. Try again; if it stays, report the request id.",
  Unreachable: () => "The app's backend did not answer. Check whether it is running, then try again.",
  AccessDeniedException: () =>
    "Cognito refused this function: its permission is missing. A developer has to deploy the backend again.",
  InvalidParameterException: () => "Cognito refused what was sent. Check what you entered and try again.",
  LimitExceededException: () =>
    "A limit of Cognito is reached (a user can have 100 groups). Remove one that is not needed, then try again.",
  NotAuthorizedException: () => "Cognito refused this for this user pool. A developer has to check the backend.",
  ResourceNotFoundException: ({ groupName }) =>
    groupName === undefined
      ? "What this is about does not exist any more. Reload the page."
      : `There is no group ${quote(String(groupName))}. Reload the page and choose another.`,
  TooManyRequestsException: () =>
    "Cognito has too much to do right now and did nothing. Wait a few seconds, then try again.",
  UserNotFoundException: () => "This user does not exist any more. Go back to the list of users.",
}

/** The sentence for an error: what happened, to what, what to do now. */
export function errorSentence(code: ErrorCode, parameters: ErrorParameters = {}): string {
  return ERRORS[code](parameters)
}

/** What a change of membership came to, and from when on it binds. `minutes`: how long a token lives. */
export const MEMBERSHIP = {
  added: ({ groupName, minutes }: { groupName: string; minutes: number }) =>
    `Now in ${quote(groupName)} (no change if they already were). It counts from their next token: at once when they sign in again, else within ${minutes} minutes.`,
  removed: ({ groupName, minutes }: { groupName: string; minutes: number }) =>
    `Removed from ${quote(groupName)}. A token that they already hold keeps the group until it ends, ${minutes} minutes at most.`,
} as const

/** Why a list of users shows nobody. */
export const EMPTY_LIST = {
  pool: () => "No users yet. People appear here once they sign up or are invited.",
  search: ({ label, value, exact }: { label: string; value: string; exact: boolean }) =>
    exact ? `No match: ${label} is exactly ${quote(value)}.` : `No match: ${label} starts with ${quote(value)}.`,
  choice: () => "Nobody is in this state right now.",
  page: () => "This page is empty, but the list goes on: Cognito sometimes answers so. Open the next page.",
  end: () => "The list ends here.",
} as const

/** Isolated, so that a name in a right-to-left script does not turn the sentence around it. */
function quote(text: string): string {
  return `“\u2068${text}\u2069”`
}
