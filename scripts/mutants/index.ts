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
  const survivors = chosen.filter((mutant) => {
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

function isNoticed({ name, file, mutate, tests }: Mutant, copy: string): boolean {
  const at = path.join(copy, file)
  const source = readFileSync(at, "utf8")
  const mutated = mutate(source)
  if (mutated === source) throw new Error(`Nothing is taken out for "${name}".`)
  writeFileSync(at, mutated)
  try {
    return spawnSync("npx", ["vitest", "run", "--project", "unit", "--bail", "1", ...tests], { cwd: copy }).status !== 0
  } finally {
    writeFileSync(at, source)
  }
}

main()
