import { randomBytes } from "node:crypto"
import { existsSync, mkdirSync, rmSync } from "node:fs"
import path from "node:path"
import { connectDataSources } from "./appsync/data-sources/connect"
import type { TableAccess } from "./appsync/data-sources/dynamodb"
import { createEngine } from "./appsync/engine"
import type { RoleDescription } from "./assembly/backend-description"
import { describeBackend } from "./assembly/describe-backend"
import { ACCOUNT_ID, REGION } from "./assembly/stack"
import {
  type BackendOptions,
  DEFAULT_PORTS,
  type FunctionCredentials,
  type LocalBackend,
  type LocalState,
} from "./backend-options"
import { startCognito } from "./cognito"
import { createControl } from "./control"
import { startDynamoDB } from "./dynamodb"
import { findFreePort } from "./gateway/free-port"
import { openGateway } from "./gateway/gateway"
import { createTokenVerifier } from "./gateway/verify-token"
import { newOwner } from "./iam/owner"
import type { Principal } from "./iam/principal"
import { type DeployedFunction, deployFunctions } from "./lambda/deploy-functions"
import { lockFolder } from "./lock-folder"
import { clientConfiguration } from "./outputs/client-configuration"
import { poolIdsOfFolder, poolIdsOfProject } from "./pool-ids"
import { Schedules } from "./schedules/schedules"
import { sealer } from "./seal"
import { runSeed, SeedMarker } from "./seed"
import { synthesize } from "./synth/synthesize"
import { writeAtomically } from "./write-atomically"

export type { BackendOptions, FunctionCredentials, LocalBackend, LocalState } from "./backend-options"

/**
 * Starts the backend that `amplifyFolder` describes on 127.0.0.1, with no AWS account.
 *
 * Resolves when everything answers. Rejects, with a sentence that says what to do, when the backend does not synthesize
 * or uses something that cannot run here; nothing is left running then.
 */
export async function startBackend(options: BackendOptions): Promise<LocalBackend> {
  const closers: (() => unknown)[] = []
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    return { ...(await start(options, (closer) => closers.push(closer))), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function start(
  options: BackendOptions,
  onClose: (closer: () => unknown) => void,
): Promise<Omit<LocalBackend, "close">> {
  const { persist, appOrigin, outputsFile, onProgress = () => {}, onLog = () => {} } = options
  const ports = options.ports ?? DEFAULT_PORTS
  const { projectRoot, stateFolder } = absolutePaths(options)
  mkdirSync(stateFolder, { recursive: true })
  if (persist) onClose(lockFolder(stateFolder))

  const assemblyFolder = await synthesizeFor(options)
  const poolIds = persist ? poolIdsOfFolder(stateFolder) : poolIdsOfProject(projectRoot)

  const gateway = await openGateway({ port: ports.graphql, appOrigin, onLog })
  onClose(gateway.close)
  const graphqlEndpoint = `${gateway.origin}/graphql`
  const ids = { ...poolIds, graphqlUrl: graphqlEndpoint }
  const description = describeBackend(assemblyFolder, ids)

  const owner = newOwner(ACCOUNT_ID)
  const principals = new Map<string, Principal>([[owner.accessKeyId, owner]])
  const lookUp = (accessKeyId: string) => principals.get(accessKeyId)
  const marker = persist ? new SeedMarker(stateFolder) : undefined
  const poolFolder = path.join(stateFolder, "cognito")
  const tablesFolder = path.join(stateFolder, "dynamodb")
  if (marker?.interrupted) {
    onProgress("Filling in sample data was interrupted: starting over.")
    for (const folder of [poolFolder, tablesFolder]) rmSync(folder, { recursive: true, force: true })
  }
  // Somebody may delete the pool alone, as its own message says when it is damaged: the sample data went with it.
  if (!existsSync(poolFolder)) marker?.clear()
  const cognito = await startCognito({
    region: REGION,
    accountId: ACCOUNT_ID,
    port: await findFreePort(ports.cognito),
    principals: lookUp,
    ...(persist && { folder: poolFolder }),
    ...(appOrigin && { allowedOrigins: [appOrigin] }),
  })
  onClose(() => cognito.close())
  await cognito.deploy(description.userPool)

  const dynamodb = await startDynamoDB({
    region: REGION,
    accountId: ACCOUNT_ID,
    onProgress,
    ...(persist && { folder: tablesFolder }),
  })
  onClose(() => dynamodb.close())
  await dynamodb.deploy(description.tables)

  const endpoints = {
    // Of every service that is not here: what a function asks of it is refused by the gateway, and leaves no machine.
    AWS_ENDPOINT_URL: gateway.origin,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: cognito.endpoint,
    AWS_ENDPOINT_URL_S3: `${gateway.origin}/s3`,
  }
  const functions = deployFunctions(description.functions, endpoints, onLog)
  for (const { principal } of functions) principals.set(principal.accessKeyId, principal)
  onClose(() => Promise.all(functions.map(({ run }) => run.close())))

  const pages = sealer(randomBytes(32))
  const table = (tableName: string, { name, statements }: RoleDescription): TableAccess => {
    const caller = { arn: `arn:aws:sts::${ACCOUNT_ID}:assumed-role/${name}/APPSYNC_ASSUME_ROLE`, statements }
    return { tableName, sealer: pages, call: (operation, input) => dynamodb.call(operation, input, caller) }
  }

  const schedules = new Schedules(description.schedules, {
    invoke: async (arn, event) => functions.find((candidate) => candidate.arn === arn)?.run.invoke(event),
    onLog,
  })
  onClose(() => schedules.stop())

  gateway.serve({
    engine: createEngine(description.api, connectDataSources(description.api.dataSources, { functions, table })),
    authentication: {
      modes: description.api.authenticationModes,
      principals: lookUp,
      // Signatures go by this machine's clock, whatever Cognito's is told: whoever signs knows no other.
      now: () => new Date(),
      verifyToken: createTokenVerifier({
        userPoolId: ids.userPoolId,
        clientIds: description.userPool.clients.map((client) => client.id),
        jwksUrl: `${cognito.endpoint}/${ids.userPoolId}/.well-known/jwks.json`,
        now: () => new Date(cognito.control.now()),
      }),
    },
    bucketFiles: description.bucketFiles,
    control: createControl(dynamodb.control, schedules),
  })

  const outputs = await clientConfiguration(assemblyFolder, ids)
  if (outputsFile) writeAtomically(path.resolve(outputsFile), `${JSON.stringify(outputs, null, 2)}\n`)

  const admin = marker?.admin ?? (await seedOnce(options, marker, cognito.endpoint, ids.userPoolId, onProgress))
  const state: LocalState = {
    region: REGION,
    ...poolIds,
    cognitoEndpoint: cognito.endpoint,
    graphqlEndpoint,
    stsEndpoint: `${gateway.origin}/sts`,
    outboxUrl: cognito.outboxUrl,
    owner: { accessKeyId: owner.accessKeyId, secretAccessKey: owner.secretAccessKey },
    ...(admin && { admin }),
  }
  if (options.schedulesByTheClock !== false) schedules.start()
  const runSchedule = (name: string) => schedules.run(name)
  const functionCredentials = functions.map(credentialsOf)
  return { state, outputs, description, cognito, dynamodb, runSchedule, functionCredentials }
}

function credentialsOf({ displayName, principal }: DeployedFunction): FunctionCredentials {
  const { accessKeyId, secretAccessKey, sessionToken = "" } = principal
  return { displayName, accessKeyId, secretAccessKey, sessionToken }
}

async function seedOnce(
  { seed, users }: BackendOptions,
  marker: SeedMarker | undefined,
  cognitoEndpoint: string,
  userPoolId: string,
  onProgress: (message: string) => void,
) {
  if (!seed) return undefined
  marker?.start()
  const admin = await runSeed({ seed, users, cognitoEndpoint, userPoolId, onProgress })
  marker?.finish(admin)
  return admin
}

/** Synthesizes (or takes from the cache) and gives the folder of the cloud assembly. */
export function synthesizeFor(
  options: Pick<BackendOptions, "amplifyFolder" | "projectRoot" | "stateFolder" | "onProgress">,
) {
  const { amplifyFolder, projectRoot, stateFolder } = absolutePaths(options)
  return synthesize({
    amplifyFolder,
    projectRoot,
    cacheFolder: path.join(stateFolder, "synth"),
    onProgress: options.onProgress,
  })
}

function absolutePaths(options: Pick<BackendOptions, "amplifyFolder" | "projectRoot" | "stateFolder">) {
  const projectRoot = path.resolve(options.projectRoot)
  return {
    projectRoot,
    amplifyFolder: path.resolve(projectRoot, options.amplifyFolder),
    stateFolder: path.resolve(projectRoot, options.stateFolder),
  }
}
