/**
 * `npm run audit:verify`: reads the whole audit trail and says what in it is not as it was written.
 *
 * Exit code 0: nothing was found; 1: something was; 2: it could not be read.
 */
import { createReadStream } from "node:fs"
import { createInterface } from "node:readline"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { type ChainRows, verify } from "../amplify/data/audit/verify"
import { openAuditApi } from "./audit-api"
import { readHeads } from "./audit-heads"
import { chainsIn } from "./audit-rows"

const projectRoot = fileURLToPath(new URL("..", import.meta.url))

const HELP = `Usage: npm run audit:verify -- [--heads <file>] [--outputs <file>] [--state <file>]

Reads every event of the audit trail and says what was changed, removed, added or moved since it was written.

  --heads <file>    the ends of the chains as the function reconcile-audit has logged them; - for standard input.
                    Without them nobody sees an end that was cut off, or a chain that is gone.
  --outputs <file>  which backend (amplify_outputs.json)
  --state <file>    of the local backend, when it is that one (.local/state.json)

To export the heads of a deployed backend (the log group is that of the function reconcile-audit):

  aws logs filter-log-events --log-group-name <log group> --filter-pattern auditHead \\
    --query 'events[].[message]' --output text > heads.log

AWS credentials are taken from where the aws CLI takes them. They need appsync:GraphQL on the API's field
Query.listAuditEvents.

Exit code 0: nothing was found; 1: something was; 2: the trail could not be read.`

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      heads: { type: "string" },
      outputs: { type: "string", default: `${projectRoot}amplify_outputs.json` },
      state: { type: "string", default: `${projectRoot}.local/state.json` },
      help: { type: "boolean", default: false },
    },
  })
  if (values.help) {
    console.log(HELP)
    return 0
  }
  const heads = values.heads === undefined ? [] : await readHeads(linesOf(values.heads))
  const { graphql, address } = await openAuditApi(values)
  console.log(`The audit trail behind ${address}`)
  if (heads.length === 0) {
    console.log("No logged heads are given: an end that was cut off, and a chain that is gone, are not seen (--help).")
  }
  const counts = { chains: 0, events: 0, findings: 0 }
  for await (const { chain, seq, problem } of verify(counted(chainsIn(graphql), counts), heads)) {
    counts.findings++
    console.log(`${chain}${seq === null ? "" : `, event ${seq}`}: ${problem}`)
  }
  const found = counts.findings === 0 ? "Nothing was found." : `${counts.findings} findings.`
  console.log(`${counts.events} events in ${counts.chains} chains, ${heads.length} logged heads. ${found}`)
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
