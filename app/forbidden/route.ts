import { NextResponse } from "next/server"
import { appOrigin } from "@/lib/app-origin"
import { forbiddenResponse } from "@/lib/forbidden-response"
import { NO_STORE } from "@/lib/security-headers"
import { getSession } from "@/lib/session"
import { HOME_PATH, SIGN_IN_PATH } from "@/lib/sign-in-path"

/** Where a page sends somebody without a role when the middleware has not answered already. */
export async function GET(): Promise<Response> {
  const session = await getSession()
  if (session && !session.role) return forbiddenResponse(session.email, (body, init) => new Response(body, init))
  const response = NextResponse.redirect(new URL(session ? HOME_PATH : SIGN_IN_PATH, appOrigin()), 303)
  response.headers.set("Cache-Control", NO_STORE)
  return response
}
