import { ListUsersCommand } from "@aws-sdk/client-cognito-identity-provider"
import { filterClause } from "../../amplify/data/cognito-filter"
import { toUser } from "../../amplify/data/cognito-user"
import { cognito, userPoolId } from "../../amplify/data/user-pool"
import { isUserId } from "./command-line"
import { Refusal } from "./refusal"
import { words } from "./words"

export type User = ReturnType<typeof toUser>

/**
 * The user who has this e-mail address or this user id, as Cognito's list has them: it lags behind changes by a moment,
 * but makes nobody a billed user.
 * @returns `null` where there is nobody
 * @throws Refusal where several have the address, as people do who also sign in through another provider
 */
export async function findUser(who: string): Promise<User | null> {
  const attribute = isUserId(who) ? "sub" : "email"
  const Filter = filterClause(attribute, "=", who)
  const users: User[] = []
  let PaginationToken: string | undefined
  do {
    const page = await cognito.send(new ListUsersCommand({ UserPoolId: userPoolId(), Filter, PaginationToken }))
    users.push(...(page.Users ?? []).map(toUser))
    PaginationToken = page.PaginationToken
  } while (PaginationToken)
  if (users.length > 1) throw new Refusal(words.severalUsers(who, users))
  return users[0] ?? null
}
