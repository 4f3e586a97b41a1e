/**
 * What is said where a form led after its change was done: what happened, and from when on it binds. A code and what it
 * is about travel in a cookie; the sentence is made here.
 */
const NOTICES = {
  userEnabled: ({ name }) => `${quote(name)} is enabled and can sign in again.`,
  userDisabled: ({ name, minutes }) =>
    `${quote(name)} is disabled and cannot sign in. What they have open now ends within ${minutes} minutes.`,
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
