import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { type LocalBackend, startBackend } from "../../local/backend"

const projectRoot = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "")

export interface BackendAlone extends LocalBackend {
  /** There for as long as the backend runs. */
  folder: string
  /** What a running backend writes for other programs. */
  stateFile: string
  outputsFile: string
  /** What the functions have logged until now, a line each. */
  logged: readonly string[]
}

/** Starts the backend of this product in memory, without the console and without anybody in it. */
export async function startBackendAlone(): Promise<BackendAlone> {
  const folder = mkdtempSync(join(tmpdir(), "backend-"))
  const outputsFile = join(folder, "amplify_outputs.json")
  const logged: string[] = []
  const backend = await startBackend({
    projectRoot,
    amplifyFolder: `${projectRoot}/amplify`,
    stateFolder: `${projectRoot}/.local`,
    persist: false,
    ports: { graphql: 0, cognito: 0 },
    outputsFile,
    onLog: (line) => void logged.push(line),
  })
  const stateFile = join(folder, "state.json")
  writeFileSync(stateFile, JSON.stringify(backend.state), { mode: 0o600 })
  const close = async () => {
    await backend.close()
    rmSync(folder, { recursive: true })
  }
  return { ...backend, folder, stateFile, outputsFile, logged, close }
}
