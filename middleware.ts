import { type NextRequest, NextResponse } from "next/server"
import { appOrigin } from "@/lib/app-origin"
import { logForbidden } from "@/lib/forbidden-log"
import { forbiddenResponse } from "@/lib/forbidden-response"
import { type MiddlewareSession, readMiddlewareSession } from "@/lib/middleware-session"
import { newRequestId } from "@/lib/request-id"
import { logRequest } from "@/lib/request-log"
import { newNonce, pagePolicy, protect } from "@/lib/response-policy"
import { NONCE_HEADER, PAGE_PATH_HEADER } from "@/lib/security-headers"
import { FORBIDDEN_PATH, isEntrance, signInNoticePath, signInPath } from "@/lib/sign-in-path"

/**
 * A signpost, and the place where tokens are refreshed: sends the signed-out to the sign-in page, shows everybody
 * without a role the 403 page, and sets the headers of every page. It is never the lock: pages and actions check for
 * themselves, and with this file taken out nothing leaks.
 */
export async function middleware(request: NextRequest): Promise<NextResponse> {
  const nonce = newNonce()
  if (isForeign(request)) {
    logRequest({ level: "warn", event: "request.refused", requestId: newRequestId(), code: "ForeignOrigin" })
    return protect(new NextResponse(FOREIGN, { status: 403 }), nonce)
  }
  const path = pagePath(request)
  const headers = new Headers(request.headers)
  headers.set(NONCE_HEADER, nonce)
  headers.set(PAGE_PATH_HEADER, path)
  // Next reads the nonce for its own scripts from here.
  headers.set("Content-Security-Policy", pagePolicy(nonce))
  const response = protect(NextResponse.next({ request: { headers } }), nonce)

  const entrance = isEntrance(request.nextUrl.pathname)
  // Posts here write or remove the session's cookies themselves; a refresh in the same answer would undo that.
  if (entrance && request.method !== "GET") return response
  const seen = await readMiddlewareSession(request, response)
  if (entrance || (seen.kind === "signed-in" && seen.session.role)) return response
  return withCookiesOf(response, refusal(request, seen, path, nonce))
}

const FOREIGN = "This form was not sent from this console. Open the page again and send it from there."

/**
 * A change that another site's page asks for. Next refuses those as well, but with a status of 500 and as if it were a
 * fault of ours. One without any Origin goes on to the action, which refuses it in its own words.
 */
function isForeign({ method, headers }: NextRequest): boolean {
  const origin = headers.get("origin")
  return method !== "GET" && method !== "HEAD" && origin !== null && origin !== appOrigin()
}

function refusal(request: NextRequest, seen: MiddlewareSession, path: string, nonce: string): NextResponse {
  const isAction = request.headers.has("next-action")
  if (seen.kind === "signed-in") {
    logForbidden(isAction ? "action.refused" : "page.refused", seen.session)
    if (isAction) return actionRefusal(403, FORBIDDEN_PATH, nonce)
    return forbiddenResponse(seen.session.email, (body, init) => new NextResponse(body, init))
  }
  const target = seen.kind === "unreachable" ? signInNoticePath("unreachable", path) : signInPath(path)
  if (isAction) return actionRefusal(401, target, nonce)
  // Not relative to the request: behind a proxy its address is localhost, and its host is whatever the client says.
  return protect(NextResponse.redirect(new URL(target, appOrigin()), 303), nonce)
}

/** An action that a script has sent expects no page: this header is how Next tells its client to go somewhere else. */
function actionRefusal(status: number, target: string, nonce: string): NextResponse {
  return protect(new NextResponse(null, { status, headers: { "x-action-redirect": `${target};push` } }), nonce)
}

/** Refreshed tokens and removed cookies have to reach the browser with a refusal as well. */
function withCookiesOf(response: NextResponse, answer: NextResponse): NextResponse {
  for (const cookie of response.cookies.getAll()) answer.cookies.set(cookie)
  return answer
}

/** The address of the page without what Next's client adds to it. */
function pagePath({ nextUrl }: NextRequest): string {
  const query = new URLSearchParams(nextUrl.search)
  query.delete("_rsc")
  return query.size > 0 ? `${nextUrl.pathname}?${query}` : nextUrl.pathname
}

export const config = {
  runtime: "nodejs",
  // Everything but Next's own files and the icons: a new page is covered without anybody thinking of it.
  matcher: ["/((?!_next/static/|_next/image|favicon\\.ico$|icon\\.svg$|robots\\.txt$).*)"],
}
