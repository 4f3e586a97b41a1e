import autocannon from "autocannon"
import { buildConsole, CONSOLE_DIST_DIR } from "./build"
import { startConsole } from "./console-server"
import { printRatio } from "./print"
import { startSampleBackend } from "./sample-backend"

const SECONDS = 10
const ROUNDS = 3

/**
 * Requests per second of the users page, signed in, beside a page of the same build that renders the same table from
 * constant rows without session or data. Taken in turns, so that a busy machine slows both.
 */
export async function benchPages(): Promise<boolean> {
  const backend = await startSampleBackend("pages")
  try {
    await buildConsole(backend.outputsFile)
    const app = await startConsole(backend, CONSOLE_DIST_DIR)
    try {
      const headers = await app.cookies()
      const users: number[] = []
      const constant: number[] = []
      await measure(`${app.origin}/admin/users`, headers, 3)
      await measure(`${app.origin}/constant-rows`, {}, 3)
      for (let round = 0; round < ROUNDS; round++) {
        users.push(await measure(`${app.origin}/admin/users`, headers, SECONDS))
        constant.push(await measure(`${app.origin}/constant-rows`, {}, SECONDS))
      }
      const mean = (figures: number[]) => figures.reduce((sum, figure) => sum + figure, 0) / figures.length
      printRatio("Requests/s of /admin/users / the table alone", mean(users), mean(constant), "/s")
      return true
    } finally {
      await app.close()
    }
  } finally {
    await backend.close()
  }
}

async function measure(url: string, headers: Record<string, string>, duration: number): Promise<number> {
  const result = await autocannon({ url, headers, duration, connections: 8 })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${url}: ${result.non2xx} answers were no success.`)
  return result.requests.average
}
