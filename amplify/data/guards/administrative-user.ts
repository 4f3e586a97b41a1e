import { AdminError } from "../admin-error"
import type { Caller } from "../caller"
import { groupsOfUser } from "../groups-of-user"
import { ADMIN_GROUP, rolesAmong } from "../roles"
import { usernameOf } from "../username"

/**
 * Whoever is not an administrator changes nobody who holds a role of this console, themselves included: a desk that
 * could reset an administrator's password could become one.
 * @throws AdminError `AdministrativeUser`
 */
export async function refuseAdministrativeUser(userId: string, caller: Caller): Promise<void> {
  if (caller.roles.includes(ADMIN_GROUP)) return
  const groups = await groupsOfUser(await usernameOf(userId))
  if (rolesAmong(groups).length > 0) throw new AdminError("AdministrativeUser", { userId })
}
