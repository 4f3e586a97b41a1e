import { ListUsersInGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import { toUser } from "../cognito-user"
import { groupsOfUser } from "../groups-of-user"
import { ADMIN_GROUP } from "../roles"
import { cognito, userPoolId } from "../user-pool"
import { usernameOf } from "../username"
import { appsyncGuardStateStore } from "./appsync-guard-state-store"
import { type Administrators, expectAdministrator, letAdministratorGo, type Member } from "./last-administrator"

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
 * To be called right before a change that takes the sign-in, or the role, from somebody: refused is what would take it
 * from the last administrator who is sure to have both. Whom no list shows as an administrator passes without further
 * ado; `UNSETTLED_MS` reckons with lists that do not show it yet.
 * @throws AdminError `LastAdministrator`, `Busy`
 */
export async function keepAnAdministrator(userId: string): Promise<void> {
  const groups = await groupsOfUser(await usernameOf(userId))
  if (groups.includes(ADMIN_GROUP)) await letAdministratorGo(userId, administrators)
}

/**
 * To be called before somebody gets the group of the administrators, whatever a list says of them: it may show the past.
 * @throws AdminError `Busy`
 */
export async function expectAnAdministrator(userId: string): Promise<void> {
  await expectAdministrator(userId, administrators)
}

/** All members of `ADMINS`, as Cognito lists them. */
export async function listAdministrators(): Promise<Member[]> {
  const members: Member[] = []
  let NextToken: string | undefined
  do {
    const page = await cognito.send(
      new ListUsersInGroupCommand({ UserPoolId: userPoolId(), GroupName: ADMIN_GROUP, Limit: 60, NextToken }),
    )
    members.push(...(page.Users ?? []).map(toUser))
    NextToken = page.NextToken
  } while (NextToken)
  return members
}
