import { spawn } from "node:child_process"
import { randomUUID } from "node:crypto"
import { once } from "node:events"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, onTestFinished } from "vitest"
import type { LocalState } from "../../local/backend"
import type { BackendAlone } from "./backend-alone"

const projectRoot = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "")
const { scripts } = JSON.parse(readFileSync(`${projectRoot}/package.json`, "utf8"))
const [, ...ADMIN] = (scripts.admin as string).split(" ")

export interface Ended {
  code: number | null
  /** What it said, and what it warned of. */
  stdout: string
  stderr: string
}

/**
 * Runs `npm run admin -- …` as it is, in a process of its own with nobody at its terminal, under these variables and none
 * of this process. Whatever comes of it, it shows no stack and no key.
 */
export async function admin(
  given: string[],
  variables: Record<string, string>,
  secrets: string[] = [],
): Promise<Ended> {
  const { PATH, NODE_ENV } = process.env
  const child = spawn(process.execPath, [...ADMIN, ...given], {
    cwd: projectRoot,
    env: { PATH, NODE_ENV, ...variables },
    stdio: ["ignore", "pipe", "pipe"],
  })
  onTestFinished(() => void child.kill("SIGKILL"))
  const output = { stdout: "", stderr: "" }
  for (const stream of ["stdout", "stderr"] as const) {
    child[stream].setEncoding("utf8").on("data", (text) => {
      output[stream] += text
    })
  }
  const [code] = await once(child, "close")
  expect(output.stdout + output.stderr).not.toMatch(/^\s+at /m)
  for (const secret of secrets) expect(output.stdout + output.stderr).not.toContain(secret)
  return { code, ...output }
}

/** The same on a local backend. */
export function adminOf({ stateFile, state }: BackendAlone, ...given: string[]): Promise<Ended> {
  return admin(given, { LOCAL_STATE: stateFile }, [state.owner.secretAccessKey])
}

/** The same backend with something of its addresses changed, as a command is told them. */
export function withState(backend: BackendAlone, change: Partial<LocalState>): BackendAlone {
  const stateFile = join(backend.folder, `${randomUUID()}.json`)
  writeFileSync(stateFile, JSON.stringify({ ...backend.state, ...change }), { mode: 0o600 })
  return { ...backend, stateFile }
}
