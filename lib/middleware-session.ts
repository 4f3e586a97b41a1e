import { fetchAuthSession } from "aws-amplify/auth/server"
import type { NextRequest, NextResponse } from "next/server"
import { runWithAmplifyServerContext } from "@/lib/amplify-runner"
import { isSessionCookie } from "@/lib/session-cookie-names"
import { type Session, sessionFromClaims } from "@/lib/session-tokens"

/** Who asks, and whether Cognito could be asked at all. */
export type MiddlewareSession =
  | { kind: "signed-in"; session: Session }
  | { kind: "signed-out" }
  /** Cognito could not be reached to refresh the session, which may well be good: its cookies are kept. */
  | { kind: "unreachable" }

/**
 * Reads the session of a request and refreshes it when its tokens have expired. New tokens go into the response's
 * cookies, from where Next also gives them to the page that answers this very request.
 */
export async function readMiddlewareSession(request: NextRequest, response: NextResponse): Promise<MiddlewareSession> {
  try {
    const session = await runWithAmplifyServerContext({
      nextServerContext: { request, response },
      operation: async (context) => {
        const { tokens } = await fetchAuthSession(context)
        return tokens ? sessionFromClaims(tokens.accessToken.payload, tokens.idToken?.payload, Date.now()) : null
      },
    })
    if (session) return { kind: "signed-in", session }
  } catch {
    return { kind: "unreachable" }
  }
  await clearRefusedSession(request, response)
  return { kind: "signed-out" }
}

/**
 * When Cognito has refused the refresh token, the library deletes the cookies that it knows of; then all the others of
 * the session go too. Otherwise they stay: a verifying key that could not be fetched looks like a bad token from here.
 */
async function clearRefusedSession(request: NextRequest, response: NextResponse): Promise<void> {
  // The library does not wait for its own deletions.
  await new Promise((resolve) => setImmediate(resolve))
  if (!response.cookies.getAll().some(({ name, value }) => isSessionCookie(name) && value === "")) return
  for (const { name } of request.cookies.getAll()) {
    if (isSessionCookie(name)) response.cookies.set(name, "", { path: "/", maxAge: 0 })
  }
}
