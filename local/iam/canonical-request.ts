import type { IncomingHttpHeaders } from "node:http"

interface Target {
  method: string
  url: string
  headers: IncomingHttpHeaders
}

/**
 * The canonical request of Signature Version 4, for every service but S3: path segments are encoded twice, the query
 * is sorted, header values are trimmed and their inner white space collapsed.
 */
export function canonicalRequest(request: Target, signedHeaders: readonly string[], payloadHash: string): string {
  const queryStart = request.url.indexOf("?")
  const path = queryStart < 0 ? request.url : request.url.slice(0, queryStart)
  const query = queryStart < 0 ? "" : request.url.slice(queryStart + 1)
  return [
    request.method,
    canonicalPath(path),
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${headerValue(request.headers[name])}`),
    "",
    signedHeaders.join(";"),
    payloadHash,
  ].join("\n")
}

function canonicalPath(path: string): string {
  const segments: string[] = []
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue
    if (segment === "..") segments.pop()
    else segments.push(segment)
  }
  const normalized = `/${segments.join("/")}${segments.length > 0 && path.endsWith("/") ? "/" : ""}`
  return encode(normalized).replaceAll("%2F", "/")
}

function canonicalQuery(query: string): string {
  return [...new URLSearchParams(query)]
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join("&")
}

function headerValue(value: string | string[] | undefined): string {
  return [value ?? ""].flat().join(",").trim().replace(/\s+/g, " ")
}

/** RFC 3986: `encodeURIComponent` leaves `!'()*` alone, the signature does not. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
