import type { IncomingMessage, ServerResponse } from "node:http"

/** Lets the app's own pages, and no others, read the answers. Without `appOrigin` no page may. */
export function applyCors(request: IncomingMessage, response: ServerResponse, appOrigin: string | undefined): void {
  response.setHeader("vary", "Origin")
  if (!appOrigin || request.headers.origin !== appOrigin) return
  response.setHeader("access-control-allow-origin", appOrigin)
  response.setHeader("access-control-allow-methods", "POST")
  response.setHeader(
    "access-control-allow-headers",
    "authorization, content-type, x-amz-date, x-amz-security-token, x-amz-user-agent, x-amz-content-sha256",
  )
  response.setHeader("access-control-max-age", "300")
}
