/**
 * How everything is filed. Keys are sorted, so that one page of a list, with or without a filter, is one short walk
 * from a known place, at a thousand users and at a million alike. NUL separates what people can choose: it is not
 * allowed in user names and group names, and attribute values are compared again after they were found.
 */
const NUL = "\u0000"

/**
 * How text is compared where Cognito ignores case. Character by character: as a whole, a Greek word's last sigma would
 * become another letter than the same sigma in a longer word, and the word would be no prefix of the longer one.
 */
export function fold(text: string): string {
  const lower = text.toLowerCase()
  return lower.includes("ς") ? Array.from(text, (character) => character.toLowerCase()).join("") : lower
}

export const keys = {
  pools: "pool!",
  pool: (poolId: string) => `pool!${poolId}`,
  signingKey: (poolId: string) => `signing-key!${poolId}`,
  counts: (poolId: string) => `counts!${poolId}`,
  users: (poolId: string) => `user!${poolId}!`,
  user: (poolId: string, username: string) => `user!${poolId}!${username}`,
  alias: (poolId: string, attribute: string, value: string) => `alias!${poolId}!${attribute}!${fold(value)}`,
  attributeIndex: (poolId: string, attribute: string) => `index!${poolId}!${attribute}!`,
  attributeEntry: (poolId: string, attribute: string, value: string, username: string) =>
    `index!${poolId}!${attribute}!${fold(value)}${NUL}${username}`,
  groups: (poolId: string) => `group!${poolId}!`,
  group: (poolId: string, groupName: string) => `group!${poolId}!${groupName}`,
  members: (poolId: string, groupName: string) => `member!${poolId}!${groupName}${NUL}`,
  member: (poolId: string, groupName: string, username: string) => `member!${poolId}!${groupName}${NUL}${username}`,
  groupsOf: (poolId: string, username: string) => `member-of!${poolId}!${username}${NUL}`,
  groupOf: (poolId: string, username: string, groupName: string) => `member-of!${poolId}!${username}${NUL}${groupName}`,
  sessions: (poolId: string, username: string) => `session!${poolId}!${username}${NUL}`,
  session: (poolId: string, username: string, originJti: string) => `session!${poolId}!${username}${NUL}${originJti}`,
  refreshToken: (poolId: string, hash: string) => `refresh!${poolId}!${hash}`,
  code: (poolId: string, username: string, purpose: string) => `code!${poolId}!${username}${NUL}${purpose}`,
  codes: (poolId: string, username: string) => `code!${poolId}!${username}${NUL}`,
  mails: "mail!",
  mail: (at: number, sequence: number) => `mail!${String(at).padStart(15, "0")}!${String(sequence).padStart(12, "0")}`,
}

/** The last part of a key that ends in a name after a NUL. */
export const lastPart = (key: string) => key.slice(key.lastIndexOf(NUL) + 1)
