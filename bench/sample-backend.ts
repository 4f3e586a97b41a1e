import { rm } from "node:fs/promises"
import { type LocalBackend, startBackend } from "../local/backend"
import { projectRoot } from "./build"

export const SAMPLE_USERS = 250

/**
 * A local backend that holds the sample data and nothing else, on disk, as `npm run dev` keeps it. Its schedules run when
 * they are asked to: nothing but what is measured goes on.
 */
export interface SampleBackend extends LocalBackend {
  folder: string
  /** Its `amplify_outputs.json`. */
  outputsFile: string
}

/**
 * Starts one in a folder of its own. What was synthesized there stays for the next run, users never do.
 * @param name of the folder below `.local/bench/`
 * @param onLog takes what functions print
 */
export async function startSampleBackend(name: string, onLog?: (line: string) => void): Promise<SampleBackend> {
  const folder = `${projectRoot}/.local/bench/${name}`
  const outputsFile = `${folder}/amplify_outputs.json`
  const forgetUsers = () => rm(`${folder}/cognito`, { recursive: true, force: true })
  // A run that was stopped has left its own.
  await forgetUsers()
  const backend = await startBackend({
    projectRoot,
    amplifyFolder: `${projectRoot}/amplify`,
    stateFolder: folder,
    persist: true,
    ports: { graphql: 0, cognito: 0 },
    outputsFile,
    seed: `${projectRoot}/sample-data/index.ts`,
    users: SAMPLE_USERS,
    schedulesByTheClock: false,
    ...(onLog && { onLog }),
  })
  const close = async () => {
    await backend.close()
    await forgetUsers()
  }
  return { ...backend, folder, outputsFile, close }
}
