import { existsSync } from "node:fs"
import { mkdir, writeFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { type FunctionCredentials, type LocalBackend, type LocalState, startBackend } from "../../local/backend"
import { answers, stop } from "../../scripts/child-process"
import { holdPort } from "../../scripts/free-port"
import { buildNext, LOCAL_NOTICE, startNext } from "../../scripts/next-server"

const projectRoot = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "")

/** Where the running product is, and how to sign in: what every test needs to know of it. */
export interface Product extends Omit<LocalState, "admin"> {
  origin: string
  admin: { email: string; password: string }
  outputsFile: string
  stateFile: string
  distDir: string
  /** What each function signs its own calls with. */
  functionCredentials: FunctionCredentials[]
}

export interface RunningProduct extends Product {
  backend: LocalBackend
  /** The process of the console's server. */
  serverPid: number
  close(): Promise<void>
}

/**
 * Starts the whole product as it is deployed: the local backend in memory with sample data, `next build`, `next start`.
 * It takes its own ports, folder and build, so that a console that is being developed is left alone.
 */
export async function startProduct(options: { name?: string; users?: number; env?: Record<string, string> } = {}) {
  const name = options.name ?? "test"
  const folder = `${projectRoot}/.local/${name}`
  await mkdir(folder, { recursive: true })
  const outputsFile = `${folder}/amplify_outputs.json`
  const stateFile = `${folder}/product-state.json`
  const distDir = `.next-${name}`
  // Held until the build is done: another run of the tests must not take it meanwhile, and be tested in our place.
  const { port, release } = await holdPort(3100)
  const origin = `http://localhost:${port}`

  const backend = await startBackend({
    projectRoot,
    amplifyFolder: `${projectRoot}/amplify`,
    stateFolder: `${projectRoot}/.local`,
    persist: false,
    ports: { graphql: 4200, cognito: 4201 },
    outputsFile,
    appOrigin: origin,
    seed: `${projectRoot}/sample-data/index.ts`,
    users: options.users ?? 250,
    // What the reconciler asks would stand among the calls that tests count.
    schedulesByTheClock: false,
    onProgress: (message) => console.log(message),
  })
  await writeFile(stateFile, JSON.stringify(backend.state), { mode: 0o600 })

  const server = {
    projectRoot,
    port,
    localState: stateFile,
    env: {
      AMPLIFY_OUTPUTS: outputsFile,
      NEXT_DIST_DIR: distDir,
      CONSOLE_NOTICE: LOCAL_NOTICE,
      NODE_ENV: "production",
      ...options.env,
    },
  }
  try {
    await buildNext(server)
    await release()
    const app = startNext("start", server)
    await answers(`${origin}/sign-in`, app, 60_000)
    const { admin, ...state } = backend.state
    if (!admin) throw new Error("The sample data has made no administrator.")
    const close = async () => {
      await stop(app)
      await backend.close()
    }
    const { functionCredentials } = backend
    const serverPid = app.pid as number
    return {
      ...state,
      admin,
      origin,
      outputsFile,
      stateFile,
      distDir,
      serverPid,
      functionCredentials,
      backend,
      close,
    } satisfies RunningProduct
  } catch (error) {
    await backend.close()
    throw error
  }
}

/** The product that a test runner's parent has started already, if it has: its file is named by `PRODUCT`. */
export const runningProductFile = (): string | undefined =>
  process.env.PRODUCT && existsSync(process.env.PRODUCT) ? process.env.PRODUCT : undefined
