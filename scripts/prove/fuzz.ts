import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { run } from "../child-process"
import type { Proof } from "./proof"

const INPUTS = 1_000_000
const MOST_SECONDS = 600
const MOST_SLOWER = 2

interface Row {
  name: string
  inputs: number
  seconds: number
  slower: number
  seed: number
}

/** Gives a million inputs to whatever takes input from anybody (`tests/fuzz/`), without a crash or a way past a rule. */
export const fuzz: Proof = {
  title: "Input of every kind",
  async prove(root) {
    const folder = await mkdtemp(path.join(tmpdir(), "fuzz-"))
    try {
      const table = path.join(folder, "table.jsonl")
      const env = { ...process.env, FUZZ_INPUTS: String(INPUTS), FUZZ_TABLE: table }
      const vitest = path.join(root, "node_modules", "vitest", "vitest.mjs")
      const started = performance.now()
      await run(process.execPath, [vitest, "run", "--project", "unit", "tests/fuzz"], { cwd: root, env })
      const seconds = (performance.now() - started) / 1000
      const text = await readFile(table, "utf8")
      const rows: Row[] = text
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line))
      const inputs = rows.reduce((sum, row) => sum + row.inputs, 0)
      const slowest = Math.max(...rows.map(({ slower }) => slower))
      return {
        kept: inputs >= INPUTS && seconds <= MOST_SECONDS && slowest <= MOST_SLOWER,
        head: ["what comes in", "inputs", "seconds", "next good one, against before (at most 2)"],
        rows: rows
          .toSorted((left, right) => left.name.localeCompare(right.name))
          .map(({ name, inputs, seconds, slower }) => [
            name,
            inputs.toLocaleString("en"),
            seconds.toFixed(1),
            slower.toFixed(2),
          ]),
        summary:
          `${inputs.toLocaleString("en")} inputs with the seed ${rows[0]?.seed} in ${seconds.toFixed(0)} s ` +
          `(at most ${MOST_SECONDS}): none crashed anything or got further than it may.`,
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}
