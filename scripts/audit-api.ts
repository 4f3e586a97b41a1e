import { existsSync, readFileSync } from "node:fs"
import { CognitoIdentityProviderClient, InitiateAuthCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { type SignedGraphql, signedGraphqlWith } from "../amplify/data/audit/signed-graphql"

const outputsSchema = z.object({ data: z.object({ url: z.url(), aws_region: z.string() }) })
const stateSchema = z.object({
  region: z.string(),
  userPoolClientId: z.string(),
  cognitoEndpoint: z.string(),
  graphqlEndpoint: z.string(),
  admin: z.object({ email: z.string(), password: z.string() }),
})

export interface AuditApi {
  graphql: SignedGraphql
  /** Where it is, for the person who asked. */
  address: string
}

/**
 * The API that keeps the audit trail: the deployed one of `amplify_outputs.json`, under the AWS credentials of whoever
 * runs this (any that may call `appsync:GraphQL` on it), or the local backend that runs here, as its administrator.
 * @throws Error that says what to do
 */
export async function openAuditApi(files: { outputs: string; state: string }): Promise<AuditApi> {
  const { url, aws_region } = outputsSchema.parse(
    read(files.outputs, "Deploy the backend, or start the local one."),
  ).data
  if (isLocal(url)) return localApi(files.state)
  const client = new CognitoIdentityProviderClient({ region: aws_region })
  const access = async () => ({ endpoint: url, region: aws_region, credentials: await client.config.credentials() })
  return { graphql: signedGraphqlWith(access), address: url }
}

async function localApi(stateFile: string): Promise<AuditApi> {
  const state = stateSchema.parse(read(stateFile, "Start the local backend: `npm run dev`."))
  const { region, cognitoEndpoint: endpoint, userPoolClientId: ClientId, admin, graphqlEndpoint: address } = state
  const credentials = { accessKeyId: "AKIALOCALOWNER000000", secretAccessKey: "local" }
  const AuthParameters = { USERNAME: admin.email, PASSWORD: admin.password }
  const { AuthenticationResult } = await new CognitoIdentityProviderClient({ region, endpoint, credentials }).send(
    new InitiateAuthCommand({ ClientId, AuthFlow: "USER_PASSWORD_AUTH", AuthParameters }),
  )
  const token = AuthenticationResult?.AccessToken
  if (!token)
    throw new Error("The local administrator has to enter a second factor, which this cannot. Start with new data.")
  return { graphql: withToken(address, token), address }
}

/** The local API takes the signatures of its own functions only, so a person's token goes there. */
export function withToken(address: string, token: string): SignedGraphql {
  return async (query, variables, tolerated = []) => {
    const headers = { "content-type": "application/json", authorization: token }
    const response = await fetch(address, { method: "POST", headers, body: JSON.stringify({ query, variables }) })
    const { data, errors } = (await response.json()) as { data?: unknown; errors?: { errorType?: string }[] }
    const errorType = errors?.[0] && (errors[0].errorType ?? "ValidationError")
    if (errorType !== undefined && !(data && tolerated.includes(errorType)))
      throw new Error(`The API refused: ${errorType}.`)
    return { data, ...(errorType !== undefined && { errorType }) }
  }
}

const isLocal = (url: string) => ["127.0.0.1", "localhost"].includes(new URL(url).hostname)

function read(file: string, otherwise: string): unknown {
  if (!existsSync(file)) throw new Error(`There is no ${file}. ${otherwise}`)
  return JSON.parse(readFileSync(file, "utf8"))
}
