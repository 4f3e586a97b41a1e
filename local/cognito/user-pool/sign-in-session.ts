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
 * @param answer `name` is what the answer calls the user
 * @returns the user of a session, the code that was sent, and how to end the session
 * @throws CognitoError `NotAuthorizedException`
 */
export async function readSignInSession(
  pool: UserPool,
  client: AppClient,
  answer: { session: string; challenge: string; name: string },
) {
  const opened = contents.safeParse(pool.sealer.open("sign-in", answer.session))
  if (!opened.success || opened.data.clientId !== client.id || opened.data.challenge !== answer.challenge) {
    throw invalid()
  }
  const { id, username, password, expires, code } = opened.data
  if (expires <= pool.now()) throw notAuthorized("Invalid session for the user, session is expired.")
  const user = await findUser(pool, username)
  if (!user || passwordMark(user) !== password || usedBy(pool).has(id)) throw invalid()
  if ((await findUser(pool, answer.name))?.username !== user.username) throw invalid()
  if (!user.enabled) throw notAuthorized("User is disabled.")
  const finish = () => takeOnce(pool, id, expires)
  return { user, code, finish, countWrongCode: () => countWrongCode(pool, id, finish) }
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
