import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { fileURLToPath } from "node:url"
import type { LocalState } from "../local/backend"
import { run } from "../scripts/child-process"
import { CONSOLE_SOURCES } from "../scripts/console-sources"

export const projectRoot = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "")
const folder = `${projectRoot}/.local/bench`

export const consoleFolder = `${folder}/console`
export const CONSOLE_DIST_DIR = ".next-bench"
const next = `${projectRoot}/node_modules/next/dist/bin/next`
const quiet = { stdio: ["ignore", "ignore", "inherit"] as ["ignore", "ignore", "inherit"] }
const environment = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" as const }

/** Builds an app of one page that says hello; returns its build's folder. */
export async function buildEmptyApp(): Promise<string> {
  const target = `${folder}/empty-app`
  await copy(`${projectRoot}/bench/empty-app`, target)
  await run(process.execPath, [next, "build"], { cwd: target, env: environment, ...quiet })
  return `${target}/.next`
}

/**
 * Builds a copy of the console with the pages of `bench/added-pages/` in it, so that these are never deployed; returns its
 * build's folder.
 * @param outputsFile the `amplify_outputs.json` to build against
 */
export async function buildConsole(outputsFile = process.env.AMPLIFY_OUTPUTS): Promise<string> {
  await rm(consoleFolder, { recursive: true, force: true })
  for (const source of CONSOLE_SOURCES) await copy(`${projectRoot}/${source}`, `${consoleFolder}/${source}`)
  await copy(`${projectRoot}/bench/added-pages`, `${consoleFolder}/app`)
  await openToAll("constant-rows")
  const env = {
    ...environment,
    AMPLIFY_OUTPUTS: outputsFile,
    AMPLIFY_APP_ORIGIN: "http://localhost:3300",
    NEXT_DIST_DIR: CONSOLE_DIST_DIR,
  }
  await run(process.execPath, [next, "build"], { cwd: consoleFolder, env, ...quiet })
  return `${consoleFolder}/${CONSOLE_DIST_DIR}`
}

/** What a build holds of the backend that it was made for. */
const ADDRESSES = ["userPoolId", "userPoolClientId", "graphqlEndpoint"] as const
type Addresses = Pick<LocalState, (typeof ADDRESSES)[number]>

/**
 * Copies the console's build for another backend: the very same code, but for the addresses that it has inside.
 * @param from the backend that it was built for
 * @returns the name of the copy, beside the build
 */
export async function readdressConsole(from: Addresses, to: Addresses): Promise<string> {
  const distDir = `${CONSOLE_DIST_DIR}-readdressed`
  const [build, target] = [`${consoleFolder}/${CONSOLE_DIST_DIR}`, `${consoleFolder}/${distDir}`]
  await cp(build, target, { recursive: true, filter: (file) => file !== `${build}/cache` })
  const missing = new Set(ADDRESSES)
  for (const name of await readdir(`${target}/server`, { recursive: true })) {
    if (!name.endsWith(".js")) continue
    const file = `${target}/server/${name}`
    let source = await readFile(file, "utf8")
    for (const address of ADDRESSES) {
      if (!source.includes(from[address])) continue
      missing.delete(address)
      source = source.replaceAll(from[address], to[address])
    }
    await writeFile(file, source)
  }
  if (missing.size > 0) throw new Error(`The build does not hold its ${[...missing].join(", ")} as they are.`)
  return distDir
}

/** Takes one page of the copy out of the middleware's reach, which would send everybody to the sign-in page. */
async function openToAll(page: string) {
  const file = `${consoleFolder}/middleware.ts`
  const source = await readFile(file, "utf8")
  const opened = source.replace('matcher: ["/((?!', `$&${page}$|`)
  if (opened === source) throw new Error("The middleware's matcher does not look as this benchmark expects.")
  await writeFile(file, opened)
}

async function copy(from: string, to: string) {
  await mkdir(folder, { recursive: true })
  await cp(from, to, { recursive: true, force: true }).catch((error) => {
    if (error.code !== "ENOENT") throw error
  })
}
