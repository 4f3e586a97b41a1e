import { createHash, createHmac, timingSafeEqual } from "node:crypto"
import { CognitoError, notAuthorized, userNotFound, wrongCredentials } from "../errors"
import { missingAttributes } from "./attributes"
import type { AppClient } from "./client-definition"
import { groupsOf } from "./groups"
import { secondFactorChallenge } from "./second-factor"
import { beginSession } from "./sessions"
import { makeSignInSession } from "./sign-in-session"
import { decoyVerifier, type PasswordVerifier } from "./srp"
import type { User } from "./user"
import type { ChangeSet, UserPool } from "./user-pool"
import { findUser } from "./users"

/** Somebody who wants to sign in, whether they exist or not; what is unknown looks like a user as long as it can. */
export interface Candidate {
  user: User | undefined
  verifier: PasswordVerifier
  /** The name that SRP hashes, and under which failures are counted. */
  name: string
}

/** @throws CognitoError `InvalidParameterException` when the client does not have the flow */
export function requireFlow(client: AppClient, flow: string): void {
  const legacy: Record<string, string> = { USER_PASSWORD_AUTH: "USER_PASSWORD_AUTH" }
  if (client.flows.has(`ALLOW_${flow}`) || client.flows.has(legacy[flow] ?? "")) return
  throw new CognitoError("InvalidParameterException", `${flow} flow not enabled for this client`)
}

/** @throws CognitoError `NotAuthorizedException` when a client with a secret is used without it */
export function checkSecretHash(client: AppClient, username: string, given: string | undefined): void {
  if (client.secret === undefined) return
  if (given === undefined) {
    throw notAuthorized(`Client ${client.id} is configured with secret but SECRET_HASH was not received`)
  }
  const expected = createHmac("sha256", client.secret).update(username).update(client.id).digest()
  const actual = Buffer.from(given, "base64")
  if (actual.length === expected.length && timingSafeEqual(actual, expected)) return
  throw notAuthorized(`SecretHash does not match for the client: ${client.id}`)
}

/**
 * Looks up who wants to sign in. Unknown names get a decoy to check the password against, so that the answer and the
 * time it takes are those of a wrong password.
 *
 * @throws CognitoError `UserNotFoundException` only for clients that do not hide who exists; lockout
 */
export async function candidate(pool: UserPool, client: AppClient, name: string): Promise<Candidate> {
  const user = await findUser(pool, name)
  if (!user && !client.hidesUserExistence) throw userNotFound()
  const username = user?.username ?? decoyUsername(pool, name)
  pool.lockouts.check(username)
  if (user?.status === "RESET_REQUIRED") {
    throw new CognitoError("PasswordResetRequiredException", "Password reset required for the user")
  }
  // Made for everybody, though only unknown users need it: its time would tell who is unknown.
  const decoy = decoyVerifier(pool.secret, username)
  return { user, name: username, verifier: user?.password ?? decoy }
}

/** Counts a wrong password; returns what to throw. */
export function refused(pool: UserPool, name: string): CognitoError {
  pool.lockouts.failed(name)
  return wrongCredentials()
}

/**
 * What follows a right password: tokens, or the next challenge.
 *
 * @throws CognitoError for users who may not sign in now
 */
export async function afterPassword(pool: UserPool, client: AppClient, user: User) {
  pool.lockouts.clear(user.username)
  if (!user.enabled) throw notAuthorized("User is disabled.")
  switch (user.status) {
    case "UNCONFIRMED":
      throw new CognitoError("UserNotConfirmedException", "User is not confirmed.")
    case "RESET_REQUIRED":
      throw new CognitoError("PasswordResetRequiredException", "Password reset required for the user")
    case "EXTERNAL_PROVIDER":
      throw wrongCredentials()
    case "FORCE_CHANGE_PASSWORD":
      if ((user.temporaryPasswordExpires ?? 0) <= pool.now()) {
        throw notAuthorized("Temporary password has expired and must be reset by an administrator.")
      }
      return newPasswordChallenge(pool, client, user)
    case "CONFIRMED":
      return pool.change((changes) => afterFirstFactor(pool, changes, client, user))
  }
}

/** The second factor's challenge for users who have one, tokens for all others. */
export async function afterFirstFactor(pool: UserPool, changes: ChangeSet, client: AppClient, user: User) {
  return (await secondFactorChallenge(pool, changes, client, user)) ?? (await signedIn(pool, changes, client, user))
}

/** A new session and its tokens. */
export async function signedIn(pool: UserPool, changes: ChangeSet, client: AppClient, user: User) {
  const { refreshToken, session } = await beginSession(pool, changes, client, user)
  const tokens = await pool.tokens.issue(client, user, await groupsOf(pool, user), session)
  return { AuthenticationResult: { ...tokens, RefreshToken: refreshToken }, ChallengeParameters: {} }
}

function newPasswordChallenge(pool: UserPool, client: AppClient, user: User) {
  const missing = missingAttributes(pool.attributes, user.attributes).map((name) => `userAttributes.${name}`)
  return {
    ChallengeName: "NEW_PASSWORD_REQUIRED",
    Session: makeSignInSession(pool, client, user, { challenge: "NEW_PASSWORD_REQUIRED" }),
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.username,
      requiredAttributes: JSON.stringify(missing),
      userAttributes: JSON.stringify(user.attributes),
    },
  }
}

/** In pools with addresses as user names nobody's user name is the address, so an unknown one gets a made-up UUID. */
function decoyUsername(pool: UserPool, name: string): string {
  if (!pool.addressesAreUsernames) return name
  const digest = createHash("sha256").update(pool.secret).update(name.toLowerCase()).digest("hex")
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 3) | 8).toString(16)
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`
}
