import "server-only"
import { fetchAuthSession } from "aws-amplify/auth/server"
import { cookies, headers } from "next/headers"
import { redirect } from "next/navigation"
import { cache } from "react"
import { runWithAmplifyServerContext } from "@/lib/amplify-server"
import { logForbidden } from "@/lib/forbidden-log"
import { mayCall, type Operation, type Role } from "@/lib/roles"
import { PAGE_PATH_HEADER } from "@/lib/security-headers"
import { type Session, sessionFromClaims } from "@/lib/session-tokens"
import { FORBIDDEN_PATH, signInPath } from "@/lib/sign-in-path"

export type { Session }

/**
 * Who is signed in, from the request's cookies, or null when nobody is or when anything is wrong: no token, a token
 * that does not verify, one that has expired and cannot be refreshed, Cognito out of reach. Asked once per request.
 */
export const getSession = cache(async (): Promise<Session | null> => {
  // Outside the try: during prerendering this throws what Next needs to see.
  await cookies()
  try {
    return await runWithAmplifyServerContext({
      nextServerContext: { cookies },
      operation: async (context) => {
        const { tokens } = await fetchAuthSession(context)
        return tokens ? sessionFromClaims(tokens.accessToken.payload, tokens.idToken?.payload, Date.now()) : null
      },
    })
  } catch {
    return null
  }
})

/**
 * Who is signed in and has a role here. Sends everybody else away: the signed-out to the sign-in page (and back
 * afterwards), the signed-in without a role to the 403 page. Every page of the console calls this itself: the middleware
 * is a signpost, not the lock. What a page shows or offers beyond what every role may see, it asks `mayCall` for.
 */
export async function requireRole(): Promise<Session & { role: Role }> {
  const session = await getSession()
  if (!session) redirect(signInPath((await headers()).get(PAGE_PATH_HEADER)))
  const { role } = session
  if (role === null) {
    logRefusal(session)
    redirect(FORBIDDEN_PATH)
  }
  return { ...session, role }
}

/** Leaves a trace where a page is asked for whose change this role may not make: the page says so itself. */
export function traceRefusal(session: Session, operation: Operation): void {
  if (!mayCall(session.roles, operation)) logRefusal(session)
}

/** Once per request: the layout, the page and its title all ask. */
const logRefusal = cache((session: Session) => logForbidden("page.refused", session))
