import type { ChangeCommand, Command } from "./command-line"
import { Refusal } from "./refusal"
import type { Terminal } from "./terminal"
import { UsageError } from "./usage-error"
import { usageWords } from "./usage-words"
import { words } from "./words"

/** As the API has it (`amplify/data/arguments.ts`); a test holds them together. */
export const LONGEST_REASON = 500

/**
 * Refuses, before anything else is done, a change that nobody has given a reason for and nobody can be asked about.
 * @throws UsageError
 */
export function requireReason(command: Command, { interactive }: Pick<Terminal, "interactive">): void {
  if (!("reason" in command)) return
  if (command.reason === undefined ? !interactive : !command.reason.trim()) {
    throw new UsageError(usageWords.reasonMissing)
  }
  checked(command.reason ?? "")
}

/**
 * Asks whether and why, where somebody sits at the terminal; without one, the command itself says it all.
 * @param question what is about to be done, to be answered with yes or no
 * @returns the reason
 * @throws UsageError, Refusal: nothing may be changed
 */
export async function askWhetherAndWhy(
  { reason, yes }: Pick<ChangeCommand, "reason" | "yes">,
  question: string,
  terminal: Terminal,
): Promise<string> {
  if (terminal.interactive && !yes) {
    const answer = await terminal.ask(`${question} [y/N]`)
    if (!/^y(es)?$/i.test(answer?.trim() ?? "")) throw new Refusal(words.notConfirmed)
  }
  return checked(reason ?? (await terminal.ask(words.why)) ?? "") || refuse()
}

function refuse(): never {
  throw new UsageError(usageWords.reasonMissing)
}

function checked(reason: string): string {
  const text = reason.trim()
  if (text.length > LONGEST_REASON) throw new UsageError(usageWords.reasonLength(LONGEST_REASON))
  return text
}
