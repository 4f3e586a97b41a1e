/**
 * `npm run dev`: the console on its local backend, with sample data. Prints the address and how to sign in.
 *
 * Two processes: the backend (`local/`), and `next dev` with the preload that sends Cognito's calls to it. When one
 * ends, or at Ctrl-C, both do.
 */
import { type ChildProcess, type StdioOptions, spawn } from "node:child_process"
import { readFile, stat } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import { ACCOUNTS } from "../sample-data/accounts"
import { answers, stop } from "./child-process"
import { freePort, isListening } from "./free-port"
import { LOCAL_NOTICE, startNext } from "./next-server"

/** Who else can sign in. */
const OTHERS = ACCOUNTS.slice(1).map(({ email }) => email)

const projectRoot = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "")
const localState = `${projectRoot}/.local/state.json`
const children: ChildProcess[] = []
/** A channel that closes with this process, however it ends: then the children end, too, and the next start finds no other. */
const UNTIL_WE_END: StdioOptions = ["inherit", "inherit", "inherit", "ipc"]
/** So long without its server, and it will not come back. */
const GONE_AFTER_MS = 10_000
let ending = false

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0))
await start().catch((error) => {
  console.error(error instanceof Error ? error.message : error)
  return end(1)
})

async function start() {
  const port = await freePort(Number(process.env.PORT ?? 3000))
  const origin = `http://localhost:${port}`
  const state = await startBackend(origin)
  if (!state) return
  console.log('Starting the console. Wait for "The console is ready."')
  const notice = process.env.CONSOLE_NOTICE ?? LOCAL_NOTICE
  const app = startNext("dev", { projectRoot, port, localState, env: { CONSOLE_NOTICE: notice }, stdio: UNTIL_WE_END })
  endWith(app)
  await answers(`${origin}/sign-in`, app, 180_000)
  endWithServer(port)
  console.log(`
  The console is ready.

    Address    ${origin}
    Sign in    ${state.admin.email}
    Password   ${state.admin.password}
    Or as      ${OTHERS.join(" or ")}, with the same password

    Mails      ${state.outboxUrl}
    To end     Ctrl-C
`)
}

interface BackendState {
  admin: { email: string; password: string }
  outboxUrl: string
}

/** The state that the backend writes when it is ready; `undefined` when it has ended instead. */
async function startBackend(origin: string): Promise<BackendState | undefined> {
  const startedAt = Date.now()
  const main = ["--import", "tsx", "local/main.ts", "--seed", "sample-data/index.ts", "--app-origin", origin]
  const backend = spawn(process.execPath, main, { cwd: projectRoot, stdio: UNTIL_WE_END })
  endWith(backend)
  while (backend.exitCode === null && backend.signalCode === null) {
    // A backend that was killed leaves its state behind: only a file younger than this start counts.
    const written = await stat(localState).then(
      ({ mtimeMs }) => mtimeMs >= startedAt,
      () => false,
    )
    if (written) return JSON.parse(await readFile(localState, "utf8"))
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return undefined
}

/** Next outlives its own server when that is killed. It is also gone for a moment when next.config.js has changed. */
function endWithServer(port: number) {
  let lastSeen = Date.now()
  const look = setInterval(async () => {
    if (await isListening(port)) lastSeen = Date.now()
    else if (Date.now() - lastSeen > GONE_AFTER_MS && !ending) {
      clearInterval(look)
      console.error("The console's server is gone. Start it again with: npm run dev")
      await end(1)
    }
  }, 1000)
}

function endWith(child: ChildProcess) {
  children.push(child)
  child.once("exit", (code) => void end(code ?? 1))
}

async function end(code: number) {
  if (ending) return
  ending = true
  await Promise.all(children.map((child) => stop(child)))
  if (code === 0) console.log("\nThe console has ended. Start it again with: npm run dev")
  process.exit(code)
}
