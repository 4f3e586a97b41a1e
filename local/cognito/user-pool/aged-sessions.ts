import { z } from "zod"
import { invalidParameter } from "../errors"
import { keys } from "../store/keys"
import { put } from "../store/store"
import { sessionsOf } from "./sessions"
import type { UserPools } from "./user-pools"
import { requireUser } from "./users"

const request = z.strictObject({
  UserPoolId: z.string(),
  Username: z.string().min(1),
  ByMs: z.number().int().positive(),
})

/**
 * Makes the sessions of one user as if they had begun earlier: tokens that are refreshed from then on carry an
 * `auth_time` of that long ago. For tests of what asks for a fresh sign-in, without moving everybody's clock.
 *
 * @param input as above; Cognito has no such operation
 * @throws CognitoError `InvalidParameterException`, `ResourceNotFoundException`, `UserNotFoundException`
 */
export async function ageSessions(userPools: UserPools, input: unknown): Promise<{ Sessions: number }> {
  const parsed = request.safeParse(input)
  if (!parsed.success) throw invalidParameter(z.prettifyError(parsed.error))
  const { UserPoolId, Username, ByMs } = parsed.data
  const pool = userPools.get(UserPoolId)
  return pool.change(async (changes) => {
    const sessions = await sessionsOf(pool, await requireUser(pool, Username))
    for (const session of sessions) {
      const older = { ...session, authTime: session.authTime - Math.floor(ByMs / 1000) }
      changes.add(put(keys.session(pool.id, session.username, session.originJti), older))
      changes.add(put(keys.refreshToken(pool.id, session.hash), older))
    }
    return { Sessions: sessions.length }
  })
}
