/**
 * `npm run prove`: the full doses of what the tests hold a little of, each with its table, kept in docs/proof.md with the
 * commit that it ran on. `npm run prove -- fuzz` runs some. Ends with exit code 1 when a bound is broken.
 */
import { spawnSync } from "node:child_process"
import { readFile, writeFile } from "node:fs/promises"
import { availableParallelism } from "node:os"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { fuzz } from "./fuzz"
import { killed } from "./killed"
import { load } from "./load"
import { type Proof, partOf, withPart } from "./proof"
import { soak } from "./soak"
import { weakened } from "./weakened"

const PROOFS: Readonly<Record<string, Proof>> = { fuzz, weakened, load, soak, killed }

const root = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "")
const page = path.join(root, "docs", "proof.md")
const chosen = process.argv.slice(2)
const unknown = chosen.find((name) => !PROOFS[name])
if (unknown) {
  console.error(`There is no proof ${unknown}. There are: ${Object.keys(PROOFS).join(", ")}.`)
  process.exit(1)
}

const git = (...words: string[]) => spawnSync("git", words, { cwd: root, encoding: "utf8" }).stdout.trim()

/** The commit; what is not committed makes it another program, which is said. */
const isChanged = git("status", "--porcelain", "--", ".", ":!docs/proof.md") !== ""
const commit = `${git("rev-parse", "--short=12", "HEAD")}${isChanged ? " with changes that are not committed" : ""}`

let kept = true
for (const [name, { title, prove }] of Object.entries(PROOFS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  const shown = await prove(root)
  const day = new Date().toISOString().slice(0, 10)
  const machine = `Node.js ${process.versions.node}, ${availableParallelism()} processors`
  const part = partOf(title, shown, `\`npm run prove -- ${name}\`, commit ${commit}, ${day}, ${machine}`)
  console.log(`\n${part}`)
  await writeFile(page, withPart(await readFile(page, "utf8"), title, part))
  kept = shown.kept && kept
}
process.exitCode = kept ? 0 : 1
