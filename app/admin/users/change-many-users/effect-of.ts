import { isRoleGroup } from "@/amplify/data/roles"
import type { ManyUsersChange, ManyUsersPlan } from "@/lib/many-users"
import type { Effect } from "@/lib/takes-effect"

const EFFECTS: Readonly<Record<ManyUsersChange, Effect>> = {
  "add-user-to-group": "groupGiven",
  "remove-user-from-group": "groupTaken",
  "enable-user": "enabled",
  "disable-user": "disabled",
  "sign-out-user": "signedOut",
}

/** From when on a change of many users binds. */
export function effectOf({ change, groupName }: ManyUsersPlan): Effect {
  const takesRole = change === "remove-user-from-group" && groupName !== null && isRoleGroup(groupName)
  return takesRole ? "roleTaken" : EFFECTS[change]
}
