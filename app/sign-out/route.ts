import { NextResponse } from "next/server"
import { appOrigin } from "@/lib/app-origin"
import { newRequestId } from "@/lib/request-id"
import { logRequest } from "@/lib/request-log"
import { ForeignOriginError, requireSameOrigin } from "@/lib/same-origin"
import { NO_STORE } from "@/lib/security-headers"
import { clearSessionCookies, readRefreshTokens } from "@/lib/session-cookies"
import { revokeSession } from "@/lib/sign-in"
import { SignInError } from "@/lib/sign-in-error"
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
  const revoked = await revokeAll(await readRefreshTokens(), requestId)
  await clearSessionCookies()
  const path = signInNoticePath(revoked ? "signed-out" : "signed-out-here")
  const response = NextResponse.redirect(new URL(path, appOrigin()), 303)
  response.headers.set("Cache-Control", NO_STORE)
  return response
}

/** @returns whether Cognito confirmed all of them; a session that it no longer knows is ended as well */
async function revokeAll(refreshTokens: string[], requestId: string): Promise<boolean> {
  let confirmed = true
  for (const refreshToken of refreshTokens) {
    try {
      await revokeSession(refreshToken)
    } catch (error) {
      if (!(error instanceof SignInError)) throw error
      logRequest({ level: "warn", event: "sign-out.not-revoked", requestId, code: error.code })
      if (error.code !== "NotAuthorizedException") confirmed = false
    }
  }
  return confirmed
}
