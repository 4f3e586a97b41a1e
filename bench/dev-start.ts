import { once } from "node:events"
import { rm } from "node:fs/promises"
import { synthesizeFor } from "../local/backend"
import { runDev } from "../scripts/run-dev"
import { projectRoot } from "./build"
import { percentile, printBounded, printFigure } from "./print"
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
  const starts: DevStart[] = []
  for (let start = 0; start < STARTS; start++) starts.push(await startDev())
  const seconds = starts.map(({ ms }) => ms / 1000)
  const start = printBounded(`npm run dev to its first page, median of ${STARTS}`, percentile(seconds, 50), "s", START)
  printFigure("… of which Next, as it says of the last", starts.at(-1)?.saidByNext ?? "")

  const options = { projectRoot, amplifyFolder: `${projectRoot}/amplify`, stateFolder: `${projectRoot}/.local` }
  printFigure("Synthesis without a cache", `${(await synthesizeAnew(options)).toFixed(1)} s`)
  const synths: number[] = []
  for (let synth = 0; synth < STARTS; synth++) synths.push((await timed(async () => synthesizeFor(options))) / 1000)
  return printBounded(`Synthesis from its cache, median of ${STARTS}`, percentile(synths, 50), "s", SYNTHESIS) && start
}

/** @returns s that a synthesis takes in a folder that has none */
async function synthesizeAnew(options: { projectRoot: string; amplifyFolder: string }): Promise<number> {
  const stateFolder = `${projectRoot}/.local/bench/synthesis`
  await rm(stateFolder, { recursive: true, force: true })
  return (await timed(async () => synthesizeFor({ ...options, stateFolder }))) / 1000
}

interface DevStart {
  /** Until the page was there. */
  ms: number
  /** What Next has printed of its own parts. */
  saidByNext: string
}

/** Starts it, asks for the first page as soon as it says where, and ends it. */
async function startDev(): Promise<DevStart> {
  // The outputs are its own backend's.
  const { AMPLIFY_OUTPUTS: _, ...env } = process.env
  // A group of its own, as a terminal gives it: npm tells nobody that it has to end.
  const { child, ready } = runDev(projectRoot, { env, detached: true })
  try {
    let output = ""
    const ms = await timed(async () => {
      output = await ready
      const [, origin] = /Address\s+(\S+)/.exec(output) ?? []
      const { status } = await fetch(`${origin}/sign-in`)
      if (status !== 200) throw new Error(`${origin}/sign-in was answered with ${status}.`)
    })
    return { ms, saidByNext: (output.match(/(Compiled|Ready)( \S+)? in [\d.]+m?s/g) ?? []).join(", ") }
  } finally {
    const ended = once(child, "exit")
    process.kill(-(child.pid as number), "SIGTERM")
    await ended
  }
}
