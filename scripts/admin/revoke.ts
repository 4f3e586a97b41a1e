import { groupsOfUser } from "../../amplify/data/groups-of-user"
import type { RevokeCommand } from "./command-line"
import { findUser } from "./find-user"
import { Refusal } from "./refusal"
import { removeUserFromGroup } from "./remove-user-from-group"
import type { Session } from "./session"
import { askWhetherAndWhy } from "./why"
import { words } from "./words"

/**
 * Takes somebody out of a group, and signs them out everywhere unless they may stay signed in.
 * @throws UsageError, Refusal, AdminError, or what the SDK throws
 */
export async function revoke(command: RevokeCommand, session: Session): Promise<void> {
  const { who, group, keepSignedIn, breakGlass } = command
  const { terminal, target } = session
  const user = await findUser(who)
  if (!user) throw new Refusal(words.noSuchUser(who))
  if (!(await groupsOfUser(user.username)).includes(group)) return terminal.say(words.noMember(who, group))

  const reason = await askWhetherAndWhy(command, words.askRevoke(who, group, keepSignedIn), terminal)
  const change = { groupName: group, keepSignedIn }
  const signedOut = await removeUserFromGroup(user, change, session, { reason, breakGlass })
  terminal.say(words.revoked(who, group, target))
  if (signedOut) terminal.say(words.signedOut(who))
  else if (!keepSignedIn) throw new Refusal(words.notSignedOut(user, target))
}
