import { createHash, randomUUID } from "node:crypto"
import { z } from "zod"
import { notAuthorized } from "../errors"
import type { AppClient } from "./client-definition"
import type { User } from "./user"
import type { UserPool } from "./user-pool"
import { findUser } from "./users"

const contents = z.object({
  id: z.string(),
  username: z.string(),
  clientId: z.string(),
  password: z.string(),
  expires: z.number(),
})

const invalid = () => notAuthorized("Invalid session for the user.")

/**
 * The `Session` between a challenge and its answer. It is sealed and holds its own state, so a restart in between does
 * no harm; it ends with its time, with its first use, and when the password changes.
 */
export function makeSignInSession(pool: UserPool, client: AppClient, user: User): string {
  return pool.sealer.seal("sign-in", {
    id: randomUUID(),
    username: user.username,
    clientId: client.id,
    password: passwordMark(user),
    expires: pool.now() + client.validity.session * 1000,
  })
}

/**
 * @returns the user of a session, and how to use the session up
 * @throws CognitoError `NotAuthorizedException`
 */
export async function readSignInSession(pool: UserPool, client: AppClient, session: string) {
  const opened = contents.safeParse(pool.sealer.open("sign-in", session))
  if (!opened.success || opened.data.clientId !== client.id) throw invalid()
  const { id, username, password, expires } = opened.data
  if (expires <= pool.now()) throw notAuthorized("Invalid session for the user, session is expired.")
  const user = await findUser(pool, username)
  if (!user || passwordMark(user) !== password || usedBy(pool).has(id)) throw invalid()
  return { user, useUp: () => takeOnce(pool, id, expires) }
}

/** Every session is good for one answer. @returns false when it was used before */
export function takeOnce(pool: UserPool, id: string, expires: number): boolean {
  if (usedBy(pool).has(id)) return false
  usedBy(pool).set(id, expires)
  return true
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
