import { readFileSync } from "node:fs"
import { writeIntent, writeOutcome } from "../../amplify/data/audit/record-change"
import type { RecordCommand } from "./command-line"
import { Refusal } from "./refusal"
import type { Session } from "./session"
import { commandTools, factsOf } from "./trail"
import { type UnwrittenChange, unwrittenChangeSchema } from "./unwritten-change"
import { words } from "./words"

/**
 * Writes into the audit trail what was done while it did not answer. The event is today's and whoever writes it is its
 * actor; when and by whom it was done stands in its reason.
 * @throws Refusal for lines that `--break-glass` has not printed, before any is written; AdminError `AuditUnavailable`,
 * `Busy`
 */
export async function record({ file }: RecordCommand, { arn, terminal }: Session): Promise<void> {
  const tools = commandTools()
  for (const change of readChanges(file)) {
    const facts = { ...factsOf(change, arn, words.writtenLater(change)), requestId: change.requestId }
    const written = await writeIntent(tools, facts)
    if (written.status === "repeated") {
      terminal.say(words.recordedBefore(change))
      continue
    }
    const { outcome, after } = change
    const isClosed = await writeOutcome(tools, written.event, { outcome, after })
    terminal.say(words.recorded(change))
    if (!isClosed) terminal.warn(words.outcomeLost(change.requestId))
  }
}

function readChanges(file: string): UnwrittenChange[] {
  try {
    const lines = readFileSync(file, "utf8").split("\n")
    const changes = lines.filter((line) => line.trim()).map((line) => unwrittenChangeSchema.parse(JSON.parse(line)))
    if (changes.length > 0) return changes
  } catch {
    // Said below, as an empty file is.
  }
  throw new Refusal(words.noRecord(file))
}
