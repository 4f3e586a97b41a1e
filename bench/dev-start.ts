import { once } from "node:events"
import { synthesizeFor } from "../local/backend"
import { runDev } from "../scripts/run-dev"
import { projectRoot } from "./build"
import { percentile, printBounded } from "./print"
import { timed } from "./timed"

const STARTS = 5
const START = { atMost: 40, aim: 8 }
const SYNTHESIS = { atMost: 1 }

/**
 * `npm run dev` from the command to its first page, and the part of it that is the synthesis, both from a warm cache: the
 * first start, which fills it, does not count. It starts this folder's own console, so that must not run.
 */
export async function benchDevStart(): Promise<boolean> {
  await startDev()
  const seconds: number[] = []
  for (let start = 0; start < STARTS; start++) seconds.push((await startDev()) / 1000)
  const start = printBounded(`npm run dev to its first page, median of ${STARTS}`, percentile(seconds, 50), "s", START)

  const options = { projectRoot, amplifyFolder: `${projectRoot}/amplify`, stateFolder: `${projectRoot}/.local` }
  const synths: number[] = []
  for (let synth = 0; synth < STARTS; synth++) synths.push((await timed(async () => synthesizeFor(options))) / 1000)
  return printBounded(`Synthesis from its cache, median of ${STARTS}`, percentile(synths, 50), "s", SYNTHESIS) && start
}

/** Starts it, asks for the first page as soon as it says where, and ends it. @returns ms until the page was there */
async function startDev(): Promise<number> {
  // The outputs are its own backend's.
  const { AMPLIFY_OUTPUTS: _, ...env } = process.env
  // A group of its own, as a terminal gives it: npm tells nobody that it has to end.
  const { child, ready } = runDev(projectRoot, { env, detached: true })
  try {
    return await timed(async () => {
      const [, origin] = /Address\s+(\S+)/.exec(await ready) ?? []
      const { status } = await fetch(`${origin}/sign-in`)
      if (status !== 200) throw new Error(`${origin}/sign-in was answered with ${status}.`)
    })
  } finally {
    const ended = once(child, "exit")
    process.kill(-(child.pid as number), "SIGTERM")
    await ended
  }
}
