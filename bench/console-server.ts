import { writeFile } from "node:fs/promises"
import { answers, stop } from "../scripts/child-process"
import { freePort } from "../scripts/free-port"
import { startNext } from "../scripts/next-server"
import { processorMs } from "../scripts/processor-time"
import { cookieHeader } from "../tests/security/visitors"
import { openBrowser } from "../tests/session/browser"
import { signInThroughForm } from "../tests/session/pool"
import { consoleFolder, projectRoot } from "./build"
import type { SampleBackend } from "./sample-backend"

export interface ConsoleServer {
  origin: string
  /** The administrator's cookies, good for some minutes. */
  cookies(): Promise<{ cookie: string }>
  /** What the server has used of the processors since its start, in ms. */
  processorMs(): Promise<number>
  close(): Promise<void>
}

/**
 * Serves a production build of the console on its local backend, and signs the administrator in.
 * @param distDir the build's name in `consoleFolder`
 */
export async function startConsole({ folder, state }: SampleBackend, distDir: string): Promise<ConsoleServer> {
  if (!state.admin) throw new Error("The sample data has made no administrator.")
  const localState = `${folder}/state.json`
  await writeFile(localState, JSON.stringify(state), { mode: 0o600 })
  const port = await freePort(3300)
  const env = { NODE_ENV: "production", NEXT_DIST_DIR: distDir }
  const app = startNext("start", { projectRoot, folder: consoleFolder, port, localState, env })
  const close = () => stop(app)
  try {
    const origin = `http://localhost:${port}`
    await answers(`${origin}/sign-in`, app, 60_000)
    const browser = openBrowser({ origin })
    await signInThroughForm(browser, state.admin)
    const cookies = async () => {
      // Any page: the middleware refreshes tokens that have expired.
      await browser.get("/admin")
      return cookieHeader(browser)
    }
    return { origin, cookies, processorMs: () => processorMs(app.pid as number), close }
  } catch (error) {
    await close()
    throw error
  }
}

/** Reads pages as the administrator; throws when one is not what was asked for, or when something failed on it. */
export async function visitorOf({ origin, cookies }: ConsoleServer): Promise<(path: string) => Promise<string>> {
  const headers = await cookies()
  return async (path) => {
    const response = await fetch(origin + path, { redirect: "manual", headers })
    const html = await response.text()
    if (response.status === 200 && !html.includes("could not be")) return html
    throw new Error(`${path} was answered with status ${response.status}, and not with the page.`)
  }
}
