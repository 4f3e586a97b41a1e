import { ListUsersInGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import { toUser } from "../cognito-user"
import { groupsOfUser } from "../groups-of-user"
import { ADMIN_GROUP } from "../roles"
import { cognito, userPoolId } from "../user-pool"
import { usernameOf } from "../username"
import { appsyncGuardStateStore } from "./appsync-guard-state-store"
import { type Administrators, expectAdministrator, letAdministratorGo } from "./last-administrator"

const LONGEST_PAUSE_MS = 400

/** The administrators of this pool. */
const administrators: Administrators = {
  store: appsyncGuardStateStore,
  list: listAdministrators,
  now: Date.now,
  pause: (attempt) =>
    new Promise((resolve) => setTimeout(resolve, Math.random() * Math.min(LONGEST_PAUSE_MS, 25 * 2 ** attempt))),
}

/**
 * Refuses what would take the sign-in, or the role, from the last administrator who is sure to have both. Anybody else
 * passes without further ado.
 * @throws AdminError `LastAdministrator`, `Busy`
 */
export async function keepAnAdministrator(userId: string): Promise<void> {
  const groups = await groupsOfUser(await usernameOf(userId))
  if (groups.includes(ADMIN_GROUP)) await letAdministratorGo(userId, administrators)
}

/** To be called before somebody becomes an administrator. @throws AdminError `Busy` */
export async function expectAnAdministrator(userId: string): Promise<void> {
  await expectAdministrator(userId, administrators)
}

/** The `sub`s of the administrators who can sign in: enabled, and confirmed. */
export async function listAdministrators(): Promise<string[]> {
  const subs: string[] = []
  let NextToken: string | undefined
  do {
    const page = await cognito.send(
      new ListUsersInGroupCommand({ UserPoolId: userPoolId(), GroupName: ADMIN_GROUP, Limit: 60, NextToken }),
    )
    for (const { userId, enabled, status } of (page.Users ?? []).map(toUser)) {
      if (enabled && status === "CONFIRMED") subs.push(userId)
    }
    NextToken = page.NextToken
  } while (NextToken)
  return subs
}
