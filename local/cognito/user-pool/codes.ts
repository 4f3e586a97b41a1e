import { createHmac, randomInt, timingSafeEqual } from "node:crypto"
import { CognitoError } from "../errors"
import { keys } from "../store/keys"
import { type Change, del, put } from "../store/store"
import type { User } from "./user"
import type { ChangeSet, UserPool } from "./user-pool"

/** What a code is good for; `attribute` codes carry the attribute's name. */
export type CodePurpose = "sign-up" | "forgotten-password" | `attribute-${string}`

/** Hours that a code is valid. Source: "Quotas in Amazon Cognito", code validity. */
const VALID_HOURS = { "sign-up": 24, "forgotten-password": 1, attribute: 24 } as const
const ATTEMPTS = 5

interface StoredCode {
  hash: string
  /** ms */
  expires: number
  attempts: number
}

export const codeMismatch = () =>
  new CognitoError("CodeMismatchException", "Invalid verification code provided, please try again.")
export const codeExpired = () =>
  new CognitoError("ExpiredCodeException", "Invalid code provided, please request a code again.")

/** Makes a code of six digits for one purpose; it replaces the one before. */
export function issueCode(pool: UserPool, changes: ChangeSet, user: User, purpose: CodePurpose): string {
  const code = String(randomInt(1_000_000)).padStart(6, "0")
  const hours = purpose === "sign-up" || purpose === "forgotten-password" ? VALID_HOURS[purpose] : VALID_HOURS.attribute
  const stored: StoredCode = { hash: hashOf(pool, user, code), expires: pool.now() + hours * 3_600_000, attempts: 0 }
  changes.add(put(keys.code(pool.id, user.username, purpose), stored))
  return code
}

/**
 * Takes a code. When it is right it is used up by what is written; when it is wrong, the attempt itself has to be
 * written, so the refusal is returned, not thrown.
 */
export async function takeCode(
  pool: UserPool,
  changes: ChangeSet,
  user: User,
  purpose: CodePurpose,
  code: string,
): Promise<CognitoError | undefined> {
  const key = keys.code(pool.id, user.username, purpose)
  const stored = await pool.reader.get<StoredCode>(key)
  if (!stored || stored.expires <= pool.now()) return codeExpired()
  if (stored.attempts >= ATTEMPTS) {
    return new CognitoError("LimitExceededException", "Attempt limit exceeded, please try after some time.")
  }
  if (timingSafeEqual(Buffer.from(stored.hash), Buffer.from(hashOf(pool, user, code)))) {
    changes.add(del(key))
    return undefined
  }
  changes.add(put(key, { ...stored, attempts: stored.attempts + 1 }))
  return codeMismatch()
}

/** Makes a code useless, if there is one. */
export const dropCode = (pool: UserPool, user: User, purpose: CodePurpose): Change =>
  del(keys.code(pool.id, user.username, purpose))

/** Takes away every code of a user, as when the user is deleted. */
export async function dropCodes(pool: UserPool, user: User): Promise<Change[]> {
  const prefix = keys.codes(pool.id, user.username)
  const entries = await pool.reader.entries({ from: prefix, before: `${prefix}\u{10FFFF}` }, 100)
  return entries.map(([key]) => del(key))
}

/** A million codes are quickly tried against a plain hash; the pool's secret is needed for this one. */
function hashOf(pool: UserPool, user: User, code: string): string {
  return createHmac("sha256", pool.secret).update(`code\u0000${user.username}\u0000${code}`).digest("base64url")
}
