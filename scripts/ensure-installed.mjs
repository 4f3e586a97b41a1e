// Makes `npm run dev` and `npm test` work on a fresh clone: installs the packages when what is installed is not what
// the lockfile says. Runs before anything is installed, so it may use nothing but Node.
import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { isInstalled } from "./installed-packages.mjs"

const OLDEST_NODE = [20, 19]

const [major, minor] = process.versions.node.split(".").map(Number)
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  console.error(`Node.js ${OLDEST_NODE.join(".")} or newer is needed, this is ${process.versions.node}. See .nvmrc.`)
  process.exit(1)
}

if (!isInstalled(packagesOf("package-lock.json"), packagesOf("node_modules/.package-lock.json"))) {
  console.log("Installing the packages that package-lock.json names. The first time, this takes one to three minutes …")
  // Its warnings are of what packages ask of one another, and look like a failure to who starts this for the first time.
  // npm before 11 does not know `allowScripts` and would run every package's install script; none is needed.
  const { status, error } = spawnSync(
    "npm",
    ["ci", "--ignore-scripts", "--no-fund", "--no-audit", "--loglevel=error"],
    {
      stdio: "inherit",
      shell: process.platform === "win32",
    },
  )
  if (status !== 0) {
    console.error(
      `\nThe packages could not be installed${error ? ` (${error.message})` : ""}: see npm's message above.`,
    )
    process.exit(status ?? 1)
  }
}

function packagesOf(lockfile) {
  try {
    return JSON.parse(readFileSync(new URL(`../${lockfile}`, import.meta.url), "utf8")).packages
  } catch {
    return undefined
  }
}
