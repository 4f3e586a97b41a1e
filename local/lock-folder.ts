import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"

/**
 * Makes this process the only user of a state folder; gives the function that ends it.
 *
 * Throws when another process that still runs has it. A lock whose process is gone is taken over.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, "lock")
  const mine = `${process.pid} ${startTime(process.pid) ?? ""}`
  try {
    writeFileSync(file, mine, { flag: "wx" })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error
    const holder = readFileSync(file, "utf8")
    if (isRunning(holder)) {
      throw new Error(`A local backend already runs with ${folder} (process ${holder.split(" ")[0]}): stop it first.`)
    }
    writeFileSync(file, mine)
  }
  const unlock = () => rmSync(file, { force: true })
  // Also for a process that ends while it starts; the lock of one that was killed is taken over.
  process.once("exit", unlock)
  return () => {
    process.off("exit", unlock)
    unlock()
  }
}

function isRunning(holder: string): boolean {
  const [pid = "", started = ""] = holder.split(" ")
  try {
    process.kill(Number(pid) || Number.MAX_SAFE_INTEGER, 0)
  } catch (error) {
    // Not allowed to signal it: it runs, as somebody else.
    return (error as NodeJS.ErrnoException).code === "EPERM"
  }
  // Process ids are used again; the start time tells whether it is still the same process.
  return startTime(Number(pid)) === (started || undefined)
}

/** When a process started, in the kernel's own unit; `undefined` where the system does not say. */
function startTime(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ")[19]
  } catch {
    return undefined
  }
}
