import { CHOSEN_PARAMETER, packUserIds } from "@/lib/chosen-users"
import type { ManyUsersPlan } from "@/lib/many-users"

/** The page that shows what would happen, and then does it. */
export const CHANGE_MANY_USERS_PATH = "/admin/users/change-many-users"

/** The address of the preview of a change. */
export function manyUsersPath({ change, groupName }: ManyUsersPlan, userIds: readonly string[]): string {
  const params = new URLSearchParams({ change, ...(groupName === null ? {} : { groupName }) })
  params.set(CHOSEN_PARAMETER, packUserIds(userIds))
  return `${CHANGE_MANY_USERS_PATH}?${params}`
}
