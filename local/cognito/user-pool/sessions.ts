import { createHash, randomBytes, randomUUID } from "node:crypto"
import { notAuthorized } from "../errors"
import { keys } from "../store/keys"
import { type Change, del, put, startingWith } from "../store/store"
import type { AppClient } from "./client-definition"
import type { TokenSession } from "./tokens"
import type { User } from "./user"
import type { ChangeSet, UserPool } from "./user-pool"

/** What is stored of a refresh token: of the token itself only a hash. */
export interface Session extends TokenSession {
  username: string
  clientId: string
  hash: string
  /** ms; when the refresh token ends */
  expires: number
  /** ms; until then some token of this sign-in may be valid, so its revocation has to be known */
  forget: number
}

const hashOf = (token: string) => createHash("sha256").update(token).digest("base64url")

/** Begins a session for a sign-in that succeeded, and forgets the user's sessions that are long over. */
export async function beginSession(pool: UserPool, changes: ChangeSet, client: AppClient, user: User) {
  for (const session of await sessionsOf(pool, user)) {
    if (session.forget < pool.now()) changes.add(...ending(pool, session))
  }
  const refreshToken = randomBytes(64).toString("base64url")
  const { refresh, access } = client.validity
  const session: Session = {
    username: user.username,
    clientId: client.id,
    originJti: randomUUID(),
    authTime: Math.floor(pool.now() / 1000),
    hash: hashOf(refreshToken),
    expires: pool.now() + refresh * 1000,
    forget: pool.now() + (refresh + access) * 1000,
  }
  changes.add(put(keys.session(pool.id, user.username, session.originJti), session))
  changes.add(put(keys.refreshToken(pool.id, session.hash), session))
  return { refreshToken, session }
}

/**
 * The session of a refresh token.
 *
 * @throws CognitoError `NotAuthorizedException` when it was revoked, has expired, is another client's, or never was one
 */
export async function findSession(pool: UserPool, client: AppClient, refreshToken: string): Promise<Session> {
  const session = await pool.reader.get<Session>(keys.refreshToken(pool.id, hashOf(refreshToken)))
  if (!session)
    throw notAuthorized(/^[\w-]{86}$/.test(refreshToken) ? "Refresh Token has been revoked" : "Invalid Refresh Token")
  if (session.clientId !== client.id) throw notAuthorized("Invalid Refresh Token")
  if (session.expires <= pool.now()) throw notAuthorized("Refresh Token has expired")
  return session
}

/** Ends one session by its refresh token; a token that is unknown or has ended already is no error. */
export async function revokeSession(pool: UserPool, changes: ChangeSet, client: AppClient, refreshToken: string) {
  const session = await pool.reader.get<Session>(keys.refreshToken(pool.id, hashOf(refreshToken)))
  if (session?.clientId === client.id) changes.add(...ending(pool, session))
}

/** Ends every session of a user: no refresh token works any more, and `GetUser` refuses the access tokens. */
export async function revokeAllSessions(pool: UserPool, changes: ChangeSet, user: User): Promise<void> {
  for (const session of await sessionsOf(pool, user)) changes.add(...ending(pool, session))
}

export async function isRevoked(pool: UserPool, username: string, originJti: string): Promise<boolean> {
  return (await pool.reader.get(keys.session(pool.id, username, originJti))) === undefined
}

/** The sessions of a user that have not been ended. */
export async function sessionsOf(pool: UserPool, user: User): Promise<Session[]> {
  const range = startingWith(keys.sessions(pool.id, user.username))
  return (await pool.reader.entries<Session>(range, Number.MAX_SAFE_INTEGER)).map(([, session]) => session)
}

function ending(pool: UserPool, session: Session): Change[] {
  return [
    del(keys.session(pool.id, session.username, session.originJti)),
    del(keys.refreshToken(pool.id, session.hash)),
  ]
}
