import { spawn } from "node:child_process"
import { once } from "node:events"
import { readFile, rm, writeFile } from "node:fs/promises"
import path from "node:path"
import { copyOfProject } from "../../copy-of-project"
import { replaced } from "../../mutants/mutant"
import type { Proof } from "../proof"
import { GROUPS } from "./groups"
import { type RunTest, survivorsOf, type Weakening } from "./weakening"

/**
 * Builds copies of the product in each of which some guards are weaker, and runs against them, production build and all,
 * the tests that should notice. Before that it runs the same tests against a copy in which nothing is.
 */
export const weakened: Proof = {
  title: "Weakened copies",
  async prove(root) {
    const all = Object.values(GROUPS).flat()
    const before = await testsAgainst(root, [], all)
    const red = before.filter(({ failed }) => failed)
    if (red.length > 0) throw new Error(`With nothing weakened these fail:\n${red.map(({ name }) => name).join("\n")}`)
    const rows: string[][] = []
    const survivors: Weakening[] = []
    for (const group of Object.values(GROUPS)) {
      const tests = await testsAgainst(root, group, group)
      const unnoticed = survivorsOf(group, tests)
      survivors.push(...unnoticed)
      for (const weakening of group) {
        const [file] = weakening.noticedBy
        rows.push([weakening.name, unnoticed.includes(weakening) ? "**nobody**" : file])
      }
    }
    return {
      kept: survivors.length === 0,
      head: ["what is weaker", "noticed by"],
      rows,
      summary:
        `${all.length} guards weakened in ${Object.keys(GROUPS).length} copies, ${survivors.length} not noticed by the ` +
        `test that should. Against a copy with nothing weakened, ${before.length} tests in the same files passed.`,
    }
  },
}

/** Runs the files of tests in which some weakenings should be noticed, in a copy in which others are made. */
async function testsAgainst(
  root: string,
  made: readonly Weakening[],
  noticed: readonly Weakening[],
): Promise<RunTest[]> {
  const copy = copyOfProject(root, "weakened")
  try {
    for (const [file, before, after] of made.flatMap(({ edits }) => edits)) {
      const at = path.join(copy, file)
      await writeFile(at, replaced(await readFile(at, "utf8"), before, after))
    }
    const files = [...new Set(noticed.map(({ noticedBy }) => noticedBy[0]))]
    const beside = files.filter((file) => !OF_PRODUCT.test(file))
    const ofProduct = files.filter((file) => OF_PRODUCT.test(file))
    // One after the other: both synthesize.
    return [...(await runTests(copy, "unit", beside)), ...(await runTests(copy, "system", ofProduct))]
  } finally {
    await rm(copy, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })
  }
}

/** Tests that run against the whole product (`vitest.config.ts`). */
const OF_PRODUCT = /^tests\/(faults|session|security|system)\//

interface Report {
  testResults: { name: string; message: string; assertionResults: { fullName: string; status: string }[] }[]
}

/** @throws Error where a file tells of no test at all: the copy has not started */
async function runTests(copy: string, project: string, files: readonly string[]): Promise<RunTest[]> {
  if (files.length === 0) return []
  const report = path.join(copy, `${project}.json`)
  const words = ["run", "--project", project, "--reporter=json", `--outputFile=${report}`, ...files]
  const vitest = path.join(copy, "node_modules", "vitest", "vitest.mjs")
  const run = spawn(process.execPath, [vitest, ...words], { cwd: copy, stdio: ["ignore", "ignore", "inherit"] })
  await once(run, "exit")
  const { testResults }: Report = JSON.parse(await readFile(report, "utf8"))
  return files.flatMap((file) => {
    const found = testResults.find(({ name }) => path.resolve(name) === path.join(copy, file))
    if (!found || found.assertionResults.length === 0) throw new Error(`${file} has run no test: ${found?.message}`)
    return found.assertionResults.map(({ fullName, status }) => ({ file, name: fullName, failed: status === "failed" }))
  })
}
