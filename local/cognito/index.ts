import { setTimeout as wait } from "node:timers/promises"
import type { PrincipalLookup } from "../iam/principal"
import { CognitoControl } from "./control"
import { Dispatcher } from "./dispatch"
import { route } from "./http/routes"
import { listen } from "./http/server"
import { openOutbox } from "./outbox"
import { laggingStore } from "./store/lagging-store"
import { openStore } from "./store/level-store"
import { generateSigningKey } from "./user-pool/tokens"
import { UserPools } from "./user-pool/user-pools"

export type { CallRecord, ControlSettings } from "./control"
export { CognitoError, CognitoSetupError } from "./errors"
export type { Mail } from "./outbox"
export type { CognitoControl }

export interface CognitoOptions {
  /** e.g. `us-east-1` */
  region: string
  /** Twelve digits. */
  accountId: string
  /** On 127.0.0.1; 0 takes any free one. */
  port: number
  /** Where everything is kept; in memory when absent. */
  folder?: string
  /** Whose signatures are checked and whose policies bind; other keys act as the account's owner. */
  principals: PrincipalLookup
  /** Browser origins that are answered; all others are refused. */
  allowedOrigins?: string[]
  /** ms */
  now?: () => number
}

/** What CloudFormation would create; properties as in CloudFormation or in the requests of the API. */
export interface UserPoolDeployment {
  /** `<region>_<letters and digits>`; chosen by the caller, the same at every start. */
  id: string
  properties: Record<string, unknown>
  clients: { id: string; properties: Record<string, unknown> }[]
  groups: { name: string; description?: string; precedence?: number; roleArn?: string }[]
}

export interface LocalCognito {
  /** `http://127.0.0.1:<port>` */
  endpoint: string
  /** Mails as a page for people; `${outboxUrl}.json` for programs. */
  outboxUrl: string
  /** Creates a pool or gives it a new definition; users stay. For every start. */
  deploy(deployment: UserPoolDeployment): Promise<void>
  /** Calls an operation in process, as the account's owner. */
  call(operation: string, input: unknown): Promise<unknown>
  control: CognitoControl
  close(): Promise<void>
}

/**
 * Starts a Cognito user pool service on this machine.
 *
 * @param newSigningKey makes the private key of a new pool; tests that start many pools may share one
 * @throws CognitoSetupError when the folder is damaged or in use, or the port is taken
 */
export async function startCognito(options: CognitoOptions, newSigningKey = generateSigningKey): Promise<LocalCognito> {
  const baseNow = options.now ?? Date.now
  const control = new CognitoControl(baseNow, (ms) => wait(ms))
  const opened = await openStore(options.folder)
  const store = laggingStore(opened, () => control.settings().lagListsSeconds * 1000, control.now)
  try {
    const outbox = await openOutbox(store, control.now)
    const { region, accountId } = options
    const userPools = await UserPools.open({ region, accountId, store, outbox, now: control.now, newSigningKey })
    const services = { userPools, region, accountId, now: control.now }
    const dispatcher = new Dispatcher({ services, control, principals: options.principals, signingNow: baseNow })
    const { server, port } = await listen({
      port: options.port,
      allowedOrigins: options.allowedOrigins ?? [],
      answer: (request) => route(request, { dispatcher, control, outbox, userPools }),
    })
    const endpoint = `http://127.0.0.1:${port}`
    return {
      endpoint,
      outboxUrl: `${endpoint}/_local/outbox`,
      control,
      deploy: async (deployment) => void (await userPools.deploy(deployment)),
      call: (operation, input) => dispatcher.call(operation, input),
      async close() {
        const closed = new Promise((resolve) => server.close(resolve))
        server.closeAllConnections()
        await closed
        await store.close()
      },
    }
  } catch (error) {
    await store.close()
    throw error
  }
}
