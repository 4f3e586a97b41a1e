import { groupsOfUser } from "../../amplify/data/groups-of-user"
import { addUserToGroup } from "./add-user-to-group"
import { type GrantCommand, isUserId } from "./command-line"
import { createUser } from "./create-user"
import { enableUser } from "./enable-user"
import { findUser, type User } from "./find-user"
import { Refusal } from "./refusal"
import { resendInvitation } from "./resend-invitation"
import type { Session } from "./session"
import { signInHint } from "./sign-in-hint"
import { askWhetherAndWhy } from "./why"
import { words } from "./words"

/** What has to be done; what is so already is left out. */
export interface GrantSteps {
  create: boolean
  add: boolean
  enable: boolean
  inviteAgain: boolean
}

/**
 * Puts somebody into a group, creating and inviting them where they are not there yet. May be repeated: what is so
 * already is said, and nothing is written down about it.
 * @throws UsageError, Refusal, AdminError, or what the SDK throws
 */
export async function grant(command: GrantCommand, session: Session): Promise<void> {
  const { who, group } = command
  const { terminal } = session
  const found = await findUser(who)
  if (!found && isUserId(who)) throw new Refusal(words.noSuchUser(who))
  const steps = await stepsFor(command, found)
  if (!steps.add) terminal.say(words.alreadyMember(who, group))
  if (Object.values(steps).includes(true)) await take(steps, command, found, session)
  const enabled = steps.enable || found?.enabled
  if (found) warnOfHint({ ...found, enabled: enabled === true }, session)
}

async function stepsFor({ group, enable, inviteAgain }: GrantCommand, found: User | null): Promise<GrantSteps> {
  return {
    create: !found,
    add: !found || !(await groupsOfUser(found.username)).includes(group),
    enable: enable && found?.enabled === false,
    inviteAgain: inviteAgain && found?.status === "FORCE_CHANGE_PASSWORD",
  }
}

async function take(steps: GrantSteps, command: GrantCommand, found: User | null, session: Session): Promise<void> {
  const { who, group, breakGlass } = command
  const { terminal, target } = session
  const reason = await askWhetherAndWhy(command, words.askGrant(who, group, steps), terminal)
  const options = { reason, breakGlass }
  const user = found ?? (await createUser(who, session, options))
  if (steps.create) terminal.say(words.invited(who, target))
  if (steps.add) {
    await addUserToGroup(user, group, session, options)
    terminal.say(words.granted(who, group, target))
  }
  if (steps.enable) {
    await enableUser(user, session, options)
    terminal.say(words.enabled(who))
  }
  if (steps.inviteAgain) {
    await resendInvitation(user, session, options)
    terminal.say(words.invited(who, target))
  }
}

function warnOfHint(user: User, { terminal }: Session): void {
  const hint = signInHint(user)
  if (hint) terminal.warn(hint)
}
