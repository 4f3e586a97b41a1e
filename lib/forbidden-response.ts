import { forbiddenPage } from "@/lib/forbidden-page"
import { newNonce, protect } from "@/lib/response-policy"

/** The 403 page as an answer of its own, so that nothing of the page that was asked for is ever rendered. */
export function forbiddenResponse<Answer extends Response>(
  email: string | null,
  respond: (body: string, init: ResponseInit) => Answer,
): Answer {
  const nonce = newNonce()
  const init = { status: 403, headers: { "Content-Type": "text/html; charset=utf-8" } }
  return protect(respond(forbiddenPage({ email, nonce }), init), nonce)
}
