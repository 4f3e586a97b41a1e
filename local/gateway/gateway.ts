import { readFile } from "node:fs/promises"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { Engine } from "../appsync/engine"
import type { BackendControl } from "../control"
import type { SignedRequest } from "../iam/verify-signature"
import { answerSts } from "../sts/answer-sts"
import { type Authentication, authenticate } from "./authenticate"
import { applyCors } from "./cors"
import { answerLocalRoute } from "./local-routes"
import { isForLoopback, listenOnLoopback } from "./loopback"
import { parseGraphQLRequest, readBody } from "./read-body"
import { Refusal } from "./refusal"

/** What the gateway serves; known only once its own address is. */
export interface GatewayContent {
  engine: Engine
  authentication: Authentication
  /** Files of the deployment's buckets, served as S3 would: `<bucket>/<key>` to a path. */
  bucketFiles: ReadonlyMap<string, string>
  control: BackendControl
}

export interface Gateway {
  /** `http://127.0.0.1:<port>` */
  origin: string
  /** Until then every request is answered 503. */
  serve(content: GatewayContent): void
  close(): Promise<void>
}

export interface GatewayOptions {
  port: number
  appOrigin?: string | undefined
  onLog(line: string): void
}

/** Opens the HTTP endpoint of the API (`POST /graphql`) on 127.0.0.1. */
export async function openGateway({ port, appOrigin, onLog }: GatewayOptions): Promise<Gateway> {
  let content: GatewayContent | undefined
  const server = createServer((request, response) => {
    applyCors(request, response, appOrigin)
    handle(request, response, content).catch((error: unknown) => {
      if (!(error instanceof Refusal)) onLog(`[gateway] ${error instanceof Error ? error.stack : String(error)}`)
      const refusal = error instanceof Refusal ? error : new Refusal(500, "InternalFailure", "Internal failure")
      if ([401, 403, 404].includes(refusal.statusCode)) {
        onLog(`[gateway] refused ${request.method} ${request.url}: ${refusal.errorType} ${refusal.message}`)
      }
      const { errorType, message } = refusal
      response.setHeader("x-amzn-errortype", errorType)
      send(response, refusal.statusCode, { errors: [{ errorType, message }] })
    })
  })
  const origin = `http://127.0.0.1:${await listenOnLoopback(server, port)}`
  return {
    origin,
    serve: (served) => {
      content = served
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function handle(request: IncomingMessage, response: ServerResponse, content: GatewayContent | undefined) {
  if (!isForLoopback(request)) throw new Refusal(403, "ForbiddenException", "Forbidden")
  if (request.method === "OPTIONS") {
    response.writeHead(204).end()
    return
  }
  if (!content) throw new Refusal(503, "ServiceUnavailableException", "The local backend is still starting.")
  const [path = "/"] = (request.url ?? "/").split("?", 1)
  if (path === "/graphql" && request.method === "POST") {
    send(response, 200, await answerGraphQL(request, content))
  } else if (path.startsWith("/_local/")) {
    send(response, 200, await answerLocalRoute(path, request, content.control))
  } else if (/^\/sts\/?$/.test(path) && request.method === "POST") {
    const { principals, now } = content.authentication
    const { statusCode, body } = answerSts(await signedRequest(request), principals, now())
    response.writeHead(statusCode, { "content-type": "text/xml" }).end(body)
  } else if (path.startsWith("/s3/") && request.method === "GET") {
    // Keys of a deployment hold nothing that is percent-encoded.
    const file = content.bucketFiles.get(path.slice("/s3/".length))
    if (!file) throw new Refusal(404, "NoSuchKey", "The specified key does not exist.")
    response.writeHead(200, { "content-type": "application/octet-stream" }).end(await readFile(file))
  } else {
    const service = signedService(request)
    const missing = service ? `no service ${service}` : `no ${request.method} ${path}`
    throw new Refusal(404, "UnknownOperationException", `There is ${missing} here.`)
  }
}

/** Which service of AWS a request was signed for: functions send all calls here that nothing else answers. */
function signedService({ headers }: IncomingMessage): string | undefined {
  return /^AWS4-HMAC-SHA256 .*\/([a-z0-9-]+)\/aws4_request/.exec(headers.authorization ?? "")?.[1]
}

async function answerGraphQL(request: IncomingMessage, { engine, authentication }: GatewayContent): Promise<unknown> {
  const signed = await signedRequest(request)
  const sourceIp = request.socket.remoteAddress ?? ""
  const caller = await authenticate({ ...signed, sourceIp }, authentication)
  return engine.execute(parseGraphQLRequest(signed.body), caller)
}

async function signedRequest(request: IncomingMessage): Promise<SignedRequest> {
  const { method = "", url = "", headers } = request
  return { method, url, headers, body: await readBody(request) }
}

function send(response: ServerResponse, statusCode: number, body: unknown): void {
  response.writeHead(statusCode, { "content-type": "application/json; charset=utf-8" })
  response.end(JSON.stringify(body))
}
