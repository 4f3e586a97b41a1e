import { fileURLToPath } from "node:url"
import type { BackendDescription } from "../../local/assembly/backend-description"
import { describeBackend } from "../../local/assembly/describe-backend"
import { synthesize } from "../../local/synth/synthesize"

const projectRoot = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "")

export const USER_POOL_ID = "us-east-1_Synth0001"

export const SYNTH_IDS = {
  graphqlUrl: "http://127.0.0.1:9/graphql",
  userPoolId: USER_POOL_ID,
  userPoolClientId: "synthclient000000000000001",
}

/** The folder with the templates that would be deployed: synthesized from `amplify/` (cached). */
export const synthesizeDeployedBackend = (): Promise<string> =>
  synthesize({
    projectRoot,
    amplifyFolder: `${projectRoot}/amplify`,
    cacheFolder: `${projectRoot}/.local/synth`,
  })

/** The backend as it would be deployed, every reference resolved. */
export async function describeDeployedBackend(): Promise<BackendDescription> {
  return describeBackend(await synthesizeDeployedBackend(), SYNTH_IDS)
}
