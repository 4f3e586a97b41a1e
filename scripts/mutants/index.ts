import { spawnSync } from "node:child_process"
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { auditMutants } from "./audit-mutants"
import { handlerMutants } from "./handler-mutants"
import type { Mutant } from "./mutant"
import { ruleMutants } from "./rule-mutants"
import { wrapperMutants } from "./wrapper-mutants"

/**
 * Takes out each guard, role, live check, audit write and wrapper, one at a time, in a copy of this project, and runs the
 * tests that should notice. Prints the table, and ends with exit code 1 when one survives.
 *
 * `npm run mutants`, or `npm run mutants -- <part of a name>`. Takes about an hour: each line of the API and of the
 * permissions is synthesized anew.
 */
function main(): void {
  const root = process.cwd()
  const [filter = ""] = process.argv.slice(2)
  const all = [...wrapperMutants(), ...auditMutants(), ...handlerMutants(root), ...ruleMutants(root)]
  const chosen = all.filter(({ name }) => name.includes(filter))
  const copy = copyOf(root)
  process.once("exit", () => rmSync(copy, { recursive: true, force: true }))
  const green = new Set<string>()
  const survivors = chosen.filter((mutant) => {
    requireGreen(mutant.tests, copy, green)
    const noticed = isNoticed(mutant, copy)
    console.log(`${noticed ? "noticed " : "SURVIVED"}  ${mutant.name}`)
    return !noticed
  })
  console.log(`\n${chosen.length} taken out, ${survivors.length} not noticed by any test.`)
  if (survivors.length > 0 || chosen.length === 0) process.exitCode = 1
}

/** What git knows of, as it is now, beside the packages that are installed. */
function copyOf(root: string): string {
  const copy = mkdtempSync(path.join(tmpdir(), "mutants-"))
  const listed = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], { cwd: root })
  for (const file of listed.stdout.toString().split("\0").filter(Boolean)) {
    cpSync(path.join(root, file), path.join(copy, file))
  }
  symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"))
  return copy
}

/** @throws Error for tests that fail, or are not there, with nothing taken out: they would notice everything */
function requireGreen(tests: string[], copy: string, green: Set<string>): void {
  const list = tests.join(" ")
  if (green.has(list)) return
  if (!passes(tests, copy)) throw new Error(`With nothing taken out, this has to pass first: vitest run ${list}`)
  green.add(list)
}

function passes(tests: string[], copy: string): boolean {
  return spawnSync("npx", ["vitest", "run", "--project", "unit", "--bail", "1", ...tests], { cwd: copy }).status === 0
}

function isNoticed({ name, file, mutate, tests }: Mutant, copy: string): boolean {
  const at = path.join(copy, file)
  const source = readFileSync(at, "utf8")
  const mutated = mutate(source)
  if (mutated === source) throw new Error(`Nothing is taken out for "${name}".`)
  writeFileSync(at, mutated)
  try {
    return !passes(tests, copy)
  } finally {
    writeFileSync(at, source)
  }
}

main()
