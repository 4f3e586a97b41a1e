import autocannon from "autocannon"
import { buildConsole, CONSOLE_DIST_DIR } from "./build"
import { startConsole } from "./console-server"
import { type Bound, printRatio } from "./print"
import { startSampleBackend } from "./sample-backend"

const SECONDS = 10
const ROUNDS = 3
const FEWEST_REQUESTS = { atLeast: 0.3, aim: 0.6 }
const SLOWEST = { atMost: 4, aim: 1.5 }

/** Without session, frame or data. */
const TABLE = "/constant-rows"
/** With session and frame. */
const FRAME = "/admin/rows-in-frame"
/** With all. */
const USERS = "/admin/users"

/**
 * Requests per second of the users page, signed in, and how long the slowest of them take, beside a page of the same build
 * that renders the same table from constant rows without session or data; between them, the same table in the console's
 * frame for somebody who is signed in. Taken in turns, so that a busy machine slows all alike.
 */
export async function benchPages(): Promise<boolean> {
  const backend = await startSampleBackend("pages")
  try {
    await buildConsole(backend.outputsFile)
    const app = await startConsole(backend, CONSOLE_DIST_DIR)
    try {
      const headers = await app.cookies()
      const paths = [USERS, FRAME, TABLE]
      const measured = new Map<string, Measured[]>(paths.map((path) => [path, []]))
      const take = (path: string, seconds: number) =>
        measure(`${app.origin}${path}`, path === TABLE ? {} : headers, seconds)
      for (const path of paths) await take(path, 3)
      for (let round = 0; round < ROUNDS; round++) {
        for (const path of paths) measured.get(path)?.push(await take(path, SECONDS))
      }
      const mean = (path: string, figure: keyof Measured) =>
        (measured.get(path) ?? []).reduce((sum, each) => sum + each[figure], 0) / ROUNDS
      const compare = (path: string, figure: keyof Measured, bound?: Bound) => {
        const [name, unit] = FIGURES[figure]
        return printRatio(`${name} of ${path} / the table alone`, mean(path, figure), mean(TABLE, figure), unit, bound)
      }
      compare(FRAME, "perSecond")
      const many = compare(USERS, "perSecond", FEWEST_REQUESTS)
      compare(FRAME, "slowestMs")
      const soon = compare(USERS, "slowestMs", SLOWEST)
      return many && soon
    } finally {
      await app.close()
    }
  } finally {
    await backend.close()
  }
}

const FIGURES = { perSecond: ["Requests/s", "/s"], slowestMs: ["p97.5", "ms"] } as const

interface Measured {
  perSecond: number
  /** The 97.5th percentile. */
  slowestMs: number
}

async function measure(url: string, headers: Record<string, string>, duration: number): Promise<Measured> {
  const result = await autocannon({ url, headers, duration, connections: 8 })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} answers were no success.`)
  return { perSecond: result.requests.average, slowestMs: result.latency.p97_5 }
}
