import { type ChildProcess, type StdioOptions, spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import { pathToFileURL } from "node:url"

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

/** The environment in which this app's server runs against a local backend: the deployed code, other addresses. */
export function nextEnvironment({ projectRoot, port, localState, env = {} }: NextServerOptions): NodeJS.ProcessEnv {
  const preloads = ["local/preload.mjs", "scripts/end-with-parent.mjs"]
  const imports = preloads.map((file) => `--import=${pathToFileURL(`${projectRoot}/${file}`).href}`)
  return {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: "1",
    AMPLIFY_APP_ORIGIN: `http://localhost:${port}`,
    SIGN_IN_SECRET: randomBytes(32).toString("hex"),
    LOCAL_STATE: localState,
    NODE_OPTIONS: [process.env.NODE_OPTIONS ?? "", ...imports].join(" ").trim(),
    ...env,
  }
}

/** Starts `next dev` or `next start` on the loopback address. */
export function startNext(command: "dev" | "start", options: NextServerOptions): ChildProcess {
  const next = `${options.projectRoot}/node_modules/next/dist/bin/next`
  // Measured: webpack takes two to three times as long until a page is there for the first time.
  const bundler = command === "dev" ? ["--turbopack"] : []
  return spawn(
    process.execPath,
    [next, command, ...bundler, "--hostname", "localhost", "--port", String(options.port)],
    {
      cwd: options.folder ?? options.projectRoot,
      env: nextEnvironment(options),
      stdio: options.stdio ?? "inherit",
    },
  )
}
