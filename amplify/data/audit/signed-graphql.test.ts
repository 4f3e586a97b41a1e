import { createHash } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo, Socket } from "node:net"
import { afterEach, describe, expect, it, vi } from "vitest"
import { AuditStoreError } from "./audit-store"
import { signedGraphql, signedGraphqlWith } from "./signed-graphql"

const credentials = { accessKeyId: "ASIAEXAMPLE", secretAccessKey: "canary-secret", sessionToken: "canary-token" }
const READ = "query ($a: Int) { a(a: $a) }"
const WRITE = "mutation { b }"
const closers: (() => void)[] = []

afterEach(() => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
  for (const close of closers.splice(0)) close()
})

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void

/** An API on this machine, which answers as told, one request after the other. */
async function api(...answers: Answer[]) {
  const requests: { headers: IncomingMessage["headers"]; body: string; socket: Socket }[] = []
  const server = createServer((request, response) => {
    let body = ""
    request.on("data", (part) => (body += part))
    request.on("end", () => {
      requests.push({ headers: request.headers, body, socket: request.socket })
      answers[Math.min(requests.length, answers.length) - 1]?.(request, response, body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  closers.push(() => {
    server.close()
    server.closeAllConnections()
  })
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`
  return { requests, endpoint, call: signedGraphqlWith(() => ({ endpoint, region: "eu-west-1", credentials })) }
}

const json =
  (body: unknown, status = 200): Answer =>
  (_, response) =>
    void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body))
const reset: Answer = (request) => void request.socket.resetAndDestroy()
const failure = (call: Promise<unknown>) =>
  call.then(
    () => undefined,
    (error: AuditStoreError) => error,
  )

describe("signedGraphql", () => {
  it("sends the operation with its variables, signed for AppSync in the API's region", async () => {
    const { call, requests } = await api(json({ data: { a: 1 } }))
    expect(await call(READ, { a: 1 })).toEqual({ data: { a: 1 } })
    const [request] = requests
    expect(JSON.parse(request?.body ?? "")).toEqual({ query: READ, variables: { a: 1 } })
    expect(request?.headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE\/\d{8}\/eu-west-1\/appsync\/aws4_request, SignedHeaders=[\w;-]*content-type;host;[\w;-]*, Signature=[0-9a-f]{64}$/,
    )
    expect(request?.headers["x-amz-security-token"]).toBe("canary-token")
    expect(request?.headers["x-amz-content-sha256"]).toBe(
      createHash("sha256")
        .update(request?.body ?? "")
        .digest("hex"),
    )
  })

  it("uses one connection for all calls", async () => {
    const { call, requests } = await api(json({ data: {} }))
    for (let count = 0; count < 3; count++) await call(WRITE, {})
    expect(new Set(requests.map(({ socket }) => socket)).size).toBe(1)
  })

  it("gives the error type that the caller knows what to do with", async () => {
    const { call } = await api(json({ data: { b: null }, errors: [{ errorType: "DynamoDB:X", message: "canary" }] }))
    expect(await call(WRITE, {}, ["DynamoDB:X"])).toEqual({ data: { b: null }, errorType: "DynamoDB:X" })
  })

  it.each<[string, Answer, boolean]>([
    [
      "DynamoDB:ProvisionedThroughputExceededException",
      json({ data: null, errors: [{ errorType: "DynamoDB:ProvisionedThroughputExceededException" }] }),
      false,
    ],
    ["Unauthorized", json({ data: null, errors: [{ errorType: "Unauthorized", message: "canary" }] }), true],
    ["ValidationError", json({ errors: [{ message: "Validation error: canary" }] }), true],
    ["HTTP 401", json({ errors: [{ errorType: "UnauthorizedException", message: "canary" }] }, 401), true],
    ["HTTP 403", json({}, 403), true],
    ["HTTP 429", json({}, 429), false],
    ["HTTP 500", json({}, 500), false],
    ["an answer that is none", (_, response) => void response.end("<html>canary"), false],
    ["an answer that is none", json("canary"), false],
    ["an answer that is none", json({}), false],
    ["an answer that is none", json({ data: null }), false],
    ["ECONNRESET", reset, false],
  ])("throws %s, without any value, and says whether to ask again", async (cause, answer, permanent) => {
    const { call } = await api(answer)
    const error = await failure(call(WRITE, {}))
    expect(error).toBeInstanceOf(AuditStoreError)
    expect(error).toMatchObject({ message: `The audit trail did not answer: ${cause}.`, permanent })
    expect(`${error?.message}${error?.stack}`).not.toContain("canary")
  })

  it("gives up an API that is silent", async () => {
    const timeout = vi
      .spyOn(AbortSignal, "timeout")
      .mockImplementation(() => AbortSignal.abort(new DOMException("", "TimeoutError")))
    const { call } = await api(() => {})
    expect(await failure(call(READ, {}))).toMatchObject({
      message: expect.stringContaining("TimeoutError"),
      permanent: false,
    })
    expect(timeout.mock.calls[0]?.[0]).toBeLessThan(4_000)
    timeout.mockRestore()
  })

  it("asks a read again, once, where the connection ended in the function's sleep", async () => {
    const { call, requests } = await api(json({ data: { first: true } }), reset, json({ data: { second: true } }))
    await call(READ, {})
    expect(await call(READ, {})).toEqual({ data: { second: true } })
    expect(requests).toHaveLength(3)
  })

  it("never sends a write again: nobody knows how far it came", async () => {
    const { call, requests } = await api(json({ data: {} }), reset, json({ data: {} }))
    await call(WRITE, {})
    expect(await failure(call(WRITE, {}))).toMatchObject({ message: expect.stringContaining("ECONNRESET") })
    expect(requests).toHaveLength(2)
  })

  it("takes address and credentials from the function's environment, anew for each call", async () => {
    const { endpoint, requests } = await api(json({ data: {} }))
    expect(await failure(signedGraphql(READ, {}))).toMatchObject({ permanent: true })
    vi.stubEnv("AMPLIFY_DATA_GRAPHQL_ENDPOINT", endpoint)
    vi.stubEnv("AWS_REGION", "us-east-1")
    vi.stubEnv("AWS_ACCESS_KEY_ID", "ASIAONE")
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret")
    vi.stubEnv("AWS_SESSION_TOKEN", "token")
    await signedGraphql(READ, {})
    vi.stubEnv("AWS_ACCESS_KEY_ID", "ASIATWO")
    await signedGraphql(READ, {})
    expect(requests.map(({ headers }) => /Credential=(\w+)/.exec(headers.authorization ?? "")?.[1])).toEqual([
      "ASIAONE",
      "ASIATWO",
    ])
    expect(requests[0]?.headers["x-amz-security-token"]).toBe("token")
  })

  it("speaks HTTP only", async () => {
    const call = signedGraphqlWith(() => ({ endpoint: "ftp://127.0.0.1/x", region: "r", credentials }))
    expect(await failure(call(READ, {}))).toMatchObject({ permanent: true })
  })
})
