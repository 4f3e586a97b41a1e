import { fileURLToPath } from "node:url"
import { actOn } from "./act-on"
import type { Command } from "./command-line"
import { sentenceOf } from "./failure"
import { Refusal } from "./refusal"
import type { Session } from "./session"
import { findTarget } from "./target"
import type { Terminal } from "./terminal"
import { UsageError } from "./usage-error"
import { words } from "./words"

const projectRoot = fileURLToPath(new URL("../..", import.meta.url))

/**
 * Finds the backend and who asks, says both, and does what the command says.
 * @throws UsageError, Refusal: nothing else
 */
export async function run(command: Command, terminal: Terminal): Promise<void> {
  const target = findTarget(command, projectRoot, process.env.LOCAL_STATE)
  try {
    const arn = await actOn(target)
    terminal.say(words.actingOn(target, arn))
    await perform(command, { target, arn, terminal })
  } catch (error) {
    throw error instanceof UsageError || error instanceof Refusal ? error : new Refusal(sentenceOf(error, target))
  }
}

/** Loaded only now: the functions' modules act on whatever the environment names. */
async function perform(command: Command, session: Session): Promise<void> {
  switch (command.name) {
    case "grant":
      return (await import("./grant")).grant(command, session)
    case "revoke":
      return (await import("./revoke")).revoke(command, session)
    case "list":
      return (await import("./list")).list(session)
    case "record":
      return (await import("./record")).record(command, session)
  }
}
