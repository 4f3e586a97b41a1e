import { execFile } from "node:child_process"
import { stat } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { fieldOf } from "../../amplify/testing/field-name"
import type { LocalBackend } from "../../local/backend"
import { claimsOf, createPerson, signIn } from "../../tests/harness/people"
import type { Product } from "../../tests/harness/product"
import { CALLS } from "../function-calls"

const coldStart = fileURLToPath(new URL("cold-start.mjs", import.meta.url))
const ROUNDS = 9

export interface Started {
  importMs: number
  totalMs: number
}

export interface Starter {
  bytes: number
  begin(): Promise<Started>
}

/** In turns: what else the machine does befalls all alike. */
export async function startInTurns(starters: readonly Starter[]): Promise<Map<Starter, Started[]>> {
  const samples = new Map<Starter, Started[]>(starters.map((starter) => [starter, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const starter of starters) samples.get(starter)?.push(await starter.begin())
  }
  return samples
}

/**
 * What starts a function of a backend anew, each time with a call of its own, and how large its bundle is.
 * @param otherwise another bundle of it than the deployed one
 */
export async function starterOf(
  backend: LocalBackend,
  name: string,
  event: (args: object) => object,
  otherwise?: string,
): Promise<Starter> {
  const found = backend.description.functions.find(({ displayName }) => displayName === name)
  const credentials = backend.functionCredentials.find(({ displayName }) => displayName === name)
  const prepare = CALLS[name]
  if (!found || !credentials || !prepare) throw new Error(`${name} has no call in bench/function-calls.ts.`)
  const [module, exportName = ""] = found.handler.split(".")
  const file = otherwise ?? path.join(found.codeFolder, `${module}.mjs`)
  const { graphqlEndpoint, cognitoEndpoint, region, userPoolId } = backend.state
  const env = {
    PATH: process.env.PATH,
    ...found.environment,
    // In the deployed bundle, what Amplify puts before the handler asks for these.
    ...(otherwise && { AMPLIFY_AUTH_USERPOOL_ID: userPoolId, AMPLIFY_DATA_GRAPHQL_ENDPOINT: graphqlEndpoint }),
    AWS_ENDPOINT_URL: new URL(graphqlEndpoint).origin,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognitoEndpoint,
    AWS_ENDPOINT_URL_S3: `${new URL(graphqlEndpoint).origin}/s3`,
    AWS_REGION: region,
    AWS_LAMBDA_FUNCTION_NAME: found.name,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  }
  const begin = async (): Promise<Started> => {
    const words = [coldStart, file, exportName, JSON.stringify(event(await prepare(backend)))]
    const { stdout } = await promisify(execFile)(process.execPath, words, { env: env as unknown as NodeJS.ProcessEnv })
    return JSON.parse(stdout.slice(stdout.lastIndexOf("\n")))
  }
  return { bytes: (await stat(file)).size, begin }
}

/** Events as AppSync hands them over for an administrator who has just signed in. */
export async function eventsFor({ state }: LocalBackend, name: string): Promise<(args: object) => object> {
  const product = state as unknown as Product
  const administrator = await createPerson(product, { groups: ["ADMINS"] })
  const { AccessToken } = await signIn(product, administrator)
  const claims = claimsOf(AccessToken)
  const { sub, username } = claims
  return (args) => ({
    typeName: /^(list|get|describe)/.test(name) ? "Query" : "Mutation",
    fieldName: fieldOf(name),
    arguments: args,
    identity: { sub, username, groups: claims["cognito:groups"], claims, sourceIp: ["127.0.0.1"] },
    request: { headers: { authorization: AccessToken } },
  })
}

/** The documented handler looks at nothing but its arguments. */
export const seedEvent = (args: object) => ({ arguments: args })
