import { type Effect, type TakesEffect, takesEffect } from "@/lib/takes-effect"

/**
 * What is said where a form led after its change was done: what happened; from when on it binds is said behind it. A
 * code and what it is about travel in a cookie; the sentence is made here.
 */
const NOTICES = {
  userEnabled: ({ name }) => `${quote(name)} is enabled.`,
  userDisabled: ({ name }) => `${quote(name)} is disabled.`,
  userAddedToGroup: ({ name, groupName }) => `${quote(name)} is now in ${quote(groupName)}.`,
  userRemovedFromGroup: ({ name, groupName }) => `${quote(name)} was removed from ${quote(groupName)}.`,
  roleTaken: ({ name, groupName }) => `${quote(name)} was removed from ${quote(groupName)}.`,
  roleTakenSignedIn: ({ name, groupName }) => `${quote(name)} was removed from ${quote(groupName)}.`,
  roleTakenNotSignedOut: ({ name, groupName }) =>
    `${quote(name)} was removed from ${quote(groupName)}, but could not be signed out. Sign them out everywhere now.`,
  groupCreated: ({ groupName }) => `The group ${quote(groupName)} was created. Nobody is in it yet.`,
  groupUpdated: ({ groupName }) => `The group ${quote(groupName)} was changed.`,
  groupDeleted: ({ groupName }) => `The group ${quote(groupName)} was deleted.`,
  groupGone: ({ groupName }) =>
    `The group ${quote(groupName)} does not exist any more: somebody deleted it in the meantime.`,
  userDeleted: ({ name }) => `${quote(name)} is deleted and cannot sign in.`,
  invitationResent: ({ name }) =>
    `A new invitation is on its way to ${quote(name)}. The old temporary password does not work any more.`,
  userFactorsChanged: ({ name }) => `The second factors of ${quote(name)} are saved. They count from the next sign-in.`,
  userCreated: ({ name }) => `${quote(name)} was created. They sign in with the temporary password and set their own.`,
  userInvited: ({ name }) =>
    `${quote(name)} was created, and an invitation with a temporary password is on its way to them.`,
  userAttributesUpdated: ({ name }) => `The attributes of ${quote(name)} were changed.`,
  userAttributesDeleted: ({ name }) => `The chosen attributes of ${quote(name)} were deleted.`,
  signUpConfirmed: ({ name }) =>
    `The sign-up of ${quote(name)} is confirmed: the password that they chose counts from now on.`,
  passwordReset: ({ name }) =>
    `The password of ${quote(name)} was reset. They sign in again once they have set a new one with the code that was sent.`,
  userSignedOut: ({ name }) => `${quote(name)} is signed out everywhere.`,
  userPasswordSet: ({ name }) => `The password of ${quote(name)} is set.`,
  userTemporaryPasswordSet: ({ name }) =>
    `${quote(name)} has a temporary password, and sets their own at the next sign-in.`,
  ownAppSwitchedOff: () =>
    "Your authenticator app is switched off: signing in does not ask for its code any more. Delete this console’s account from the app.",
  userGone: () => "This user does not exist any more: somebody deleted the account in the meantime.",
} as const satisfies Record<string, (about: NoticeParameters) => string>

export type NoticeCode = keyof typeof NOTICES

/** From when on that binds. The notice's parameter `until` says when the last token has ended that knows nothing of it. */
const EFFECTS: Partial<Record<NoticeCode, Effect>> = {
  userEnabled: "enabled",
  userDisabled: "disabled",
  userDeleted: "deleted",
  userAddedToGroup: "groupGiven",
  userRemovedFromGroup: "groupTaken",
  roleTaken: "roleTakenSignedOut",
  roleTakenSignedIn: "roleTakenSignedIn",
  roleTakenNotSignedOut: "roleTaken",
  groupDeleted: "groupDeleted",
  passwordReset: "passwordChanged",
  userSignedOut: "signedOut",
  userPasswordSet: "passwordChanged",
  userTemporaryPasswordSet: "passwordChanged",
}

/** What was done, but not all of it: there is something left to do. */
const WARNINGS: ReadonlySet<string> = new Set<NoticeCode>(["roleTakenNotSignedOut"])

/** The names and numbers that a notice is about. */
export type NoticeParameters = Readonly<Record<string, string | number>>

export interface Notice {
  code: NoticeCode
  parameters: NoticeParameters
}

/** A notice as it came with a cookie, perhaps of another version of this console. */
interface Read {
  code: string
  parameters: NoticeParameters
}

/** The sentence of a notice, or null for a code of another version of this console. */
export function noticeSentence({ code, parameters }: Read): string | null {
  if (!Object.hasOwn(NOTICES, code)) return null
  return NOTICES[code as NoticeCode](parameters)
}

/** From when on the change binds that a notice is about; null where that is no question. */
export function noticeEffect({ code, parameters: { until } }: Read): TakesEffect | null {
  const effect = Object.hasOwn(EFFECTS, code) ? EFFECTS[code as NoticeCode] : undefined
  return effect && Date.parse(String(until)) ? takesEffect(effect, String(until)) : null
}

/** Whether something was left undone. */
export const isWarning = ({ code }: Read): boolean => WARNINGS.has(code)

/** Isolated, so that a name in a right-to-left script does not turn the sentence around it. */
function quote(text: string | number | undefined): string {
  return `“\u2068${text ?? ""}\u2069”`
}
