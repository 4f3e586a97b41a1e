import { rmSync } from "node:fs"
import path from "node:path"
import { parseArgs } from "node:util"
import { type LocalBackend, type LocalState, startBackend, synthesizeFor } from "./backend"
import { type BackendOptions, DEFAULT_PORTS } from "./backend-options"
import { lockFolder } from "./lock-folder"
import { clientConfiguration } from "./outputs/client-configuration"
import { poolIdsOfFolder } from "./pool-ids"
import { writeAtomically } from "./write-atomically"

const USAGE = `Usage: node --import tsx local/main.ts [options]
  --amplify <folder>      the Amplify backend (amplify)
  --seed <module>         fills the user pool at the first start
  --users <number>        how many users the seed is asked for
  --state <folder>        cache and data (.local)
  --outputs <file>        the client configuration to write (amplify_outputs.json)
  --app-origin <origin>   the browser origin that may call the API
  --memory                keep all data in memory
  --outputs-only          write the client configuration and exit`

/** Starts the local backend from the command line; ends with exit code 0 on Ctrl-C and 1 on any failure. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      amplify: { type: "string", default: "amplify" },
      seed: { type: "string" },
      users: { type: "string", default: process.env.LOCAL_USERS },
      state: { type: "string", default: ".local" },
      outputs: { type: "string", default: "amplify_outputs.json" },
      "app-origin": { type: "string" },
      memory: { type: "boolean", default: false },
      "outputs-only": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  })
  if (values.help) return console.log(USAGE)
  const options: BackendOptions = {
    amplifyFolder: values.amplify,
    projectRoot: process.cwd(),
    stateFolder: values.state,
    persist: !values.memory,
    outputsFile: path.resolve(values.outputs),
    ...(values["app-origin"] && { appOrigin: values["app-origin"] }),
    ...(values.seed && { seed: path.resolve(values.seed) }),
    ...(values.users && { users: readUsers(values.users) }),
    onProgress: (message) => console.log(message),
    onLog: (line) => console.log(line),
  }
  if (values["outputs-only"]) await writeOutputsOnly(options)
  else await run(options)
}

async function run(options: BackendOptions): Promise<void> {
  const stateFolder = path.resolve(options.stateFolder)
  const stateFile = path.join(stateFolder, "state.json")
  // With data on disk the backend takes the lock itself.
  if (!options.persist) lockFolder(stateFolder)

  let backend: LocalBackend | undefined
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await backend?.close()
    process.exit(0)
  }
  // Before anything starts: a signal without a handler would skip the handlers of "exit", which end child processes.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop)
  // Whoever started this with a channel, and was killed, sends no signal any more.
  process.on("disconnect", stop)
  backend = await startBackend(options)
  writeAtomically(stateFile, `${JSON.stringify(backend.state, null, 2)}\n`, 0o600)
  // Only now: a start that was refused must not take away the state of the backend that runs.
  process.once("exit", () => rmSync(stateFile, { force: true }))
  announce(backend.state)
}

function announce({ graphqlEndpoint, cognitoEndpoint, outboxUrl, admin }: LocalState): void {
  const lines = [
    `GraphQL API    ${graphqlEndpoint}`,
    `Cognito        ${cognitoEndpoint}`,
    `Mail outbox    ${outboxUrl}`,
    ...(admin ? [`Administrator  ${admin.email}`, `Password       ${admin.password}`] : []),
  ]
  console.log(`\n${lines.join("\n")}\n`)
}

async function writeOutputsOnly(options: BackendOptions): Promise<void> {
  const assemblyFolder = await synthesizeFor(options)
  const outputs = await clientConfiguration(assemblyFolder, {
    ...poolIdsOfFolder(path.resolve(options.stateFolder)),
    graphqlUrl: `http://127.0.0.1:${DEFAULT_PORTS.graphql}/graphql`,
  })
  writeAtomically(options.outputsFile ?? "", `${JSON.stringify(outputs, null, 2)}\n`)
}

function readUsers(text: string): number {
  const users = Number(text)
  if (!Number.isInteger(users) || users < 0) throw new Error(`--users takes a whole number, not ${text}.`)
  return users
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
