import { isRoleGroup } from "@/amplify/data/roles"
import type { Operation } from "@/lib/roles"
import type { TakesEffect } from "@/lib/takes-effect"

/** What can be done to many users at once, by the folder of the action that does it to one. */
export const MANY_USERS_CHANGES = [
  "add-user-to-group",
  "remove-user-from-group",
  "enable-user",
  "disable-user",
  "sign-out-user",
] as const

export type ManyUsersChange = (typeof MANY_USERS_CHANGES)[number]

/** The field of the API that each of them calls, once for each user. */
export const MANY_USERS_OPERATIONS = {
  "add-user-to-group": "addUserToGroup",
  "remove-user-from-group": "removeUserFromGroup",
  "enable-user": "enableUser",
  "disable-user": "disableUser",
  "sign-out-user": "signOutUser",
} as const satisfies Record<ManyUsersChange, Operation>

/** What is about to be done: the change, and the group where it is about one. */
export interface ManyUsersPlan {
  change: ManyUsersChange
  /** `null` where the change is about no group. */
  groupName: string | null
}

export function isManyUsersChange(text: unknown): text is ManyUsersChange {
  return (MANY_USERS_CHANGES as readonly unknown[]).includes(text)
}

/** Whether a change is about a group, which then has to be chosen. */
export function isGroupChange(change: ManyUsersChange): boolean {
  return change === "add-user-to-group" || change === "remove-user-from-group"
}

/** Whether a change is made with a reason only: it keeps people out, or it gives or takes a role in this console. */
export function needsReason({ change, groupName }: ManyUsersPlan): boolean {
  return change === "disable-user" || (groupName !== null && isRoleGroup(groupName))
}

/** Whether a look at a user tells that it was done to them; of sessions that were ended nothing tells. */
export function leavesTrace(change: ManyUsersChange): boolean {
  return change !== "sign-out-user"
}

/** One user in the preview: how they are called, and what would happen to them. */
export interface PreviewLine {
  userId: string
  name: string
  email: string | null
  verdict: Verdict
}

/** `stays`: nothing to change, or nothing that may be changed; `failed`: it could not be looked at. */
export type Verdict = { kind: "changes" } | { kind: "stays" | "failed"; sentence: string }

/** What became of one user. `unknown`: the answer never came, so nobody knows whether it was done. */
export interface UserOutcome {
  userId: string
  kind: "done" | "failed" | "unknown"
  sentence: string
  /** Of what was done, whether something is left to do. */
  isHalf?: true
}

/** What the change of one batch came to. */
export interface ManyUsersChanged {
  outcomes: UserOutcome[]
  /** From when on it binds. */
  effect: TakesEffect
  /** Where it is done again to those to whom it was not done. */
  againPath: string
}
