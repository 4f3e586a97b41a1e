import type { BackendDescription } from "./assembly/backend-description"
import type { LocalCognito } from "./cognito"
import type { LocalDynamoDB } from "./dynamodb"
import type { Credentials } from "./seed"

export interface BackendOptions {
  /** Path of the folder that holds `backend.ts`. */
  amplifyFolder: string
  /** Path of the folder that the app is built in. */
  projectRoot: string
  /** Where the synthesized assemblies are kept and, with `persist`, the data; e.g. `.local`. */
  stateFolder: string
  /** False keeps all data in memory. */
  persist: boolean
  /** `DEFAULT_PORTS` when absent; a port that is taken gives way to the next free one, 0 takes any. */
  ports?: Ports
  /** Where `amplify_outputs.json` is written; not written when absent. */
  outputsFile?: string
  /** The only browser origin whose pages may call the API. */
  appOrigin?: string
  /** Path of a module whose default export is a `Seed`. */
  seed?: string
  /** How many users the seed is asked for. */
  users?: number
  /** False: schedules run only when they are asked to, so that tests decide what goes on; by the clock when absent. */
  schedulesByTheClock?: boolean
  onProgress?(message: string): void
  /** Takes what functions print and what the gateway refuses. */
  onLog?(line: string): void
}

export interface Ports {
  graphql: number
  cognito: number
}

export const DEFAULT_PORTS: Ports = { graphql: 4100, cognito: 4101 }

/** What other programs need to know of a running backend; the content of `state.json`. */
export interface LocalState {
  region: string
  userPoolId: string
  userPoolClientId: string
  cognitoEndpoint: string
  graphqlEndpoint: string
  /** The Security Token Service, which tells whoever signs a request who they are. */
  stsEndpoint: string
  outboxUrl: string
  /** The access keys of the account's owner, made anew at each start: every service does what they ask for. */
  owner: { accessKeyId: string; secretAccessKey: string }
  admin?: Credentials
}

/** What a deployed function signs its own calls with. */
export interface FunctionCredentials {
  /** What the developer calls the function. */
  displayName: string
  accessKeyId: string
  secretAccessKey: string
  sessionToken: string
}

export interface LocalBackend {
  state: LocalState
  /** What `amplify_outputs.json` holds. */
  outputs: Record<string, unknown>
  description: BackendDescription
  cognito: LocalCognito
  dynamodb: LocalDynamoDB
  /**
   * Runs a schedule now, by its name (its function's, see `ScheduleDescription`). Gives what the function returned and
   * rejects with the error that it ended in.
   */
  runSchedule(name: string): Promise<unknown>
  /** For tests of what the functions' own permissions let through. */
  functionCredentials: FunctionCredentials[]
  close(): Promise<void>
}
