import { isHttps } from "@/lib/app-origin"
import { contentSecurityPolicy, NO_STORE, securityHeaders } from "@/lib/security-headers"

/** A nonce is good for one response: 128 random bits, as CSP 3 asks. */
export function newNonce(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64")
}

/** The policy of a page that is answered with this nonce, for this process's origin and mode. */
export function pagePolicy(nonce: string): string {
  return contentSecurityPolicy({ nonce, https: isHttps(), development: process.env.NODE_ENV === "development" })
}

/** Puts everything on a response that may carry a session: not to be cached, not to be framed, only our own scripts. */
export function protect<Answer extends Response>(response: Answer, nonce: string): Answer {
  const { headers } = response
  for (const [name, value] of Object.entries(securityHeaders({ https: isHttps() }))) headers.set(name, value)
  headers.set("Content-Security-Policy", pagePolicy(nonce))
  headers.set("Cache-Control", NO_STORE)
  return response
}
