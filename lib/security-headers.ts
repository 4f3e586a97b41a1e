/** Request header in which the middleware hands the nonce of this response's policy to the page. */
export const NONCE_HEADER = "x-nonce"
/** Request header in which the middleware tells the page its own path and query, for the way back after signing in. */
export const PAGE_PATH_HEADER = "x-page-path"

/** A session's page must not be kept by any cache: a CDN has handed out another person's cookies before. */
export const NO_STORE = "private, no-store"

/** How much a page may do: production, or `next dev`, whose reloading needs eval and a socket. */
export interface PolicyOptions {
  nonce: string
  https: boolean
  development: boolean
}

/**
 * The Content-Security-Policy of one response. Scripts and styles run only with this response's nonce; scripts that
 * such a script loads are trusted ('strict-dynamic'), which Next's chunks need.
 */
export function contentSecurityPolicy({ nonce, https, development }: PolicyOptions): string {
  const directives = [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    // next dev injects style elements without a nonce while it reloads.
    development ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-src 'none'",
    "frame-ancestors 'none'",
    ...(https ? ["upgrade-insecure-requests"] : []),
  ]
  return directives.join("; ")
}

/**
 * Headers for every response, static files included. `next.config.js` holds the same list for what no middleware sees;
 * a test compares the two.
 */
export function securityHeaders({ https }: { https: boolean }): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    // Not "no-referrer": with it Chromium posts forms with "Origin: null", and every form without JavaScript is refused.
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    ...(https ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
  }
}
