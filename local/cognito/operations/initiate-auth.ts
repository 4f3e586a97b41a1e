import { randomUUID } from "node:crypto"
import { z } from "zod"
import { invalidParameter } from "../errors"
import { clientId, metadata } from "../fields"
import { operation } from "../operation"
import { type Responses, required } from "../user-pool/challenge-responses"
import type { AppClient } from "../user-pool/client-definition"
import { refreshTokens } from "../user-pool/refresh"
import { afterPassword, candidate, checkSecretHash, refused, requireFlow } from "../user-pool/sign-in"
import { passwordMark } from "../user-pool/sign-in-session"
import { answerChallenge, passwordMatches } from "../user-pool/srp"
import type { UserPool } from "../user-pool/user-pool"

export const initiateAuth = operation({
  name: "InitiateAuth",
  caller: "public",
  input: z.object({
    ClientId: clientId,
    AuthFlow: z.enum([
      "USER_SRP_AUTH",
      "REFRESH_TOKEN_AUTH",
      "REFRESH_TOKEN",
      "CUSTOM_AUTH",
      "ADMIN_NO_SRP_AUTH",
      "USER_PASSWORD_AUTH",
      "ADMIN_USER_PASSWORD_AUTH",
      "USER_AUTH",
    ]),
    AuthParameters: z.record(z.string(), z.string()).default({}),
    ClientMetadata: metadata.optional(),
  }),
  async run({ ClientId, AuthFlow, AuthParameters }, { userPools }) {
    const { pool, client } = userPools.ofClient(ClientId)
    switch (AuthFlow) {
      case "USER_PASSWORD_AUTH":
        return withPassword(pool, client, AuthParameters)
      case "USER_SRP_AUTH":
        return withSrp(pool, client, AuthParameters)
      case "REFRESH_TOKEN":
      case "REFRESH_TOKEN_AUTH":
        requireFlow(client, "REFRESH_TOKEN_AUTH")
        checkClientSecret(client, AuthParameters.SECRET_HASH)
        return {
          ...(await refreshTokens(pool, client, required(AuthParameters, "REFRESH_TOKEN"))),
          ChallengeParameters: {},
        }
      case "ADMIN_NO_SRP_AUTH":
      case "ADMIN_USER_PASSWORD_AUTH":
        throw invalidParameter("Initiate Auth method not supported.")
      case "CUSTOM_AUTH":
      case "USER_AUTH":
        throw invalidParameter(`The local Cognito does not have the flow ${AuthFlow}.`)
    }
  },
})

async function withPassword(pool: UserPool, client: AppClient, parameters: Responses) {
  requireFlow(client, "USER_PASSWORD_AUTH")
  const name = required(parameters, "USERNAME")
  const password = required(parameters, "PASSWORD")
  checkSecretHash(client, name, parameters.SECRET_HASH)
  const { user, verifier, name: srpName } = await candidate(pool, client, name)
  const right = passwordMatches(pool.name, srpName, password, verifier)
  if (!right || !user) throw refused(pool, srpName)
  return afterPassword(pool, client, user)
}

async function withSrp(pool: UserPool, client: AppClient, parameters: Responses) {
  requireFlow(client, "USER_SRP_AUTH")
  const name = required(parameters, "USERNAME")
  const clientPublic = required(parameters, "SRP_A")
  checkSecretHash(client, name, parameters.SECRET_HASH)
  const { user, verifier, name: srpName } = await candidate(pool, client, name)
  const answer = answerChallenge(verifier, clientPublic)
  if (!answer) throw invalidParameter("Invalid SRP_A")
  const block = pool.sealer.seal("srp", {
    id: randomUUID(),
    name: srpName,
    clientId: client.id,
    key: answer.key.toString("base64"),
    password: passwordMark(user),
    expires: pool.now() + client.validity.session * 1000,
  })
  return {
    ChallengeName: "PASSWORD_VERIFIER",
    ChallengeParameters: {
      SALT: verifier.salt,
      SRP_B: answer.B,
      SECRET_BLOCK: block,
      USERNAME: srpName,
      USER_ID_FOR_SRP: srpName,
    },
  }
}

/** With a refresh token nobody says who they are, so a client's secret cannot be bound to a name; it is asked for as such. */
function checkClientSecret(client: AppClient, secretHash: string | undefined): void {
  if (client.secret !== undefined && secretHash === undefined) checkSecretHash(client, "", undefined)
}
