import { type ChildProcess, spawn } from "node:child_process"
import { readFile, rm } from "node:fs/promises"
import { stop } from "../scripts/child-process"
import { residentMb } from "../scripts/resident-memory"
import { ADD_USER_TO_GROUP, graphql } from "../tests/harness/graphql"
import { createPerson, signIn } from "../tests/harness/people"
import type { Product } from "../tests/harness/product"
import { projectRoot } from "./build"
import { percentile, printBounded, printFigure } from "./print"

const stateFolder = `${projectRoot}/.local/bench/backend`
const STARTS = 5
const MUTATIONS = 500

/** Start, mutation and memory of the local backend, as a process of its own with the sample data. */
export async function benchLocalBackend(): Promise<boolean> {
  await rm(stateFolder, { recursive: true, force: true })
  const warm = await start()
  await stop(warm.process)

  const starts: number[] = []
  for (let i = 1; i < STARTS; i++) {
    const backend = await start()
    starts.push(backend.ms)
    await stop(backend.process)
  }
  const backend = await start()
  starts.push(backend.ms)
  printFigure(
    "Start of the local backend, synth cached, data there",
    `median ${percentile(starts, 50).toFixed(0)} ms of ${STARTS}`,
  )
  try {
    const { AccessToken: authorization } = await signIn(backend.state, backend.state.admin)
    const { userId } = await createPerson(backend.state)
    const samples: number[] = []
    for (let i = 0; i < MUTATIONS; i++) {
      const startedAt = performance.now()
      const answer = await graphql(
        backend.state,
        ADD_USER_TO_GROUP,
        { authorization },
        { userId, groupName: "EDITORS" },
      )
      samples.push(performance.now() - startedAt)
      if (answer.errors) throw new Error(answer.errors[0]?.message)
    }
    const figures = [50, 95].map((p) => `p${p} ${percentile(samples, p).toFixed(1)} ms`).join(", ")
    printFigure(`addUserToGroup through the gateway, ${MUTATIONS} times`, figures)
    return printBounded(
      "Resident memory with the sample data, after that",
      await residentMb(backend.process.pid as number),
      "MB",
      { atMost: 350 },
    )
  } finally {
    await stop(backend.process)
  }
}

async function start(): Promise<{ process: ChildProcess; ms: number; state: Product }> {
  const stateFile = `${stateFolder}/state.json`
  await rm(stateFile, { force: true })
  const startedAt = performance.now()
  const main = ["--import", "tsx", "local/main.ts", "--seed", "sample-data/index.ts"]
  const options = ["--state", stateFolder, "--outputs", `${stateFolder}/amplify_outputs.json`]
  const child = spawn(process.execPath, [...main, ...options], {
    cwd: projectRoot,
    stdio: ["ignore", "ignore", "inherit"],
  })
  while (child.exitCode === null) {
    const text = await readFile(stateFile, "utf8").catch(() => undefined)
    if (text) return { process: child, ms: performance.now() - startedAt, state: JSON.parse(text) }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error("The local backend has ended at its start.")
}
