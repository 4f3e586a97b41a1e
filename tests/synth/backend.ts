import { fileURLToPath } from "node:url"
import type { BackendDescription } from "../../local/assembly/backend-description"
import { describeBackend } from "../../local/assembly/describe-backend"
import { synthesize } from "../../local/synth/synthesize"

const projectRoot = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "")

export const USER_POOL_ID = "us-east-1_Synth0001"

/** The backend as it would be deployed: synthesized from `amplify/` (cached), every reference resolved. */
export async function describeDeployedBackend(): Promise<BackendDescription> {
  const folder = await synthesize({
    projectRoot,
    amplifyFolder: `${projectRoot}/amplify`,
    cacheFolder: `${projectRoot}/.local/synth`,
  })
  return describeBackend(folder, {
    graphqlUrl: "http://127.0.0.1:9/graphql",
    userPoolId: USER_POOL_ID,
    userPoolClientId: "synthclient000000000000001",
  })
}
