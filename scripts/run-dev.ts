import { type SpawnOptions, spawn } from "node:child_process"

/** Nothing that starts from a warm cache takes so long, on a machine that does something else as well. */
const MOST_START_MS = 600_000

/**
 * Starts `npm run dev` in a folder. `ready` is what it has printed when the console is served.
 * @param options for its process
 */
export function runDev(folder: string, options: SpawnOptions = {}) {
  const child = spawn("npm", ["run", "dev"], { ...options, cwd: folder, stdio: ["ignore", "pipe", "pipe"] })
  const ready = new Promise<string>((resolve, reject) => {
    let output = ""
    const fail = () => {
      clearTimeout(late)
      reject(new Error(`npm run dev has not started:\n${output}`))
    }
    const late = setTimeout(fail, MOST_START_MS)
    child.once("exit", fail)
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        output += text
        if (!output.includes("To end     Ctrl-C")) return
        clearTimeout(late)
        resolve(output)
      })
    }
  })
  return { child, ready }
}
