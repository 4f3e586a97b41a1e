import { NextResponse } from "next/server"
import { appOrigin } from "@/lib/app-origin"
import { newRequestId } from "@/lib/request-id"
import { logRequest } from "@/lib/request-log"
import { revokeSessions } from "@/lib/revoke-sessions"
import { ForeignOriginError, requireSameOrigin } from "@/lib/same-origin"
import { NO_STORE } from "@/lib/security-headers"
import { clearSessionCookies, readRefreshTokens } from "@/lib/session-cookies"
import { signInNoticePath } from "@/lib/sign-in-path"

/**
 * Signs out: revokes the session in Cognito, removes its cookies, leads to the sign-in page. A plain form posts here
 * (`<form method="post" action="/sign-out">`), so it works without JavaScript and leaves no page in the client's cache;
 * nothing happens on GET, which any page on the web could cause.
 */
export async function POST(): Promise<Response> {
  const requestId = newRequestId()
  try {
    await requireSameOrigin()
  } catch (error) {
    if (!(error instanceof ForeignOriginError)) throw error
    logRequest({ level: "warn", event: "sign-out.refused", requestId, code: error.code })
    return new Response(error.message, { status: 403, headers: { "Cache-Control": NO_STORE } })
  }
  const revoked = await revokeSessions(await readRefreshTokens(), { requestId, event: "sign-out.not-revoked" })
  await clearSessionCookies()
  const path = signInNoticePath(revoked ? "signed-out" : "signed-out-here")
  const response = NextResponse.redirect(new URL(path, appOrigin()), 303)
  response.headers.set("Cache-Control", NO_STORE)
  return response
}
