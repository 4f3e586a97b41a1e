/**
 * `npm run build` on a fresh clone: the app is built against `amplify_outputs.json`, which a deployment or the local
 * backend writes. When there is none, the local backend's is made, so that the build can be tried with no AWS account.
 */
import { existsSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { run } from "./child-process"

const projectRoot = fileURLToPath(new URL("..", import.meta.url))

if (!process.env.AMPLIFY_OUTPUTS && !existsSync(`${projectRoot}/amplify_outputs.json`)) {
  // Set by Amplify Hosting: a deployed console must never be built against addresses of somebody's own machine.
  if (process.env.AWS_BRANCH) {
    console.error(
      "amplify_outputs.json is missing: `npx ampx pipeline-deploy` has to run before the build (amplify.yml).",
    )
    process.exit(1)
  }
  console.log("There is no amplify_outputs.json: building against the local backend's.")
  await run(process.execPath, ["--import", "tsx", "local/main.ts", "--outputs-only"], { cwd: projectRoot })
}
