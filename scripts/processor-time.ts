import { readFile } from "node:fs/promises"

/** Linux counts in hundredths of a second, whatever its own clock does. */
const TICK_MS = 10

/** The time of the processors that a process has used since its start, its children not counted, in ms. */
export async function processorMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8")
  // The second field is the name in parentheses, with whatever is in it; utime and stime are the 14th and the 15th.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ")
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS
}
