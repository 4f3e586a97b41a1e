/**
 * `npm run admin -- grant | revoke | list | record`: who has a role in the console, from the command line. It is how the
 * first administrator is made, and the way back in when nobody can sign in any more (docs/administrators.md).
 */
import { readCommand } from "./command-line"
import { Refusal } from "./refusal"
import { terminalOf } from "./terminal"
import { USAGE } from "./usage"
import { UsageError } from "./usage-error"
import { requireReason } from "./why"
import { words } from "./words"

const terminal = terminalOf(process)

process.exitCode = await main(process.argv.slice(2))

/** @returns the exit code */
async function main(given: string[]): Promise<0 | 1 | 2> {
  try {
    const command = readCommand(given)
    if (command === "help") {
      terminal.say(USAGE)
      return 0
    }
    requireReason(command, terminal)
    // The AWS SDK takes its time to load: whoever has mistyped is told before.
    const { run } = await import("./run")
    await run(command, terminal)
    return 0
  } catch (error) {
    const isSaid = error instanceof Refusal || error instanceof UsageError
    terminal.warn(isSaid ? error.message : words.unforeseen((error as Error | null)?.name))
    return error instanceof UsageError ? 2 : 1
  }
}
