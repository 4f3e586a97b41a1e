import { createHash, randomUUID } from "node:crypto"
import { z } from "zod"
import { notAuthorized } from "../errors"
import type { AppClient } from "./client-definition"
import type { User } from "./user"
import type { UserPool } from "./user-pool"
import { findUser } from "./users"

/** Wrong codes after which a session is over. Cognito does not say how many it takes. */
const WRONG_CODES = 5

const contents = z.object({
  id: z.string(),
  username: z.string(),
  clientId: z.string(),
  password: z.string(),
  expires: z.number(),
  /** What the session may answer, and nothing else: one step cannot be skipped with the session of another. */
  challenge: z.string(),
  /** The code that was sent for it. */
  code: z.string().optional(),
})

const invalid = () => notAuthorized("Invalid session for the user.")

/**
 * The `Session` between a challenge and its answer. It is sealed and holds its own state, so a restart in between does
 * no harm; it ends with its time, with its first use, and when the password changes.
 */
export function makeSignInSession(
  pool: UserPool,
  client: AppClient,
  user: User,
  step: { challenge: string; code?: string },
): string {
  return pool.sealer.seal("sign-in", {
    id: randomUUID(),
    username: user.username,
    clientId: client.id,
    password: passwordMark(user),
    expires: pool.now() + client.validity.session * 1000,
    ...step,
  })
}

/**
 * A session by itself, as the operations take it that are told neither a client nor a user.
 *
 * @returns the user and the client of a session, the code that was sent, and how to end the session
 * @throws CognitoError `NotAuthorizedException`
 */
export async function openSignInSession(pool: UserPool, session: string, challenge: string) {
  const opened = contents.safeParse(pool.sealer.open("sign-in", session))
  const client = pool.clients.get(opened.data?.clientId ?? "")
  if (!opened.success || !client || opened.data.challenge !== challenge) throw invalid()
  const { id, username, password, expires, code } = opened.data
  if (expires <= pool.now()) throw notAuthorized("Invalid session for the user, session is expired.")
  const user = await findUser(pool, username)
  if (!user || passwordMark(user) !== password || usedBy(pool).has(id)) throw invalid()
  if (!user.enabled) throw notAuthorized("User is disabled.")
  const finish = () => takeOnce(pool, id, expires)
  return { user, client, code, finish, countWrongCode: () => countWrongCode(pool, id, finish) }
}

/**
 * The session of an answer to a challenge.
 *
 * @param answer `name` is what the answer calls the user
 * @throws CognitoError `NotAuthorizedException`
 */
export async function readSignInSession(
  pool: UserPool,
  client: AppClient,
  answer: { session: string; challenge: string; name: string },
) {
  const opened = await openSignInSession(pool, answer.session, answer.challenge)
  const named = await findUser(pool, answer.name)
  if (opened.client.id !== client.id || named?.username !== opened.user.username) throw invalid()
  return opened
}

/** Every session is good for one answer. @returns false when it was used before */
export function takeOnce(pool: UserPool, id: string, expires: number): boolean {
  if (usedBy(pool).has(id)) return false
  usedBy(pool).set(id, expires)
  pool.state.wrongCodes.delete(id)
  return true
}

function countWrongCode(pool: UserPool, id: string, finish: () => void): void {
  const { wrongCodes } = pool.state
  const count = (wrongCodes.get(id) ?? 0) + 1
  wrongCodes.set(id, count)
  if (count >= WRONG_CODES) finish()
}

function usedBy(pool: UserPool): Map<string, number> {
  const ids = pool.state.usedSessions
  for (const [id, until] of ids) if (until <= pool.now()) ids.delete(id)
  return ids
}

/** Tells one password of a user from the next without telling anything about it. */
export const passwordMark = (user: User | undefined) =>
  createHash("sha256")
    .update(`${user?.status}${user?.password?.verifier ?? ""}`)
    .digest("base64url")
