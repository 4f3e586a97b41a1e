import { type ChildProcess, type StdioOptions, spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import { pathToFileURL } from "node:url"
import { run } from "./child-process"

interface NextServerOptions {
  projectRoot: string
  /** Where the app is; the project's root when absent. */
  folder?: string
  port: number
  /** The state file of the local backend that the app talks to. */
  localState: string
  env?: Record<string, string | undefined>
  stdio?: StdioOptions
}

/** What every page says at its top on a local backend with sample data. */
export const LOCAL_NOTICE = "Local backend: sample data, nothing leaves this machine."

/** The environment in which this app's server runs against a local backend: the deployed code, other addresses. */
export function nextEnvironment({ projectRoot, port, localState, env = {} }: NextServerOptions): NodeJS.ProcessEnv {
  const preload = pathToFileURL(`${projectRoot}/scripts/next-preload.mjs`).href
  return {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: "1",
    AMPLIFY_APP_ORIGIN: `http://localhost:${port}`,
    SIGN_IN_SECRET: randomBytes(32).toString("hex"),
    LOCAL_STATE: localState,
    // It would stand among what people are to read: where to go, and how to sign in.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
    NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ""} --import=${preload}`.trim(),
    ...env,
  }
}

const nextIn = (projectRoot: string) => `${projectRoot}/node_modules/next/dist/bin/next`

/** Builds what `startNext` starts. A build asks no backend, so it gets none of the preloads. */
export async function buildNext(options: NextServerOptions): Promise<void> {
  const env = { ...nextEnvironment(options), NODE_OPTIONS: process.env.NODE_OPTIONS }
  const cwd = options.folder ?? options.projectRoot
  await run(process.execPath, [nextIn(options.projectRoot), "build"], {
    cwd,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  })
}

/** Starts `next dev` or `next start` on the loopback address. */
export function startNext(command: "dev" | "start", options: NextServerOptions): ChildProcess {
  // Measured: webpack takes two to three times as long until a page is there for the first time.
  const bundler = command === "dev" ? ["--turbopack"] : []
  return spawn(
    process.execPath,
    [nextIn(options.projectRoot), command, ...bundler, "--hostname", "localhost", "--port", String(options.port)],
    {
      cwd: options.folder ?? options.projectRoot,
      env: nextEnvironment(options),
      stdio: options.stdio ?? "inherit",
    },
  )
}
