import "server-only"
import { isRoleGroup } from "@/amplify/data/roles"
import type { Notice, NoticeCode } from "@/lib/notices"
import { lastTokenEnds } from "@/lib/takes-effect"

/** What became of somebody's sessions. */
interface Sessions {
  keepSignedIn?: boolean
  signedOut: boolean
}

/** What is said where a group was given. */
export function groupGiven(about: { name: string; groupName: string }): Notice {
  return { code: "userAddedToGroup", parameters: { ...about, until: lastTokenEnds() } }
}

/** What is said where a group was taken, and with one that gives a role what became of the sessions. */
export function groupTaken(about: { name: string; groupName: string }, sessions: Sessions): Notice {
  const code = isRoleGroup(about.groupName) ? roleTaken(sessions) : "userRemovedFromGroup"
  return { code, parameters: { ...about, until: lastTokenEnds() } }
}

function roleTaken({ keepSignedIn, signedOut }: Sessions): NoticeCode {
  if (signedOut) return "roleTaken"
  return keepSignedIn ? "roleTakenSignedIn" : "roleTakenNotSignedOut"
}
