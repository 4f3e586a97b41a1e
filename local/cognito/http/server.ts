import { randomUUID } from "node:crypto"
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { CognitoError, CognitoSetupError } from "../errors"

/** Requests are small; a page token of the largest size that Cognito takes still fits. */
const LARGEST_BODY = 1024 * 1024

/** A request that passed the door. */
export interface LocalRequest {
  method: string
  path: string
  url: string
  headers: IncomingMessage["headers"]
  body: Buffer
}

export interface LocalResponse {
  status: number
  contentType: string
  body: string
  headers?: Record<string, string>
}

export interface ServerOptions {
  port: number
  allowedOrigins: readonly string[]
  answer(request: LocalRequest, requestId: string): Promise<LocalResponse>
}

/**
 * Listens on 127.0.0.1 and nowhere else. Web pages cannot talk to it: a foreign `Host` (DNS rebinding) and an `Origin`
 * that is not allowed are refused before anything is read.
 */
export async function listen(options: ServerOptions): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    serve(request, response, options).catch(() => response.destroy())
  })
  // Longer than the SDK keeps an idle connection, so that no request meets a connection that is just being closed.
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(listeningFailed(options.port, error)))
    server.listen(options.port, "127.0.0.1", resolve)
  })
  return { server, port: (server.address() as AddressInfo).port }
}

function listeningFailed(port: number, error: NodeJS.ErrnoException): Error {
  if (error.code !== "EADDRINUSE") return error
  return new CognitoSetupError(
    `Port ${port} on 127.0.0.1 is taken, so the local Cognito cannot listen there.`,
    "End what uses it, or choose another port.",
    { cause: error },
  )
}

async function serve(request: IncomingMessage, response: ServerResponse, options: ServerOptions): Promise<void> {
  const requestId = randomUUID()
  response.setHeader("x-amzn-requestid", requestId)
  response.setHeader("x-content-type-options", "nosniff")
  response.setHeader("cache-control", "no-store")
  try {
    checkHost(request)
    if (allowOrigin(request, response, options.allowedOrigins) && request.method === "OPTIONS") {
      response.writeHead(204).end()
      return
    }
    const body = await readBody(request)
    const url = request.url ?? "/"
    const path = url.split("?", 1)[0] ?? "/"
    const method = request.method ?? "GET"
    send(response, await options.answer({ method, path, url, headers: request.headers, body }, requestId))
  } catch (error) {
    send(response, errorResponse(error))
  }
}

/** @throws CognitoError for a name that is not this machine's own */
function checkHost(request: IncomingMessage): void {
  const host = (request.headers.host ?? "").replace(/:\d+$/, "").toLowerCase()
  if (host !== "127.0.0.1" && host !== "localhost") {
    throw new CognitoError("ForbiddenException", "This host name is not served here.", 403)
  }
}

/** @returns whether the request comes from a page of an allowed origin */
function allowOrigin(request: IncomingMessage, response: ServerResponse, allowed: readonly string[]): boolean {
  const { origin } = request.headers
  if (origin === undefined) return false
  if (!allowed.includes(origin)) throw new CognitoError("ForbiddenException", "This origin is not served here.", 403)
  response.setHeader("access-control-allow-origin", origin)
  response.setHeader("vary", "origin")
  response.setHeader("access-control-allow-methods", "POST, GET")
  response.setHeader("access-control-allow-headers", request.headers["access-control-request-headers"] ?? "")
  response.setHeader("access-control-expose-headers", "x-amzn-requestid, x-amzn-errortype, date")
  return true
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > LARGEST_BODY) throw new CognitoError("RequestEntityTooLargeException", "The request is too large.", 413)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** An unexpected error says nothing about itself: its message may hold what somebody typed. */
export function errorResponse(error: unknown): LocalResponse {
  const known = error instanceof CognitoError
  const name = known ? error.name : "InternalErrorException"
  const message = known ? error.message : "The local Cognito failed to answer."
  return {
    status: known ? error.statusCode : 500,
    contentType: "application/x-amz-json-1.1",
    body: JSON.stringify({ __type: name, message }),
    headers: { "x-amzn-errortype": name },
  }
}

function send(response: ServerResponse, { status, contentType, body, headers }: LocalResponse): void {
  if (response.destroyed) return
  response.writeHead(status, { "content-type": contentType, "content-length": Buffer.byteLength(body), ...headers })
  response.end(body)
}
