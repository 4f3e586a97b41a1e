import * as z from "zod"
import { AdminError } from "./admin-error"
import { type RoleGroup, rolesAmong } from "./roles"
import { userPoolId } from "./user-pool"

/** Who calls, as AppSync has verified it. */
export interface Caller {
  userId: string
  /** Cognito's `Username`, which is the sub where the pool makes the names. */
  username: string
  /** The groups of the token that give a role, the mightiest first; at least one. */
  roles: RoleGroup[]
  /** When the password was last given, Unix time in seconds; absent in no token of Cognito's. */
  signedInAt: number | undefined
  /** Where the request came from, as AppSync saw it: the server of the console. */
  addresses: string[]
}

const identitySchema = z.object({
  sub: z.guid(),
  username: z.string().min(1),
  groups: z.array(z.string()),
  claims: z.object({ iss: z.string(), auth_time: z.number().optional() }),
  sourceIp: z.array(z.string()).nullish(),
})

/**
 * The caller behind an AppSync identity: a user of this pool whose token names one of `roles`.
 *
 * AppSync has refused everybody else before; this is for the day somebody loosens the schema, or invokes the function
 * by other means. IAM callers have no `sub`: no function may call this API.
 * @throws AdminError `NotAuthorized` for everybody else
 */
export function requireCaller(identity: unknown, roles: readonly RoleGroup[]): Caller {
  const parsed = identitySchema.safeParse(identity)
  if (!parsed.success) throw new AdminError("NotAuthorized")
  const { sub, username, groups, claims, sourceIp } = parsed.data
  const held = rolesAmong(groups)
  if (!held.some((role) => roles.includes(role))) throw new AdminError("NotAuthorized")
  if (!claims.iss.endsWith(`/${userPoolId()}`)) throw new AdminError("NotAuthorized")
  return { userId: sub, username, roles: held, signedInAt: claims.auth_time, addresses: sourceIp ?? [] }
}
