import { timingSafeEqual } from "node:crypto"
import { z } from "zod"
import { invalidParameter, notAuthorized } from "../errors"
import { clientId, metadata, session } from "../fields"
import { operation } from "../operation"
import { changedAttributes, checkAttributes, missingAttributes } from "../user-pool/attributes"
import { type Responses, required } from "../user-pool/challenge-responses"
import { type AppClient, checkWritable } from "../user-pool/client-definition"
import { completeSetUp } from "../user-pool/factor-set-up"
import { claimAliases } from "../user-pool/new-user"
import { withPermanentPassword } from "../user-pool/passwords"
import { answerCode, answerFactorChoice } from "../user-pool/second-factor-answer"
import { afterFirstFactor, afterPassword, checkSecretHash, refused } from "../user-pool/sign-in"
import { passwordMark, readSignInSession, takeOnce } from "../user-pool/sign-in-session"
import { claimSignature } from "../user-pool/srp"
import type { UserPool } from "../user-pool/user-pool"
import { findUser, userChanges } from "../user-pool/users"

const secretBlock = z.object({
  id: z.string(),
  name: z.string(),
  clientId: z.string(),
  key: z.string(),
  password: z.string(),
  expires: z.number(),
})

export const respondToAuthChallenge = operation({
  name: "RespondToAuthChallenge",
  caller: "public",
  input: z.object({
    ClientId: clientId,
    ChallengeName: z.string().min(1),
    Session: session.optional(),
    ChallengeResponses: z.record(z.string(), z.string()).default({}),
    ClientMetadata: metadata.optional(),
  }),
  async run({ ClientId, ChallengeName, Session, ChallengeResponses }, { userPools }) {
    const { pool, client } = userPools.ofClient(ClientId)
    switch (ChallengeName) {
      case "PASSWORD_VERIFIER":
        return verifyClaim(pool, client, ChallengeResponses)
      case "NEW_PASSWORD_REQUIRED":
        return setNewPassword(pool, client, requiredSession(Session), ChallengeResponses)
      case "SOFTWARE_TOKEN_MFA":
      case "SMS_MFA":
      case "EMAIL_OTP":
        return answerCode(pool, client, ChallengeName, requiredSession(Session), ChallengeResponses)
      case "SELECT_MFA_TYPE":
        return answerFactorChoice(pool, client, requiredSession(Session), ChallengeResponses)
      case "MFA_SETUP":
        return completeSetUp(pool, client, requiredSession(Session), ChallengeResponses)
      default:
        throw invalidParameter(`The local Cognito does not have the challenge ${ChallengeName}.`)
    }
  },
})

async function verifyClaim(pool: UserPool, client: AppClient, responses: Responses) {
  const block = required(responses, "PASSWORD_CLAIM_SECRET_BLOCK")
  const timestamp = required(responses, "TIMESTAMP")
  const claimed = Buffer.from(required(responses, "PASSWORD_CLAIM_SIGNATURE"), "base64")
  checkSecretHash(client, required(responses, "USERNAME"), responses.SECRET_HASH)
  const opened = secretBlock.safeParse(pool.sealer.open("srp", block))
  if (!opened.success || opened.data.clientId !== client.id) throw notAuthorized("Incorrect username or password.")
  const { id, name, key, password, expires } = opened.data
  pool.lockouts.check(name)
  if (expires <= pool.now()) throw notAuthorized("Invalid session for the user, session is expired.")
  const expected = claimSignature(Buffer.from(key, "base64"), pool.name, name, Buffer.from(block, "base64"), timestamp)
  const wanted = Buffer.from(expected, "base64")
  const user = await findUser(pool, name)
  const right = claimed.length === wanted.length && timingSafeEqual(claimed, wanted)
  if (!right || !user || passwordMark(user) !== password) throw refused(pool, name)
  if (!takeOnce(pool, id, expires)) throw notAuthorized("Invalid session for the user.")
  return afterPassword(pool, client, user)
}

async function setNewPassword(pool: UserPool, client: AppClient, session: string, responses: Responses) {
  const newPassword = required(responses, "NEW_PASSWORD")
  const name = required(responses, "USERNAME")
  checkSecretHash(client, name, responses.SECRET_HASH)
  return pool.change(async (changes) => {
    const challenge = "NEW_PASSWORD_REQUIRED"
    const { user: before, finish } = await readSignInSession(pool, client, { session, challenge, name })
    const own = attributesIn(responses)
    checkWritable(client, own)
    checkAttributes(pool.attributes, own, { creating: false })
    const changed = { ...before, attributes: changedAttributes(before.attributes, own) }
    const after = withPermanentPassword(pool, changed, newPassword)
    const [missing] = missingAttributes(pool.attributes, after.attributes)
    if (missing) throw invalidParameter(`Invalid attributes given, ${missing} is missing`)
    await claimAliases(pool, changes, after, false)
    changes.add(...userChanges(pool, before, after))
    const result = await afterFirstFactor(pool, changes, client, after)
    finish()
    return result
  })
}

function attributesIn(responses: Responses): Record<string, string> {
  const prefix = "userAttributes."
  const own = Object.entries(responses).filter(([name]) => name.startsWith(prefix))
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]))
}

function requiredSession(session: string | undefined): string {
  if (session === undefined) throw invalidParameter("Missing required parameter Session")
  return session
}
