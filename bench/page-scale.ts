import { relative } from "node:path"
import { routesOf } from "../tests/harness/server-actions"
import { buildConsole, CONSOLE_DIST_DIR, consoleFolder, projectRoot, readdressConsole } from "./build"
import { type ConsoleServer, startConsole, visitorOf } from "./console-server"
import { percentile, printRatio } from "./print"
import { type SampleBackend, startSampleBackend } from "./sample-backend"
import { type Address, addressesIn } from "./scale-addresses"
import { growPool, LARGE, type PoolSize, SMALL } from "./scale-pools"
import { timed } from "./timed"

const ROUNDS = 35
/** The first rounds only warm up: functions start, code is compiled. */
const WARM_UP = 5
/** A sample is the fastest of so many: what else the machine does slows one of them, and a slower page sooner. */
const TRIES = 3
const LARGEST_RATIO = 2

/**
 * How long each page of the console takes to be answered with 100,000 users and 300 groups, beside 250 users and the
 * few groups of the sample data. Both are served from one build and asked in turns, so that a busy machine slows both.
 *
 * The large pool is not spared: where it has more rows to show (60 of its groups, a user in 100 of them, a search that
 * finds a full page), they count.
 */
export async function benchPageScale(): Promise<boolean> {
  const closers: (() => Promise<void>)[] = []
  const start = async (name: string) => {
    const backend = await startSampleBackend(name)
    closers.push(backend.close)
    return backend
  }
  const serve = async (backend: SampleBackend, size: PoolSize, distDir: string): Promise<Side> => {
    console.log(`Making ${sizeOf(size)} …`)
    const subjects = await growPool(backend, size)
    const server = await startConsole(backend, distDir)
    closers.push(server.close)
    const routes = routesOf({ distDir: relative(projectRoot, `${consoleFolder}/${distDir}`) })
    return { server, addresses: await addressesIn(routes, subjects, await visitorOf(server)) }
  }
  try {
    const [small, large] = [await start("scale-small"), await start("scale-large")]
    await buildConsole(small.outputsFile)
    const few = await serve(small, SMALL, CONSOLE_DIST_DIR)
    const many = await serve(large, LARGE, await readdressConsole(small.state, large.state))
    // Every list is longer than a page there: a second page that is the first one again was not found.
    const paths = new Set(many.addresses.map(({ path }) => path))
    if (paths.size < many.addresses.length) throw new Error("A list of the large pool leads to no second page.")
    const rounds: Sample[][] = []
    while (rounds.length < ROUNDS) rounds.push(await askAll(few, many))
    return report(few.addresses, rounds.slice(WARM_UP))
  } finally {
    for (const close of closers.reverse()) await close()
  }
}

/** A running console and what it is asked for: the same pages in the same order on both sides. */
interface Side {
  server: ConsoleServer
  addresses: Address[]
}

/** What one page took on either side, in ms. */
interface Sample {
  few: number
  many: number
}

/** Every page a few times in turns, small, large, small, large. */
async function askAll(few: Side, many: Side): Promise<Sample[]> {
  const [askFew, askMany] = [await visitorOf(few.server), await visitorOf(many.server)]
  const samples: Sample[] = []
  for (const [index, { path }] of few.addresses.entries()) {
    const other = many.addresses[index]?.path ?? path
    const fastest = { few: Number.POSITIVE_INFINITY, many: Number.POSITIVE_INFINITY }
    for (let tried = 0; tried < TRIES; tried++) {
      fastest.few = Math.min(fastest.few, await timed(() => askFew(path)))
      fastest.many = Math.min(fastest.many, await timed(() => askMany(other)))
    }
    samples.push(fastest)
  }
  return samples
}

function report(addresses: Address[], rounds: Sample[][]): boolean {
  console.log(
    `Pages with ${sizeOf(LARGE)} / with ${sizeOf(SMALL)}, medians of ${rounds.length}, each the fastest of ${TRIES}:`,
  )
  const kept = addresses.map(({ name }, index) => {
    const median = (side: keyof Sample) =>
      percentile(
        rounds.flatMap((round) => round[index]?.[side] ?? []),
        50,
      )
    return printRatio(name, median("many"), median("few"), "ms", { atMost: LARGEST_RATIO })
  })
  return !kept.includes(false)
}

const sizeOf = ({ users, groups }: PoolSize) => `${users} users and ${groups} groups`
