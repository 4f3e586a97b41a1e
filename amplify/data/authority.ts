import { GetUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import * as z from "zod"
import { AdminError } from "./admin-error"
import type { Caller } from "./caller"
import { groupsOfUser } from "./groups-of-user"
import { rolesAmong } from "./roles"
import { cognito } from "./user-pool"

/** What Cognito calls a session or a user who is not what the token says any more. */
const LOST: ReadonlySet<string> = new Set([
  "NotAuthorizedException",
  "UserNotFoundException",
  "PasswordResetRequiredException",
  "UserNotConfirmedException",
])

/** Whoever waits for an answer that does not come is refused well before the function's time is over. */
const ANSWER_WITHIN_MS = 4_000

const headersSchema = z.object({ request: z.object({ headers: z.object({ authorization: z.string().min(1) }) }) })

export interface Authority {
  /** The caller's active second factors. */
  factors: string[]
}

/**
 * Asks Cognito whether the caller still is what the token says: a token stays valid until it expires, whatever happened
 * to its owner since. The caller's own token is good for nothing once they are signed out everywhere, disabled or
 * deleted; their groups tell the role that was taken away. A token that claims a role too many is refused as a whole.
 *
 * The token goes to Cognito and nowhere else.
 * @throws AdminError `AuthorityLost`; `AuthorityUnknown` when Cognito does not answer
 */
export async function requireAuthority(caller: Caller, event: unknown): Promise<Authority> {
  const headers = headersSchema.safeParse(event)
  if (!headers.success) throw new AdminError("NotAuthorized")
  const AccessToken = headers.data.request.headers.authorization
  const abortSignal = AbortSignal.timeout(ANSWER_WITHIN_MS)
  try {
    const [owner, groups] = await Promise.all([
      cognito.send(new GetUserCommand({ AccessToken }), { abortSignal }),
      groupsOfUser(caller.username, abortSignal),
    ])
    const sub = owner.UserAttributes?.find(({ Name }) => Name === "sub")?.Value
    const live = rolesAmong(groups)
    if (sub !== caller.userId || !caller.roles.every((role) => live.includes(role))) {
      throw new AdminError("AuthorityLost")
    }
    return { factors: owner.UserMFASettingList ?? [] }
  } catch (error) {
    if (error instanceof AdminError) throw error
    throw new AdminError(LOST.has((error as Error)?.name) ? "AuthorityLost" : "AuthorityUnknown")
  }
}
