import { spawn } from "node:child_process"
import { once } from "node:events"
import { readFileSync, rmSync, writeFileSync } from "node:fs"
import { availableParallelism } from "node:os"
import path from "node:path"
import { copyOfProject } from "../copy-of-project"
import { auditMutants } from "./audit-mutants"
import { freshSignInMutants } from "./fresh-sign-in-mutants"
import { handlerMutants } from "./handler-mutants"
import type { Mutant } from "./mutant"
import { ownAccountMutants } from "./own-account-mutants"
import { ruleMutants } from "./rule-mutants"
import { wrapperMutants } from "./wrapper-mutants"

/**
 * Takes out each guard, role, live check, audit write and wrapper, one at a time, in a copy of this project, and runs the
 * tests that should notice. Prints the table, and ends with exit code 1 when one survives.
 *
 * `npm run mutants`, or `npm run mutants -- <part of a name>`. Takes about an hour on two cores: each line of the API and
 * of the permissions is synthesized anew.
 */
async function main(): Promise<void> {
  const root = process.cwd()
  const [filter = ""] = process.argv.slice(2)
  const all = [
    ...wrapperMutants(),
    ...freshSignInMutants(),
    ...auditMutants(),
    ...ownAccountMutants(),
    ...handlerMutants(root),
    ...ruleMutants(root),
  ]
  const chosen = all.filter(({ name }) => name.includes(filter))
  const copies = Array.from({ length: availableParallelism() }, () => copyOfProject(root, "mutants"))
  process.once("exit", () => {
    for (const copy of copies) rmSync(copy, { recursive: true, force: true })
  })
  const survivors: Mutant[] = []
  const isGreen = greenTests()
  // One list for all copies: whichever is free takes the next.
  const left = chosen.values()
  await Promise.all(
    copies.map(async (copy) => {
      for (const mutant of left) {
        const noticed = await isNoticed(mutant, copy, isGreen)
        console.log(`${noticed ? "noticed " : "SURVIVED"}  ${mutant.name}`)
        if (!noticed) survivors.push(mutant)
      }
    }),
  )
  console.log(`\n${chosen.length} taken out, ${survivors.length} not noticed by any test.`)
  for (const { name } of survivors) console.log(`  ${name}`)
  if (survivors.length > 0 || chosen.length === 0) process.exitCode = 1
}

/** Runs tests with nothing taken out, each only once. Rejects for some that fail: they would notice everything. */
function greenTests(): (tests: string, copy: string) => Promise<void> {
  const asked = new Map<string, Promise<void>>()
  const ask = async (tests: string, copy: string) => {
    if (!(await passes(tests, copy))) throw new Error(`With nothing taken out, this has to pass: vitest run ${tests}`)
  }
  return (tests, copy) => {
    const answer = asked.get(tests) ?? ask(tests, copy)
    asked.set(tests, answer)
    return answer
  }
}

async function passes(tests: string, copy: string): Promise<boolean> {
  const run = spawn("npx", ["vitest", "run", "--project", "unit", "--bail", "1", tests], { cwd: copy, stdio: "ignore" })
  return (await once(run, "close"))[0] === 0
}

/** Whether one of the tests fails, the nearest first, with something taken out of a copy. */
async function isNoticed(mutant: Mutant, copy: string, isGreen: ReturnType<typeof greenTests>): Promise<boolean> {
  for (const tests of mutant.tests) {
    await isGreen(tests, copy)
    if (!(await passesWith(mutant, tests, copy))) return true
  }
  return false
}

async function passesWith({ name, file, mutate }: Mutant, tests: string, copy: string): Promise<boolean> {
  const at = path.join(copy, file)
  const source = readFileSync(at, "utf8")
  const mutated = mutate(source)
  if (mutated === source) throw new Error(`Nothing is taken out for "${name}".`)
  writeFileSync(at, mutated)
  try {
    return await passes(tests, copy)
  } finally {
    writeFileSync(at, source)
  }
}

await main()
