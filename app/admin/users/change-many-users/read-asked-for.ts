import { groupName as groupNameSchema } from "@/amplify/data/arguments"
import { readChosenUsers } from "@/lib/chosen-users"
import { isGroupChange, isManyUsersChange, type ManyUsersPlan } from "@/lib/many-users"
import { MOST_CHOSEN_USERS } from "@/lib/many-users-limits"
import { manyUsersPath } from "@/lib/many-users-path"
import { MANY_USERS_REFUSALS } from "@/lib/many-users-words"
import type { SearchParams } from "@/lib/user-query"
import { ruleSentence } from "@/lib/words"

/** What an address asks to be done, to whom. */
export interface AskedFor {
  plan: ManyUsersPlan
  userIds: string[]
  /** The same as an address. */
  here: string
  /** A group's name that cannot be one, and why. */
  refusedGroup?: { name: string; sentence: string }
}

/** Reads `?change=…&users=…&groupName=…`; a problem is a sentence in place of the page. */
export function readAskedFor(params: SearchParams): AskedFor | { problem: string } {
  const change = [params.change].flat()[0]
  const userIds = readChosenUsers(params)
  if (!isManyUsersChange(change) || userIds === null) return { problem: MANY_USERS_REFUSALS.unreadable() }
  if (userIds.length === 0) return { problem: MANY_USERS_REFUSALS.nobody() }
  if (userIds.length > MOST_CHOSEN_USERS) return { problem: MANY_USERS_REFUSALS.tooMany(userIds.length) }
  const given = isGroupChange(change) ? [params.groupName].flat()[0]?.trim() : undefined
  const rule = given === undefined ? undefined : brokenRule(given)
  const plan = { change, groupName: given === undefined || rule ? null : given }
  return {
    plan,
    userIds,
    here: manyUsersPath(plan, userIds),
    refusedGroup: given !== undefined && rule ? { name: given, sentence: ruleSentence(rule) } : undefined,
  }
}

function brokenRule(groupName: string): string | undefined {
  if (groupName === "") return "required"
  return groupNameSchema.safeParse(groupName).success ? undefined : "groupName"
}
