/**
 * `npm run audit:verify`: reads the whole audit trail and says what in it is not as it was written.
 *
 * Exit code 0: nothing was found; 1: something was; 2: it could not be read.
 */
import { createReadStream } from "node:fs"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { AuditStoreError } from "../amplify/data/audit/audit-store"
import type { Head } from "../amplify/data/audit/heads"
import { firstKeptMonth, requireRetention } from "../amplify/data/audit/retention"
import { AUDIT_RETENTION_MONTHS } from "../amplify/data/audit/retention-months"
import { signedGraphql } from "../amplify/data/audit/signed-graphql"
import { type ChainRows, verify } from "../amplify/data/audit/verify"
import { actOn } from "./admin/act-on"
import { sentenceOf } from "./admin/failure"
import { Refusal } from "./admin/refusal"
import { findTarget } from "./admin/target"
import { readHeads } from "./audit-heads"
import { chainsIn, patient } from "./audit-rows"

const projectRoot = fileURLToPath(new URL("..", import.meta.url))

const HELP = `Usage: npm run audit:verify -- [--heads <file>] [--retention-months <n>] [--local] [--outputs <file>]

Reads every event of the audit trail and says what was changed, removed, added or moved since it was written.

  --heads <file>    the ends of the chains as the function reconcile-audit has logged them; - for standard input.
                    Without them nobody sees an end that was cut off, or a chain that is gone.
  --retention-months <n>
                    where events were written under another setting than AUDIT_RETENTION_MONTHS is now: for how many
                    months they are kept. What is older may be gone; everything else has to be there.
  --local           the local backend that runs here
  --outputs <file>  the backend that this file describes, instead of amplify_outputs.json

To export the heads of a deployed backend (the log group is the one with ReconcileAuditLog in its name):

  aws logs filter-log-events --log-group-name <log group> --filter-pattern auditHead \\
    --query 'events[].[message]' --output text > heads.log

The local backend prints them. AWS credentials are found as by the aws CLI; they need appsync:GraphQL on the API's field
Query.listAuditEvents.

Exit code 0: nothing was found; 1: something was; 2: the trail could not be read.`

const OPTIONS = {
  heads: { type: "string" },
  "retention-months": { type: "string" },
  local: { type: "boolean", default: false },
  outputs: { type: "string" },
  help: { type: "boolean", default: false },
} as const

async function main(): Promise<0 | 1 | 2> {
  const { heads: headsFile, "retention-months": months, local, outputs, help } = parseArgs({ options: OPTIONS }).values
  if (help) {
    console.log(HELP)
    return 0
  }
  const retentionMonths = retentionOf(months)
  const heads = headsFile === undefined ? [] : await headsIn(headsFile)
  const target = findTarget({ local, outputs }, projectRoot, process.env.LOCAL_STATE)
  try {
    await actOn(target)
    console.log(`The audit trail behind ${target.graphqlEndpoint}`)
    return await report(heads, retentionMonths)
  } catch (error) {
    throw error instanceof AuditStoreError ? error : new Refusal(sentenceOf(error, target))
  }
}

/** @throws Refusal for what is no number of months */
function retentionOf(given: string | undefined): number | null {
  if (given === undefined) return AUDIT_RETENTION_MONTHS
  try {
    return requireRetention(Number(given))
  } catch {
    throw new Refusal(`--retention-months is "${given}": write a whole number of months from 1 to 1200.`)
  }
}

/** @throws Refusal for a file without a head: verifying against nothing would look as if all were well */
async function headsIn(file: string): Promise<Head[]> {
  const heads = await readHeads(linesOf(file)).catch((error: NodeJS.ErrnoException) => {
    throw error.code === undefined ? error : new Refusal(`${file} cannot be read (${error.code}).`)
  })
  if (heads.length > 0) return heads
  throw new Refusal(
    `${file} holds no head of a chain. Export the lines with auditHead from the log of the function reconcile-audit (--help).`,
  )
}

/** Prints what is found. */
async function report(heads: readonly Head[], retentionMonths: number | null): Promise<0 | 1> {
  if (heads.length === 0) {
    console.log("No logged heads are given: an end that was cut off, and a chain that is gone, are not seen (--help).")
  }
  const firstKept = firstKeptMonth(Date.now(), retentionMonths)
  if (firstKept !== undefined) {
    console.log(
      `Months that events are kept: ${retentionMonths}. What is from before ${firstKept} may be gone, and is not looked for.`,
    )
  }
  const counts = { chains: 0, events: 0, findings: 0 }
  const chains = counted(chainsIn(patient(signedGraphql)), counts)
  for await (const { chain, seq, problem } of verify(chains, heads, firstKept)) {
    counts.findings++
    console.log(`${chain}${seq === null ? "" : `, event ${seq}`}: ${problem}`)
  }
  const found = counts.findings === 0 ? "Nothing was found." : `Findings: ${counts.findings}.`
  console.log(`Events: ${counts.events}, chains: ${counts.chains}, logged heads: ${heads.length}. ${found}`)
  return counts.findings === 0 ? 0 : 1
}

const linesOf = (file: string) => createInterface({ input: file === "-" ? process.stdin : createReadStream(file) })

async function* counted(
  chains: AsyncIterable<ChainRows>,
  counts: { chains: number; events: number },
): AsyncGenerator<ChainRows> {
  async function* countedRows(rows: ChainRows["rows"]) {
    for await (const row of rows) {
      counts.events++
      yield row
    }
  }
  for await (const { chain, rows } of chains) {
    counts.chains++
    yield { chain, rows: countedRows(rows) }
  }
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  return 2
})
