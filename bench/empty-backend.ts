import { type LocalBackend, startBackend } from "../local/backend"
import { projectRoot } from "./build"

/** Starts the backend that a folder describes, in memory, with nobody in it and no schedule among what is measured. */
export function startEmptyBackend(amplifyFolder: string, stateFolder: string): Promise<LocalBackend> {
  return startBackend({
    projectRoot,
    amplifyFolder,
    stateFolder,
    persist: false,
    ports: { graphql: 0, cognito: 0 },
    schedulesByTheClock: false,
  })
}
