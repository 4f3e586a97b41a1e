import type { SignInNotice } from "@/lib/sign-in-words"

export const SIGN_IN_PATH = "/sign-in"
export const NEW_PASSWORD_PATH = "/sign-in/new-password"
export const SECOND_FACTOR_PATH = "/sign-in/second-factor"
export const CHOOSE_SECOND_FACTOR_PATH = "/sign-in/choose-second-factor"
export const SET_UP_SECOND_FACTOR_PATH = "/sign-in/set-up-second-factor"
export const SIGN_IN_AGAIN_PATH = "/sign-in/again"
export const FORGOT_PASSWORD_PATH = "/sign-in/forgot-password"
export const RESET_PASSWORD_PATH = "/sign-in/reset-password"
export const SIGN_OUT_PATH = "/sign-out"
export const FORBIDDEN_PATH = "/forbidden"
export const HOME_PATH = "/admin"

/**
 * Short enough for the cookie that keeps it while somebody signs in. Only an address with very many chosen users is
 * longer: some ninety, who stay chosen in the tab, or some forty where there are no scripts.
 */
const MAX_LENGTH = 2048
// Any origin serves: only whether the value stays on it matters.
const BASE = "https://origin.invalid"
// Browsers read a backslash as a slash and drop tabs and newlines from an address before they resolve it.
const UNSAFE = /[\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

/**
 * Where to go after signing in: a path of this console with its query, and nothing else whatever is asked for.
 * @param next the value from the address or a form; not trusted
 * @returns an absolute path, `/admin` when `next` is missing, leads to another origin or back to signing in or out
 */
export function safeNext(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/") || next.length > MAX_LENGTH || UNSAFE.test(next))
    return HOME_PATH
  if (!URL.canParse(next, BASE)) return HOME_PATH
  const url = new URL(next, BASE)
  if (url.origin !== BASE) return HOME_PATH
  const path = `${url.pathname}${url.search}`
  if (path.length > MAX_LENGTH || !isPlain(url.pathname)) return HOME_PATH
  // The root only leads to the home page, and the entrances would lead round in a circle.
  return url.pathname === "/" || isEntrance(url.pathname) ? HOME_PATH : path
}

/**
 * Whether a path means the same to everybody who reads it, also after somebody has decoded it: "/.//host" resolves to the
 * path "//host", and "/%09/host" decodes to it, which is another origin to whoever resolves it next.
 */
function isPlain(pathname: string): boolean {
  try {
    const decoded = decodeURIComponent(pathname)
    return !decoded.includes("//") && !UNSAFE.test(decoded)
  } catch {
    return false
  }
}

/** The sign-in page's address, which leads back to `next` afterwards unless that is where one goes anyway. */
export const signInPath = (next: unknown): string => leadingTo(SIGN_IN_PATH, next)

/** Where a forgotten password is replaced; what is next stays known until the sign-in after it. */
export const forgotPasswordPath = (next: unknown): string => leadingTo(FORGOT_PASSWORD_PATH, next)

function leadingTo(entrance: string, next: unknown): string {
  const path = safeNext(next)
  return path === HOME_PATH ? entrance : `${entrance}?${new URLSearchParams({ next: path })}`
}

/** The sign-in page, also for somebody who has a session that is good for nothing any more; it leads back to `next`. */
export function newSignInPath(next: unknown): string {
  return `${SIGN_IN_PATH}?${new URLSearchParams({ again: "", next: safeNext(next) })}`
}

/** The page where those who are signed in confirm that it is they, and which leads back to `next`. */
export function signInAgainPath(next: unknown): string {
  return `${SIGN_IN_AGAIN_PATH}?${new URLSearchParams({ next: safeNext(next) })}`
}

/** Where a sign-in begins. @param again whose session it is to make fresh; nobody's, where it begins one */
export const startOf = (again: string | undefined) => (again === undefined ? SIGN_IN_PATH : SIGN_IN_AGAIN_PATH)

/**
 * Where a sign-in begins, with something to say above the form; its sentence stands in `sign-in-words.ts`.
 * @param start the page for those who are signed in and confirm it, where that is what they were at
 */
export function signInNoticePath(
  notice: SignInNotice,
  next?: string,
  start: ReturnType<typeof startOf> = SIGN_IN_PATH,
): string {
  const query = new URLSearchParams({ notice })
  const path = safeNext(next)
  if (path !== HOME_PATH) query.set("next", path)
  return `${start}?${query}`
}

/** Whether a path belongs to signing in and out, which the signed-out have to reach. */
export function isEntrance(pathname: string): boolean {
  return [SIGN_IN_PATH, SIGN_OUT_PATH, FORBIDDEN_PATH].some(
    (entrance) => pathname === entrance || pathname.startsWith(`${entrance}/`),
  )
}
