import { execFile } from "node:child_process"
import { rm, stat } from "node:fs/promises"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { fieldOf } from "../../amplify/testing/field-name"
import type { LocalBackend } from "../../local/backend"
import { claimsOf, createPerson, signIn } from "../../tests/harness/people"
import type { Product } from "../../tests/harness/product"
import { projectRoot } from "../build"
import { startEmptyBackend } from "../empty-backend"
import { CALLS } from "../function-calls"
import { percentile, printFigure, printRatio } from "../print"

const folder = `${projectRoot}/.local/bench/function-start`
const coldStart = fileURLToPath(new URL("cold-start.mjs", import.meta.url))
const ROUNDS = 9
/** Of changes, whose authority and audit trail count. */
const OF_CHANGES = { atMost: 2.5, aim: 0.75 }
const SEED = "add-user-to-group"

/**
 * The size and the start of each function (import and first call, in a process of its own) beside the handler of Amplify's
 * documentation in Amplify's own bundle. In turns: what else the machine does befalls all alike.
 */
export async function benchFunctionStart(): Promise<boolean> {
  await rm(folder, { recursive: true, force: true })
  const backends: LocalBackend[] = []
  try {
    const theirs = await startEmptyBackend(`${projectRoot}/bench/seed/amplify`, `${folder}/seed`)
    backends.push(theirs)
    const ours = await startEmptyBackend(`${projectRoot}/amplify`, `${folder}/console`)
    backends.push(ours)
    for (const backend of backends) {
      await backend.cognito.call("CreateGroup", { UserPoolId: backend.state.userPoolId, GroupName: "EDITORS" })
    }
    return await compare(theirs, ours)
  } finally {
    for (const backend of backends) await backend.close()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Started {
  importMs: number
  totalMs: number
}

async function compare(theirs: LocalBackend, ours: LocalBackend): Promise<boolean> {
  // It looks at nothing but its arguments.
  const seed = await starterOf(theirs, SEED, (args) => ({ arguments: args }))
  const names = ours.description.functions.map(({ displayName }) => displayName).sort()
  const starters = await Promise.all(
    names.map(async (name) => ({ name, ...(await starterOf(ours, name, await eventsFor(ours, name))) })),
  )
  const samples = new Map<string, Started[]>(names.map((name) => [name, []]))
  const seeds: Started[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const { name, begin } of starters) {
      seeds.push(await seed.begin())
      samples.get(name)?.push(await begin())
    }
  }
  const median = (of: readonly Started[], part: keyof Started) =>
    percentile(
      of.map((started) => started[part]),
      50,
    )
  const theirMs = median(seeds, "totalMs")
  printFigure(
    "The documented handler in Amplify's bundle",
    `${(seed.bytes / 1000).toFixed(0)} kB, import ${median(seeds, "importMs").toFixed(0)} ms, with its first call ${theirMs.toFixed(0)} ms`,
  )
  let kept = true
  for (const { name, bytes } of starters) {
    const of = samples.get(name) ?? []
    const size = `${(bytes / 1000).toFixed(0)} kB, import ${median(of, "importMs").toFixed(0)} ms`
    const isChange = !/^(list|get|describe|reconcile)-/.test(name)
    kept =
      printRatio(
        `Start of ${name} (${size}) / documented`,
        median(of, "totalMs"),
        theirMs,
        "ms",
        isChange ? OF_CHANGES : undefined,
      ) && kept
  }
  return kept
}

/** What starts a function of a backend anew, each time with a call of its own, and how large its bundle is. */
async function starterOf(
  backend: LocalBackend,
  name: string,
  event: (args: object) => object,
): Promise<{ bytes: number; begin(): Promise<Started> }> {
  const found = backend.description.functions.find(({ displayName }) => displayName === name)
  const credentials = backend.functionCredentials.find(({ displayName }) => displayName === name)
  const prepare = CALLS[name]
  if (!found || !credentials || !prepare) throw new Error(`${name} has no call in bench/function-calls.ts.`)
  const [module, exportName = ""] = found.handler.split(".")
  const file = path.join(found.codeFolder, `${module}.mjs`)
  const { graphqlEndpoint, cognitoEndpoint, region } = backend.state
  const env = {
    PATH: process.env.PATH,
    ...found.environment,
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
async function eventsFor({ state }: LocalBackend, name: string): Promise<(args: object) => object> {
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
