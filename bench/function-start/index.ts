import { rm } from "node:fs/promises"
import type { LocalBackend } from "../../local/backend"
import { projectRoot } from "../build"
import { startEmptyBackend } from "../empty-backend"
import { percentile, printFigure, printRatio } from "../print"
import { bundleOtherwise } from "./other-bundles"
import { eventsFor, type Started, type Starter, seedEvent, starterOf, startInTurns } from "./starter"

const folder = `${projectRoot}/.local/bench/function-start`
/** Of changes, whose authority and audit trail count. */
const OF_CHANGES = { atMost: 2.5, aim: 0.75 }
const SEED = "add-user-to-group"

/**
 * The size and the start of each function (import and first call, in a process of its own) beside the handler of Amplify's
 * documentation in Amplify's own bundle. In turns: what else the machine does befalls all alike.
 */
export async function benchFunctionStart(): Promise<boolean> {
  await rm(folder, { recursive: true, force: true })
  const backends: LocalBackend[] = []
  try {
    const theirs = await startEmptyBackend(`${projectRoot}/bench/seed/amplify`, `${folder}/seed`)
    backends.push(theirs)
    const ours = await startEmptyBackend(`${projectRoot}/amplify`, `${folder}/console`)
    backends.push(ours)
    for (const backend of backends) {
      await backend.cognito.call("CreateGroup", { UserPoolId: backend.state.userPoolId, GroupName: "EDITORS" })
    }
    const kept = await compare(theirs, ours)
    await compareOthers(theirs, ours)
    return kept
  } finally {
    for (const backend of backends) await backend.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function compare(theirs: LocalBackend, ours: LocalBackend): Promise<boolean> {
  const seed = await starterOf(theirs, SEED, seedEvent)
  const names = ours.description.functions.map(({ displayName }) => displayName).sort()
  const starters = await Promise.all(
    names.map(async (name) => ({ name, ...(await starterOf(ours, name, await eventsFor(ours, name))) })),
  )
  // The documented one before each of ours, and for it alone: there are many, and the machine may change its mind meanwhile.
  const pairs = starters.map((starter) => ({ starter, documented: { ...seed } }))
  const samples = await startInTurns(pairs.flatMap(({ starter, documented }) => [documented, starter]))
  const documentedOnes = pairs.flatMap(({ documented }) => samples.get(documented) ?? [])
  const withCall = `with its first call ${medianOf(documentedOnes, "totalMs").toFixed(0)} ms`
  printFigure("The documented handler in Amplify's bundle", `${sizeAndImport(seed, documentedOnes)}, ${withCall}`)
  let kept = true
  for (const { starter, documented } of pairs) {
    const { name } = starter
    const of = samples.get(starter)
    const isChange = !/^(list|get|describe|reconcile)-/.test(name)
    kept =
      printRatio(
        `Start of ${name} (${sizeAndImport(starter, of)}) / documented`,
        medianOf(of, "totalMs"),
        medianOf(samples.get(documented), "totalMs"),
        "ms",
        isChange ? OF_CHANGES : undefined,
      ) && kept
  }
  return kept
}

/** What a function would start in, were it bundled otherwise: docs/decisions/0015-bounds.md says why it is not. */
async function compareOthers(theirs: LocalBackend, ours: LocalBackend): Promise<void> {
  const seed = await starterOf(theirs, SEED, seedEvent)
  const event = await eventsFor(ours, SEED)
  const deployed = { what: "as it is deployed", ...(await starterOf(ours, SEED, event)) }
  const others = await Promise.all(
    (await bundleOtherwise(SEED, `${folder}/others`)).map(async ({ what, file }) => ({
      what,
      ...(await starterOf(ours, SEED, event, file)),
    })),
  )
  const ways = [deployed, ...others]
  const samples = await startInTurns([seed, ...ways])
  const documentedMs = medianOf(samples.get(seed), "totalMs")
  for (const way of ways) {
    const of = samples.get(way)
    printRatio(
      `Start of ${SEED}, ${way.what} (${sizeAndImport(way, of)}) / documented`,
      medianOf(of, "totalMs"),
      documentedMs,
      "ms",
    )
  }
}

const medianOf = (samples: readonly Started[] = [], part: keyof Started) =>
  percentile(
    samples.map((started) => started[part]),
    50,
  )

const sizeAndImport = ({ bytes }: Starter, samples: readonly Started[] | undefined) =>
  `${(bytes / 1000).toFixed(0)} kB, import ${medianOf(samples, "importMs").toFixed(0)} ms`
