import { readFile } from "node:fs/promises"

/** The memory that a process holds, in MB (10⁶ bytes). */
export async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8")
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1000
}
