import "server-only"
import { cookies } from "next/headers"
import outputs from "@/amplify_outputs.json"
import { isHttps } from "@/lib/app-origin"
import {
  isRefreshTokenCookie,
  isSessionCookie,
  SESSION_MAX_AGE_SECONDS,
  sessionCookieNames,
} from "@/lib/session-cookie-names"

/** What Cognito hands out when somebody has signed in: three JWTs as text. */
export interface SessionTokens {
  accessToken: string
  idToken: string
  refreshToken: string
}

/**
 * Starts a session in this browser. Every cookie of an earlier session is removed first, so that a session which
 * somebody else planted cannot survive a sign-in. Only in server actions and route handlers.
 */
export async function writeSessionCookies(tokens: SessionTokens): Promise<void> {
  const username = usernameOf(tokens.accessToken)
  const names = sessionCookieNames(outputs.auth.user_pool_client_id, username)
  await clearSessionCookies()
  const jar = await cookies()
  const options = sessionCookieOptions()
  jar.set(names.accessToken, tokens.accessToken, options)
  jar.set(names.idToken, tokens.idToken, options)
  jar.set(names.refreshToken, tokens.refreshToken, options)
  jar.set(names.lastAuthUser, username, options)
}

/** Ends every Cognito session in this browser, as far as the browser goes. Only in server actions and route handlers. */
export async function clearSessionCookies(): Promise<void> {
  const jar = await cookies()
  for (const { name } of jar.getAll()) {
    if (isSessionCookie(name)) jar.set(name, "", { ...sessionCookieOptions(), maxAge: 0 })
  }
}

/** More than any browser has: a sign-in removes the cookies of the sessions before it. */
const MAX_REFRESH_TOKENS = 4

/**
 * The refresh tokens in this browser that this app's client can revoke, that of the session in use first. Only a few:
 * each costs a call of Cognito's, and anybody can send a header full of cookies with made-up tokens.
 */
export async function readRefreshTokens(): Promise<string[]> {
  const jar = await cookies()
  const clientId = outputs.auth.user_pool_client_id
  const username = jar.get(sessionCookieNames(clientId, "").lastAuthUser)?.value ?? ""
  const inUse = sessionCookieNames(clientId, username).refreshToken
  return jar
    .getAll()
    .filter(({ name, value }) => isRefreshTokenCookie(clientId, name) && value !== "")
    .sort((a, b) => Number(b.name === inUse) - Number(a.name === inUse))
    .slice(0, MAX_REFRESH_TOKENS)
    .map(({ value }) => value)
}

function sessionCookieOptions() {
  return { httpOnly: true, secure: isHttps(), sameSite: "lax", path: "/", maxAge: SESSION_MAX_AGE_SECONDS } as const
}

/** Reads a claim of a token that came straight from Cognito over TLS, so its signature need not be checked. */
function usernameOf(accessToken: string): string {
  const payload = JSON.parse(Buffer.from(accessToken.split(".")[1] ?? "", "base64url").toString()) as unknown
  const username = (payload as { username?: unknown } | null)?.username
  if (typeof username !== "string" || username === "")
    throw new Error("Cognito sent an access token without a username.")
  return username
}
