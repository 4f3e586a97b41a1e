import { FRESH_SIGN_IN_MINUTES } from "@/amplify/auth/fresh-sign-in"
import { type Role, rolesOf } from "@/lib/roles"

/** Who is signed in, as the verified access and ID token of one request say. */
export interface Session {
  /** The sub of the access token. */
  userId: string
  /** Cognito's Username, which is the sub in pools with e-mail sign-in. */
  username: string
  email: string | null
  groups: string[]
  /** What the groups allow in this console, the mightiest first; none for somebody who has no business here. */
  roles: Role[]
  /** The mightiest of the roles, by which they are called. */
  role: Role | null
  /** Unix time in milliseconds. */
  accessTokenExpiresAt: number
  /** When the password was last given (`auth_time`, which a refresh keeps), Unix time in milliseconds. */
  signedInAt: number
}

/** The claims of one token whose signature has been verified. */
export type Claims = Readonly<Record<string, unknown>>

/** Cognito's clocks and ours may differ by this much before a token counts as issued in the future. */
const CLOCK_TOLERANCE_MS = 300_000

/**
 * The session that a pair of verified tokens makes, or null when they are not a valid pair now.
 *
 * Time is checked again here. The library believes a `clockDrift` cookie that the browser can set, and with it takes a
 * token for fresh that has long expired; its verifier also accepts a token without `exp`.
 * @param now Unix time in milliseconds
 */
export function sessionFromClaims(access: Claims, id: Claims | undefined, now: number): Session | null {
  if (!id || access.token_use !== "access" || id.token_use !== "id") return null
  const { sub: userId, username, auth_time: authTime } = access
  if (!isText(userId) || !isText(username) || !isSeconds(authTime)) return null
  // A browser that mixes cookies of two people must not show one person's address over the other's rights.
  if (id.sub !== userId) return null
  if (!isCurrent(access, now) || !isCurrent(id, now)) return null
  const groups = groupsOf(access)
  if (!groups) return null
  const roles = rolesOf(groups)
  return {
    userId,
    username,
    email: isText(id.email) ? id.email : null,
    groups,
    roles,
    role: roles[0] ?? null,
    accessTokenExpiresAt: Number(access.exp) * 1000,
    signedInAt: authTime * 1000,
  }
}

const FRESH_MS = FRESH_SIGN_IN_MINUTES * 60_000

/**
 * Whether the password was given lately enough for a change that does harm in the wrong hands. For what the console
 * says before, and for what it refuses itself (`fresh-sign-in.ts`); the API's functions check the same for themselves.
 * @param now Unix time in milliseconds
 */
export function isFresh({ signedInAt }: Pick<Session, "signedInAt">, now: number): boolean {
  const age = now - signedInAt
  return age >= -CLOCK_TOLERANCE_MS && age <= FRESH_MS
}

/** The claim is absent when there are no groups; anything but a list of names is malformed and gives no session. */
function groupsOf(access: Claims): string[] | null {
  const groups = access["cognito:groups"] ?? []
  return Array.isArray(groups) && groups.every(isText) ? groups : null
}

function isCurrent({ exp, iat, nbf }: Claims, now: number): boolean {
  if (!isSeconds(exp) || exp * 1000 <= now) return false
  if (!isSeconds(iat) || iat * 1000 > now + CLOCK_TOLERANCE_MS) return false
  return nbf === undefined || (isSeconds(nbf) && nbf * 1000 <= now + CLOCK_TOLERANCE_MS)
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== ""
}

function isSeconds(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value)
}
