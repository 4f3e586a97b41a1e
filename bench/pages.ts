import { mkdir, writeFile } from "node:fs/promises"
import autocannon from "autocannon"
import { startBackend } from "../local/backend"
import { answers, stop } from "../scripts/child-process"
import { startNext } from "../scripts/next-server"
import { claimsOf, signIn } from "../tests/harness/people"
import { buildConsole, CONSOLE_DIST_DIR, consoleFolder, projectRoot } from "./build"
import { printRatio } from "./print"

const PORT = 3300
const SECONDS = 10
const ROUNDS = 3

/**
 * Requests per second of the users page, signed in, beside a page of the same build that renders the same table from
 * constant rows without session or data. Taken in turns, so that a busy machine slows both.
 */
export async function benchPages(): Promise<boolean> {
  const folder = `${projectRoot}/.local/bench/pages`
  await mkdir(folder, { recursive: true })
  const outputsFile = `${folder}/amplify_outputs.json`
  const backend = await startBackend({
    projectRoot,
    amplifyFolder: `${projectRoot}/amplify`,
    stateFolder: `${projectRoot}/.local`,
    persist: false,
    ports: { graphql: 4300, cognito: 4301 },
    outputsFile,
    appOrigin: `http://localhost:${PORT}`,
    seed: `${projectRoot}/sample-data/index.ts`,
  })
  try {
    await buildConsole(outputsFile)
    const localState = `${folder}/state.json`
    await writeFile(localState, JSON.stringify(backend.state), { mode: 0o600 })
    const app = startNext("start", {
      projectRoot,
      folder: consoleFolder,
      port: PORT,
      localState,
      env: { NODE_ENV: "production", NEXT_DIST_DIR: CONSOLE_DIST_DIR },
    })
    try {
      const origin = `http://localhost:${PORT}`
      await answers(`${origin}/sign-in`, app, 60_000)
      const headers = { cookie: await cookiesOf(backend.state) }
      const users: number[] = []
      const constant: number[] = []
      await measure(`${origin}/admin/users`, headers, 3)
      await measure(`${origin}/constant-rows`, {}, 3)
      for (let round = 0; round < ROUNDS; round++) {
        users.push(await measure(`${origin}/admin/users`, headers, SECONDS))
        constant.push(await measure(`${origin}/constant-rows`, {}, SECONDS))
      }
      const mean = (figures: number[]) => figures.reduce((sum, figure) => sum + figure, 0) / figures.length
      printRatio("Requests/s of /admin/users / the table alone", mean(users), mean(constant), "/s")
      return true
    } finally {
      await stop(app)
    }
  } finally {
    await backend.close()
  }
}

async function measure(url: string, headers: Record<string, string>, duration: number): Promise<number> {
  const result = await autocannon({ url, headers, duration, connections: 8 })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} answers were no success.`)
  return result.requests.average
}

/** The cookies of a signed-in administrator, as Amplify names them. */
async function cookiesOf(state: Awaited<ReturnType<typeof startBackend>>["state"]): Promise<string> {
  if (!state.admin) throw new Error("The sample data has made no administrator.")
  const tokens = await signIn(state, state.admin)
  const username = String(claimsOf(tokens.AccessToken).username)
  const prefix = `CognitoIdentityServiceProvider.${state.userPoolClientId}`
  return [
    `${prefix}.${username}.accessToken=${tokens.AccessToken}`,
    `${prefix}.${username}.idToken=${tokens.IdToken}`,
    `${prefix}.${username}.refreshToken=${tokens.RefreshToken}`,
    `${prefix}.LastAuthUser=${username}`,
  ].join("; ")
}
