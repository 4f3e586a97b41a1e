import autocannon from "autocannon"
import { buildConsole, CONSOLE_DIST_DIR } from "./build"
import { type ConsoleServer, startConsole } from "./console-server"
import { type Bound, printFigure, printRatio } from "./print"
import { startSampleBackend } from "./sample-backend"

const SECONDS = 10
const ROUNDS = 3
const FEWEST_REQUESTS = { atLeast: 0.3, aim: 0.6 }
const SLOWEST = { atMost: 4, aim: 1.5 }

/** A small form: what any page of this Next version costs. */
const SMALL = "/sign-in"
/** Without session, frame or data. */
const TABLE = "/constant-rows"
/** With session and frame. */
const FRAME = "/admin/rows-in-frame"
/** With all. */
const USERS = "/admin/users"

/**
 * Requests per second of the users page, signed in, and how long the slowest of them take, beside a page of the same build
 * that renders the same table from constant rows without session or data; between them, the same table in the console's
 * frame for somebody who is signed in. Taken in turns, so that a busy machine slows all alike. Then the processor time that
 * one request takes: the server's, and the rest's, which is the client of this benchmark and the local backend.
 */
export async function benchPages(): Promise<boolean> {
  const backend = await startSampleBackend("pages")
  try {
    await buildConsole(backend.outputsFile)
    const app = await startConsole(backend, CONSOLE_DIST_DIR)
    try {
      const headers = await app.cookies()
      const paths = [USERS, FRAME, TABLE, SMALL]
      const measured = new Map<string, Measured[]>(paths.map((path) => [path, []]))
      const take = (path: string, seconds: number) =>
        measure(app, path, path.startsWith("/admin") ? headers : {}, seconds)
      for (const path of paths) await take(path, 3)
      for (let round = 0; round < ROUNDS; round++) {
        for (const path of paths) measured.get(path)?.push(await take(path, SECONDS))
      }
      const mean = (path: string, figure: keyof Measured) =>
        (measured.get(path) ?? []).reduce((sum, each) => sum + each[figure], 0) / ROUNDS
      const compare = (path: string, figure: keyof typeof FIGURES, bound?: Bound) => {
        const [name, unit] = FIGURES[figure]
        return printRatio(`${name} of ${path} / the table alone`, mean(path, figure), mean(TABLE, figure), unit, bound)
      }
      compare(FRAME, "perSecond")
      const many = compare(USERS, "perSecond", FEWEST_REQUESTS)
      compare(FRAME, "slowestMs")
      const soon = compare(USERS, "slowestMs", SLOWEST)
      for (const path of [SMALL, TABLE, FRAME, USERS]) {
        const own = `${mean(path, "serverMs").toFixed(1)} ms`
        printFigure(
          `Processor time of a request of ${path}`,
          `${own}, and ${mean(path, "restMs").toFixed(1)} ms of the rest`,
        )
      }
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
  /** Processor time of a request. */
  serverMs: number
  restMs: number
}

async function measure(
  app: ConsoleServer,
  path: string,
  headers: Record<string, string>,
  duration: number,
): Promise<Measured> {
  const serverBefore = await app.processorMs()
  const restBefore = process.cpuUsage()
  const result = await autocannon({ url: `${app.origin}${path}`, headers, duration, connections: 8 })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${path}: ${result.non2xx} answers were no success.`)
  const { user, system } = process.cpuUsage(restBefore)
  return {
    perSecond: result.requests.average,
    slowestMs: result.latency.p97_5,
    serverMs: ((await app.processorMs()) - serverBefore) / result.requests.total,
    restMs: (user + system) / 1000 / result.requests.total,
  }
}
