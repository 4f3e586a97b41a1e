import { spawnSync } from "node:child_process"
import { accessSync, constants, existsSync } from "node:fs"
import { delimiter, join } from "node:path"

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]
const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
]

/**
 * The path of a Chromium or Chrome on this machine; on Debian and its kin, the package `chromium` is installed when
 * there is none. Test tools' own downloads are not used: they fail behind closed networks.
 */
export function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  installWithApt()
  const installed = findChromium()
  if (installed) return installed
  throw new Error("No browser was found. Install Chromium or Chrome, or name one in the variable CHROMIUM.")
}

function findChromium(): string | undefined {
  const named = process.env.CHROMIUM
  const folders = (process.env.PATH ?? "").split(delimiter)
  const candidates = [
    ...(named ? [named] : []),
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...ELSEWHERE,
  ]
  return candidates.find(isExecutable)
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function installWithApt() {
  if (!existsSync("/usr/bin/apt-get")) return
  console.log("Installing the package chromium for the browser tests. This takes about a minute …")
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"]
  for (const step of [["update"], ["install", "--yes", "--no-install-recommends", "chromium"]]) {
    const [command = "apt-get", ...arguments_] = [...asRoot, "apt-get", "-qq", ...step]
    spawnSync(command, arguments_, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    })
  }
}
