import autocannon from "autocannon"
import { buildConsole, CONSOLE_DIST_DIR } from "./build"
import { startConsole } from "./console-server"
import { printRatio } from "./print"
import { startSampleBackend } from "./sample-backend"

const SECONDS = 10
const ROUNDS = 3
const FEWEST_REQUESTS = 0.6
const SLOWEST = 1.5

/**
 * Requests per second of the users page, signed in, and how long the slowest of them take, beside a page of the same build
 * that renders the same table from constant rows without session or data. Taken in turns, so that a busy machine slows
 * both.
 */
export async function benchPages(): Promise<boolean> {
  const backend = await startSampleBackend("pages")
  try {
    await buildConsole(backend.outputsFile)
    const app = await startConsole(backend, CONSOLE_DIST_DIR)
    try {
      const headers = await app.cookies()
      const users: Measured[] = []
      const constant: Measured[] = []
      await measure(`${app.origin}/admin/users`, headers, 3)
      await measure(`${app.origin}/constant-rows`, {}, 3)
      for (let round = 0; round < ROUNDS; round++) {
        users.push(await measure(`${app.origin}/admin/users`, headers, SECONDS))
        constant.push(await measure(`${app.origin}/constant-rows`, {}, SECONDS))
      }
      const mean = (of: Measured[], figure: keyof Measured) =>
        of.reduce((sum, measured) => sum + measured[figure], 0) / of.length
      const compare = (what: string, figure: keyof Measured, unit: string, bound: Parameters<typeof printRatio>[4]) =>
        printRatio(what, mean(users, figure), mean(constant, figure), unit, bound)
      const many = compare("Requests/s of /admin/users / the table alone", "perSecond", "/s", {
        atLeast: FEWEST_REQUESTS,
      })
      const soon = compare("p97.5 of /admin/users / the table alone", "slowestMs", "ms", { atMost: SLOWEST })
      return many && soon
    } finally {
      await app.close()
    }
  } finally {
    await backend.close()
  }
}

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
