import type { AdminErrorCode } from "@/amplify/data/admin-error"
import type { JsonObject } from "@/amplify/data/audit/canonical-json"
import type { changes } from "@/amplify/data/changes"
import type { EXCEED_REFUSAL_LIMIT, REFUSAL_LIMIT } from "@/amplify/data/refusal-limit"
import type { AuditOutcomeFilter } from "@/lib/audit-query"
import type { StatusTone } from "@/lib/user-status"

/** What the audit trail says, in words. An event of an operation that is no longer there is shown by its own name. */

type ActionName = keyof typeof changes | typeof EXCEED_REFUSAL_LIMIT

interface ActionWords {
  /** The verb, where an operation is chosen. */
  label: string
  /** What was tried; `about` is what it was about beyond its target. */
  tried(about: JsonObject): string
  /** What was done. */
  done(about: JsonObject): string
}

const ACTIONS: Readonly<Record<ActionName, ActionWords>> = {
  addUserToGroup: {
    label: "Add to a group",
    tried: ({ groupName }) => `Add to group ${name(groupName)}`,
    done: ({ groupName }) => `Added to group ${name(groupName)}`,
  },
  removeUserFromGroup: {
    label: "Remove from a group",
    tried: ({ groupName }) => `Remove from group ${name(groupName)}`,
    done: ({ groupName }) => `Removed from group ${name(groupName)}`,
  },
  createUser: plain("Create a user", "Create user", "User created"),
  resendInvitation: plain("Resend the invitation", "Resend invitation", "Invitation sent again"),
  confirmSignUp: plain("Confirm the sign-up", "Confirm sign-up", "Sign-up confirmed"),
  updateUserAttributes: plain("Change attributes", "Change attributes", "Attributes changed"),
  deleteUserAttributes: plain("Delete attributes", "Delete attributes", "Attributes deleted"),
  enableUser: plain("Enable", "Enable", "Enabled"),
  disableUser: plain("Disable", "Disable", "Disabled"),
  deleteUser: plain("Delete a user", "Delete user", "User deleted"),
  resetUserPassword: plain("Reset the password", "Reset password", "Password reset"),
  setUserPassword: {
    label: "Set a password",
    tried: ({ permanent }) => (permanent === true ? "Set permanent password" : "Set temporary password"),
    done: ({ permanent }) => (permanent === true ? "Permanent password set" : "Temporary password set"),
  },
  setUserMfaPreference: plain("Change second factors", "Change second factors", "Second factors changed"),
  signOutUser: plain("Sign out everywhere", "Sign out everywhere", "Signed out everywhere"),
  createGroup: plain("Create a group", "Create group", "Group created"),
  updateGroup: plain("Change a group", "Change group", "Group changed"),
  deleteGroup: plain("Delete a group", "Delete group", "Group deleted"),
  exceedRefusalLimit: plain("Too many refused calls", "Too many refused calls", "Too many refused calls"),
}

function plain(label: string, tried: string, done: string): ActionWords {
  return { label, tried: () => tried, done: () => done }
}

/** The operations that can be chosen from, with what each is called. */
export const ACTION_LABELS: readonly (readonly [string, string])[] = Object.entries(ACTIONS).map(
  ([action, { label }]) => [action, label],
)

/** What an event is about: "Added to group EDITORS"; "Add to group EDITORS" where it was not done. */
export function actionText(action: string, outcome: AuditOutcomeFilter, about: JsonObject = {}): string {
  const words = Object.hasOwn(ACTIONS, action) ? ACTIONS[action as ActionName] : undefined
  if (!words) return action
  return outcome === "done" ? words.done(about) : words.tried(about)
}

/** How a change ended. */
export const OUTCOMES: Readonly<Record<AuditOutcomeFilter, { word: string; tone: StatusTone; meaning: string }>> = {
  done: { word: "Done", tone: "good", meaning: "The change was made." },
  refused: {
    word: "Refused",
    tone: "warn",
    meaning: "A rule of this app, or what Cognito said beforehand, did not allow it. Nothing was changed.",
  },
  failed: { word: "Failed", tone: "bad", meaning: "Cognito did not do it. Nothing was changed." },
  unknown: {
    word: "Unknown",
    tone: "warn",
    meaning: "It was begun, and nobody could find out whether it was done. Look at what it is about.",
  },
  open: {
    word: "Open",
    tone: "wait",
    meaning: "It was begun, and is not known yet to have ended: it is being made, or its answer was lost.",
  },
}

/** Why something was refused or failed, as short as a cell of a table asks for. */
const REASONS: Readonly<Record<AdminErrorCode | typeof REFUSAL_LIMIT, string>> = {
  NotAuthorized: "the caller may not do this",
  AuthorityLost: "the caller no longer has the role, or was signed out",
  AuthorityUnknown: "nobody could tell whether the caller still has the role",
  SignInTooOld: "the caller's sign-in was too long ago",
  SecondFactorRequired: "the caller has no second factor",
  InvalidInput: "the request was not valid",
  InvalidPageToken: "the request was not valid",
  ChangedMeanwhile: "somebody else had changed it meanwhile",
  ProtectedGroup: "the group is protected",
  OwnAccount: "it was the caller's own account",
  AdministrativeUser: "the user has a role in this console",
  LastAdministrator: "it was the last administrator",
  Busy: "too many changes at once",
  RepeatedRequest: "the request had been made already",
  AuditUnavailable: "the audit trail could not be written",
  Internal: "an error of this app",
  RefusalLimit: "100 calls were refused within a minute; the next ones are slowed down",
  AccessDeniedException: "the function has no permission",
  AliasExistsException: "another user has this address or number",
  CodeDeliveryFailureException: "the message could not be sent",
  ConcurrentModificationException: "it was being changed at the same moment",
  GroupExistsException: "there was a group of this name",
  InternalErrorException: "an error of Cognito",
  InvalidEmailRoleAccessPolicyException: "the pool may not send e-mail",
  InvalidLambdaResponseException: "a trigger of the pool gave a wrong answer",
  InvalidParameterException: "Cognito did not take what was sent",
  InvalidPasswordException: "the password did not keep the pool's rules",
  InvalidSmsRoleAccessPolicyException: "the pool may not send text messages",
  InvalidSmsRoleTrustRelationshipException: "the pool cannot use its role for text messages",
  InvalidUserPoolConfigurationException: "the pool is not set up for this",
  LimitExceededException: "a limit of Cognito was reached",
  NotAuthorizedException: "Cognito refused it in this state of the user",
  OperationNotEnabledException: "the pool does not offer this",
  PasswordHistoryPolicyViolationException: "the password was used before",
  PasswordResetRequiredException: "the user has to set a new password first",
  PreconditionNotMetException: "the user was not in a state for this",
  ResourceNotFoundException: "there was no such group",
  TooManyFailedAttemptsException: "too many attempts for this user",
  TooManyRequestsException: "Cognito had too much to do",
  UnexpectedLambdaException: "a trigger of the pool failed",
  UnsupportedUserStateException: "the user was not in a state for this",
  UserLambdaValidationException: "a trigger of the pool refused it",
  UserNotConfirmedException: "the sign-up was not confirmed",
  UserNotFoundException: "there was no such user",
  UsernameExistsException: "there was a user of this name",
}

/** Why a change was refused, or failed: nothing for one that was made, its own name for a code that is not known. */
export function outcomeReason(code: string | null): string {
  if (code === null) return ""
  return Object.hasOwn(REASONS, code) ? REASONS[code as keyof typeof REASONS] : code
}

/** What an actor or a target is called that is no user. */
export const PARTIES = {
  commandLine: "Command line",
  nobody: "Nobody who could be named",
  pool: "User pool",
  group: (groupName: string) => `Group ${name(groupName)}`,
  goneUser: (userId: string) => `Deleted user ${userId}`,
} as const

/** What the pages of the audit trail say. */
export const AUDIT = {
  alteredWord: "Altered",
  unread: "The audit trail could not be read.",
  eventUnread: "This event could not be read.",
  cut: (days: number) =>
    `A list that is not about one person, user, group, action or outcome goes back ${days} days at most. Choose an earlier end to see what is older.`,
  emptyTrail: "Nothing has happened in the last year. Every change that somebody makes here appears in this list.",
  emptyFilter: "No change matches.",
  emptyGroup: (groupName: string) =>
    `No change matches. ${name(`“${groupName}”`)} was taken for the name of a group. A person is found by their whole e-mail address or their user id, and who was added to a group or removed stands with the person.`,
  groupTarget:
    "These are the changes of the group itself. Who was added or removed stands with each person: leave About empty, and choose “Add to a group” or “Remove from a group” under What.",
  emptySoFar: "Nothing matches so far, and there is more to look at.",
  end: "The list ends here.",
  historyUnread: "The history could not be read. The rest of this page is not affected.",
  noHistory: (about: "user" | "group") =>
    about === "user" ? "Nothing has been changed on this user here." : "Nothing has been changed on this group here.",
  groupMembers: "Who was added or removed stands in the history of each user.",
  altered:
    "This event is not as it was written: its hash does not fit. Run npm run audit:verify, and ask who could write to the table.",
  unfollowed:
    "The event before it in its chain is missing, or is not the one that it was written behind. Run npm run audit:verify.",
  unreadable: "What this event says cannot be read. Below is what it can be found by.",
  claim: "What is claimed was said by the console of its visitor, or by whoever called the API: nobody has checked it.",
  fact: "From where AppSync was called: for a change made in this console, from its server.",
  oneFact: "One of them was seen by AppSync; whoever called it directly may have sent the others along.",
  endedLater: "This event is what was intended; how it ended is written in",
  noIntent: "none: it was refused before anything was intended",
  lostIntent: "not to be found: it was removed, is older than what is kept, or cannot be read from here",
  noOutcome: "none yet",
  closedBy: {
    function: "the function that made the change",
    reconciler: "the reconciler, which looked afterwards what had become of it",
  },
  same: "It was so already: nothing is different.",
  noAfter: "not changed, or not known",
  afterInOutcome: "is in its outcome",
  nothingCompared: "No values were recorded before or after.",
  cutValues: "Some values were too long to be kept whole; only their beginning is here.",
} as const

/** What the values of an event are called that are no attributes of a user. */
export const VALUE_NAMES: Readonly<Record<string, string>> = {
  member: "In the group",
  enabled: "Enabled",
  status: "Status",
  description: "Description",
  precedence: "Precedence",
  signedOut: "Signed out",
}

/** What the page of the files says. */
export const EXPORT = {
  holds: (changes: number) =>
    changes === 1 ? "This file holds 1 change:" : `This file holds ${changes.toLocaleString("en-GB")} changes:`,
  nothing: "Nothing was found, so there is no file.",
  more: "The list goes on with older changes, in another file.",
  notWhole: "This file could not be read whole in time. Open the export page again, and take its file from there.",
  older: "A list that is not about one person, user, group, action or outcome goes back a year.",
  forms:
    "CSV is for spreadsheets: users are their ids, and a text that a spreadsheet would run as a formula has an apostrophe before it. JSON Lines is for programs: one change a line, with the very text that its hash is of.",
  scripts:
    'A script finds the next file in the header Link with rel="next"; a file whose name ends in "more-follow" is not the last one.',
  noFormat: "Choose a form: add format=csv or format=jsonl to the address.",
} as const

/** Isolated, so that a name in a right-to-left script does not turn the text around it. */
function name(text: unknown): string {
  return typeof text === "string" ? `\u2068${text}\u2069` : "?"
}
