import * as z from "zod"
import { AdminError } from "./admin-error"
import { userPoolId } from "./user-pool"

/** The group whose members may use this API: the one that every `allow.group(…)` of `resource.ts` names. */
export const ADMIN_GROUP = "ADMINS"

/** Who calls, as AppSync has verified it. */
export interface Caller {
  userId: string
  groups: string[]
}

const identitySchema = z.object({
  sub: z.guid(),
  groups: z.array(z.string()),
  claims: z.object({ iss: z.string() }),
})

/**
 * The administrator behind an AppSync identity.
 *
 * AppSync has refused everybody else before; this is for the day somebody loosens the schema, or invokes the function
 * by other means. IAM callers have no `sub`: no function may call this API.
 * @throws AdminError `NotAuthorized` for everything but a user of this pool in the group.
 */
export function requireAdminCaller(identity: unknown): Caller {
  const parsed = identitySchema.safeParse(identity)
  if (!parsed.success) throw new AdminError("NotAuthorized")
  const { sub, groups, claims } = parsed.data
  if (!groups.includes(ADMIN_GROUP)) throw new AdminError("NotAuthorized")
  if (!claims.iss.endsWith(`/${userPoolId()}`)) throw new AdminError("NotAuthorized")
  return { userId: sub, groups }
}
