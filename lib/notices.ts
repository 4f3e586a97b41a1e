/**
 * What is said where a form led after its change was done: what happened, and from when on it binds. A code and what it
 * is about travel in a cookie; the sentence is made here.
 */
const NOTICES = {
  userEnabled: ({ name }) => `${quote(name)} is enabled and can sign in again.`,
  userDisabled: ({ name, minutes }) =>
    `${quote(name)} is disabled and cannot sign in. What they have open now ends within ${minutes} minutes.`,
  userAddedToGroup: ({ name, groupName, minutes }) =>
    `${quote(name)} is now in ${quote(groupName)}. It counts from their next token: at once when they sign in again, else within ${minutes} minutes.`,
  userRemovedFromGroup: ({ name, groupName, minutes }) =>
    `${quote(name)} was removed from ${quote(groupName)}. A token that they already hold keeps the group until it ends, ${minutes} minutes at most.`,
  groupCreated: ({ groupName }) => `The group ${quote(groupName)} was created. Nobody is in it yet.`,
  groupUpdated: ({ groupName }) => `The group ${quote(groupName)} was changed.`,
  groupDeleted: ({ groupName, minutes }) =>
    `The group ${quote(groupName)} was deleted. Tokens that its members already hold keep it for ${minutes} minutes at most.`,
  groupGone: ({ groupName }) =>
    `The group ${quote(groupName)} does not exist any more: somebody deleted it in the meantime.`,
  userDeleted: ({ name, minutes }) =>
    `${quote(name)} is deleted and cannot sign in. What they have open now ends within ${minutes} minutes.`,
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
  userSignedOut: ({ name, minutes }) =>
    `${quote(name)} is signed out everywhere. What they have open now ends within ${minutes} minutes.`,
  userPasswordSet: ({ name }) => `The password of ${quote(name)} is set. It counts from the next sign-in.`,
  userTemporaryPasswordSet: ({ name }) =>
    `${quote(name)} has a temporary password, and sets their own at the next sign-in.`,
  userGone: () => "This user does not exist any more: somebody deleted the account in the meantime.",
} as const satisfies Record<string, (about: NoticeParameters) => string>

export type NoticeCode = keyof typeof NOTICES

/** The names and numbers that a notice is about. */
export type NoticeParameters = Readonly<Record<string, string | number>>

export interface Notice {
  code: NoticeCode
  parameters: NoticeParameters
}

/** The sentence of a notice, or null for a code of another version of this console. */
export function noticeSentence({ code, parameters }: { code: string; parameters: NoticeParameters }): string | null {
  if (!Object.hasOwn(NOTICES, code)) return null
  return NOTICES[code as NoticeCode](parameters)
}

/** Isolated, so that a name in a right-to-left script does not turn the sentence around it. */
function quote(text: string | number | undefined): string {
  return `“\u2068${text ?? ""}\u2069”`
}
