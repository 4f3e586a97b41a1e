import { randomUUID } from "node:crypto"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import type { LocalState } from "../../local/backend"
import type { BackendAlone } from "./backend-alone"
import { type Ended, runCommand } from "./run-command"

/** Runs `npm run admin -- …`. */
export const admin = (given: string[], variables: Record<string, string>, secrets: string[] = []): Promise<Ended> =>
  runCommand({ script: "admin", given, variables, secrets })

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
