import { CognitoError, invalidParameter } from "../errors"
import { type Responses, required } from "./challenge-responses"
import type { AppClient } from "./client-definition"
import { activeFactors, type Factor } from "./factors"
import { claimAliases } from "./new-user"
import { codeChallenge } from "./second-factor"
import { checkSecretHash, signedIn } from "./sign-in"
import { readSignInSession } from "./sign-in-session"
import { takeAppCode } from "./software-token"
import type { User } from "./user"
import type { UserPool } from "./user-pool"
import { userChanges } from "./users"

const CODE_FIELD: Record<Factor, string> = {
  SOFTWARE_TOKEN_MFA: "SOFTWARE_TOKEN_MFA_CODE",
  SMS_MFA: "SMS_MFA_CODE",
  EMAIL_OTP: "EMAIL_OTP_CODE",
}

/**
 * Takes a factor's code and signs in. After a wrong one the same session may be tried again, a few times.
 *
 * @throws CognitoError `CodeMismatchException` (wrong), `ExpiredCodeException` (used before), `NotAuthorizedException`
 *   (the session is over)
 */
export async function answerCode(
  pool: UserPool,
  client: AppClient,
  factor: Factor,
  session: string,
  responses: Responses,
) {
  const code = required(responses, CODE_FIELD[factor])
  const name = required(responses, "USERNAME")
  checkSecretHash(client, name, responses.SECRET_HASH)
  return pool.change(async (changes) => {
    const opened = await readSignInSession(pool, client, { session, challenge: factor, name })
    const after = withProof(pool, opened.user, factor, code, opened.code)
    if (after instanceof CognitoError) {
      opened.countWrongCode()
      throw after
    }
    await claimAliases(pool, changes, after, false)
    changes.add(...userChanges(pool, opened.user, after))
    const result = await signedIn(pool, changes, client, after)
    opened.finish()
    return result
  })
}

/** Goes on with the factor that the user chose. */
export async function answerFactorChoice(pool: UserPool, client: AppClient, session: string, responses: Responses) {
  const answer = required(responses, "ANSWER")
  const name = required(responses, "USERNAME")
  checkSecretHash(client, name, responses.SECRET_HASH)
  return pool.change(async (changes) => {
    const { user, finish } = await readSignInSession(pool, client, { session, challenge: "SELECT_MFA_TYPE", name })
    const factor = activeFactors(pool, user).find((it) => it === answer)
    if (!factor) throw invalidParameter("The answer is none of the factors that can be chosen.")
    const challenge = await codeChallenge(pool, changes, client, user, factor)
    finish()
    return challenge
  })
}

/** What a right code changes about the user, or why the code is refused. */
function withProof(
  pool: UserPool,
  user: User,
  factor: Factor,
  code: string,
  sent: string | undefined,
): User | CognitoError {
  if (factor === "SOFTWARE_TOKEN_MFA") {
    if (!user.softwareToken?.verified) {
      return new CognitoError("SoftwareTokenMFANotFoundException", "Software Token MFA does not exist for the user.")
    }
    const softwareToken = takeAppCode(user.softwareToken, code, pool.now())
    if (softwareToken === "wrong") return new CognitoError("CodeMismatchException", "Invalid code received for user")
    if (softwareToken !== "used") return { ...user, softwareToken }
    return new CognitoError("ExpiredCodeException", "Your software token has already been used once.")
  }
  if (code !== sent) return new CognitoError("CodeMismatchException", "Invalid code or auth state for the user.")
  if (factor !== "SMS_MFA") return user
  // A code that came by text message proves the phone number (knowledge center, "MFA errors").
  return { ...user, attributes: { ...user.attributes, phone_number_verified: "true" } }
}
