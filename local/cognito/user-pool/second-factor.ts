import { randomInt } from "node:crypto"
import { invalidParameter } from "../errors"
import type { AppClient } from "./client-definition"
import { activeFactors, type Factor, factorsToSetUp } from "./factors"
import { sendSignInCode } from "./messages"
import { SET_UP } from "./set-up-session"
import { makeSignInSession } from "./sign-in-session"
import type { User } from "./user"
import type { ChangeSet, UserPool } from "./user-pool"

/** Which address of the user a factor's codes go to. */
const ATTRIBUTE = { SMS_MFA: "phone_number", EMAIL_OTP: "email" } as const

/**
 * The challenge that comes between the right password and the tokens: the preferred factor's, the only one's, or the
 * choice between them. Users without a second factor set one up where the pool insists on it; elsewhere `undefined`.
 * Source: "The preferred MFA factor will be used to authenticate a user if multiple factors are activated. If multiple
 * options are activated and no preference is set, a challenge to choose an MFA option will be returned during sign-in."
 * (`SetUserMFAPreference`, API reference).
 */
export async function secondFactorChallenge(pool: UserPool, changes: ChangeSet, client: AppClient, user: User) {
  const factors = activeFactors(pool, user)
  const preferred = factors.find((factor) => factor === user.mfa?.preferred)
  const [only] = factors
  if (only === undefined) {
    return pool.definition.MfaConfiguration === "ON" ? setUpChallenge(pool, client, user) : undefined
  }
  if (preferred || factors.length === 1) return codeChallenge(pool, changes, client, user, preferred ?? only)
  return {
    ChallengeName: "SELECT_MFA_TYPE",
    Session: makeSignInSession(pool, client, user, { challenge: "SELECT_MFA_TYPE" }),
    ChallengeParameters: { USER_ID_FOR_SRP: user.username, MFAS_CAN_CHOOSE: JSON.stringify(factors) },
  }
}

/** @throws CognitoError `InvalidParameterException` for users who cannot have any of the pool's factors */
function setUpChallenge(pool: UserPool, client: AppClient, user: User) {
  const factors = factorsToSetUp(pool, user)
  if (factors.length === 0) throw invalidParameter("User does not have any MFA method that the user pool allows.")
  return {
    ChallengeName: "MFA_SETUP",
    Session: makeSignInSession(pool, client, user, { challenge: SET_UP.asked }),
    ChallengeParameters: { USER_ID_FOR_SRP: user.username, MFAS_CAN_SETUP: JSON.stringify(factors) },
  }
}

/** Asks for a factor's code, and sends it where it is not made by an app. */
export async function codeChallenge(pool: UserPool, changes: ChangeSet, client: AppClient, user: User, factor: Factor) {
  if (factor === "SOFTWARE_TOKEN_MFA") {
    return {
      ChallengeName: factor,
      Session: makeSignInSession(pool, client, user, { challenge: factor }),
      ChallengeParameters: { USER_ID_FOR_SRP: user.username },
    }
  }
  const code = String(randomInt(1_000_000)).padStart(6, "0")
  const { DeliveryMedium, Destination } = await sendSignInCode(pool, changes, user, ATTRIBUTE[factor], code)
  return {
    ChallengeName: factor,
    Session: makeSignInSession(pool, client, user, { challenge: factor, code }),
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.username,
      CODE_DELIVERY_DELIVERY_MEDIUM: DeliveryMedium,
      CODE_DELIVERY_DESTINATION: Destination,
    },
  }
}
