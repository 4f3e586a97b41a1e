import { CognitoError, invalidParameter, notAuthorized } from "../errors"
import { type Responses, required } from "./challenge-responses"
import type { AppClient } from "./client-definition"
import { isInPool } from "./factors"
import { SET_UP } from "./set-up-session"
import { checkSecretHash, signedIn } from "./sign-in"
import { makeSignInSession, openSignInSession, readSignInSession } from "./sign-in-session"
import { newSoftwareToken, takeAppCode } from "./software-token"
import type { User } from "./user"
import type { ChangeSet, UserPool } from "./user-pool"
import { userChanges } from "./users"

/**
 * Gives a user the secret for an authenticator app, in place of the one before.
 *
 * @returns the secret in Base32
 * @throws CognitoError `SoftwareTokenMFANotFoundException` in a pool without such apps
 */
export function associateApp(pool: UserPool, changes: ChangeSet, user: User): string {
  if (!isInPool(pool, "SOFTWARE_TOKEN_MFA")) {
    throw new CognitoError(
      "SoftwareTokenMFANotFoundException",
      "Software Token MFA has not been enabled by the userPool",
    )
  }
  const softwareToken = newSoftwareToken()
  changes.add(...userChanges(pool, user, { ...user, softwareToken, modified: pool.now() }))
  return softwareToken.secret
}

/**
 * Proves by a code that the app has the secret.
 *
 * @throws CognitoError `SoftwareTokenMFANotFoundException` without a secret, `EnableSoftwareTokenMFAException` for a code
 *   that is wrong or was used
 */
export function verifyApp(pool: UserPool, changes: ChangeSet, user: User, code: string): void {
  if (!user.softwareToken) {
    throw new CognitoError("SoftwareTokenMFANotFoundException", "Software Token MFA does not exist for the user.")
  }
  const softwareToken = takeAppCode(user.softwareToken, code, pool.now())
  if (typeof softwareToken === "string") {
    throw new CognitoError("EnableSoftwareTokenMFAException", "Code mismatch and fail enable Software Token MFA")
  }
  changes.add(...userChanges(pool, user, { ...user, softwareToken, modified: pool.now() }))
}

/** `AssociateSoftwareToken` by somebody whose sign-in waits for a second factor. */
export function associateInSignIn(pool: UserPool, session: string) {
  return pool.change(async (changes) => {
    const { user, client, finish } = await openSignInSession(pool, session, SET_UP.asked)
    const SecretCode = associateApp(pool, changes, user)
    finish()
    return { SecretCode, Session: makeSignInSession(pool, client, user, { challenge: SET_UP.associated }) }
  })
}

/** `VerifySoftwareToken` by them. After a wrong code the same session may be tried again, a few times. */
export function verifyInSignIn(pool: UserPool, session: string, code: string) {
  return pool.change(async (changes) => {
    const { user, client, finish, countWrongCode } = await openSignInSession(pool, session, SET_UP.associated)
    try {
      verifyApp(pool, changes, user, code)
    } catch (error) {
      countWrongCode()
      throw error
    }
    finish()
    return { Status: "SUCCESS", Session: makeSignInSession(pool, client, user, { challenge: SET_UP.verified }) }
  })
}

/** The answer to `MFA_SETUP`: the app counts from now on, and its owner is signed in. */
export async function completeSetUp(pool: UserPool, client: AppClient, session: string, responses: Responses) {
  if (responses.EMAIL !== undefined) throw invalidParameter("The local Cognito sets up no codes by e-mail.")
  const name = required(responses, "USERNAME")
  checkSecretHash(client, name, responses.SECRET_HASH)
  return pool.change(async (changes) => {
    const { user, finish } = await readSignInSession(pool, client, { session, challenge: SET_UP.verified, name })
    // Somebody who knows the password as well has begun anew meanwhile.
    if (!user.softwareToken?.verified) throw notAuthorized("Invalid session for the user.")
    const enabled = user.mfa?.enabled.filter((factor) => factor !== "SOFTWARE_TOKEN_MFA") ?? []
    const after: User = { ...user, mfa: { ...user.mfa, enabled: ["SOFTWARE_TOKEN_MFA", ...enabled] } }
    changes.add(...userChanges(pool, user, after))
    const result = await signedIn(pool, changes, client, after)
    finish()
    return result
  })
}
