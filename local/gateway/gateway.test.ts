import { request as httpRequest } from "node:http"
import { afterEach, describe, expect, it } from "vitest"
import { createEngine } from "../appsync/engine"
import { createControl } from "../control"
import { DynamoDBControl } from "../dynamodb/control"
import { Schedules } from "../schedules/schedules"
import { anApi } from "../testing/api"
import { type Gateway, openGateway } from "./gateway"
import { unauthorized } from "./refusal"

const ORIGIN = "http://localhost:3000"
const opened: Gateway[] = []
afterEach(async () => {
  for (const gateway of opened.splice(0)) await gateway.close()
})

/** A gateway in front of one field, which counts how often it is asked. The only good token is "good". */
async function aGateway() {
  let asked = 0
  const source = async () => {
    asked += 1
    return "text"
  }
  const log: string[] = []
  const gateway = await openGateway({ port: 0, appOrigin: ORIGIN, onLog: (line) => log.push(line) })
  opened.push(gateway)
  gateway.serve({
    engine: createEngine(anApi("type Query { a: String }", ["Query.a"]), new Map([["source", source]])),
    authentication: {
      modes: ["AMAZON_COGNITO_USER_POOLS"],
      principals: () => undefined,
      now: () => new Date(),
      verifyToken: async (token) => {
        if (token !== "good") throw unauthorized("You are not authorized to make this call.")
        return { sub: "sub", iss: "iss" }
      },
    },
    bucketFiles: new Map([["bucket/file.ts", import.meta.filename]]),
    control: createControl(new DynamoDBControl(), new Schedules([], { invoke: async () => null, onLog: () => {} })),
  })
  return { gateway, log, asked: () => asked }
}

/** Like fetch, but sends any Host header. */
function send(
  { origin }: Gateway,
  wish: { method?: string; path?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }> {
  const { method = "POST", path = "/graphql", headers = {}, body = '{"query":"{ a }"}' } = wish
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      `${origin}${path}`,
      { method, headers: { authorization: "good", ...headers } },
      (response) => {
        let text = ""
        response.setEncoding("utf8").on("data", (chunk) => {
          text += chunk
        })
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }))
      },
    )
    request.on("error", reject)
    request.end(method === "POST" ? body : undefined)
  })
}

describe("the gateway", () => {
  it("answers a query", async () => {
    const { gateway } = await aGateway()
    expect(await send(gateway)).toMatchObject({ status: 200, body: '{"data":{"a":"text"}}' })
  })

  it("listens on 127.0.0.1 and takes the next port when the wanted one is taken", async () => {
    const { gateway } = await aGateway()
    const taken = Number(new URL(gateway.origin).port)
    const next = await openGateway({ port: taken, onLog: () => {} })
    opened.push(next)
    expect(next.origin).toMatch(/^http:\/\/127\.0\.0\.1:/)
    expect(Number(new URL(next.origin).port)).toBeGreaterThan(taken)
  })

  it.each<[string, Record<string, string>, string]>([
    ["no authorization", { authorization: "" }, "Valid authorization header not provided."],
    ["an API key", { authorization: "", "x-api-key": "da2-x" }, "You are not authorized to make this call."],
    ["a bad token", { authorization: "bad" }, "You are not authorized to make this call."],
    [
      "a signature where IAM is not a mode",
      { authorization: "AWS4-HMAC-SHA256 x" },
      "You are not authorized to make this call.",
    ],
  ])("answers 401 to %s, and executes nothing", async (_, headers, message) => {
    const { gateway, asked, log } = await aGateway()
    const { status, body } = await send(gateway, { headers })
    expect(status).toBe(401)
    expect(JSON.parse(body)).toEqual({ errors: [{ errorType: "UnauthorizedException", message }] })
    expect(asked()).toBe(0)
    expect(log).toHaveLength(1)
  })

  it.each(["evil.example", "evil.example:4100", "127.0.0.1.evil.example", "192.168.0.1"])(
    "refuses the host %s, to which a foreign page could rebind its name",
    async (host) => {
      const { gateway, asked } = await aGateway()
      expect((await send(gateway, { headers: { host } })).status).toBe(403)
      expect(asked()).toBe(0)
    },
  )

  it("lets the app's pages read the answer, and no others", async () => {
    const { gateway } = await aGateway()
    const preflight = await send(gateway, { method: "OPTIONS", headers: { origin: ORIGIN } })
    expect(preflight).toMatchObject({ status: 204, headers: { "access-control-allow-origin": ORIGIN } })
    for (const origin of ["http://localhost:3001", "https://evil.example", "null"]) {
      const foreign = await send(gateway, { method: "OPTIONS", headers: { origin } })
      expect(foreign.headers).not.toHaveProperty("access-control-allow-origin")
    }
  })

  it.each<[string, string, number]>([
    ["no JSON", "{", 400],
    ["no object", "[]", 400],
    ["null", "null", 400],
    ["no query", "{}", 400],
    ["variables that are a list", '{"query":"{ a }","variables":[]}', 400],
    ["more than a megabyte", JSON.stringify({ query: `{ a } #${"x".repeat(1_000_000)}` }), 413],
  ])("refuses a body that is %s", async (_, body, status) => {
    const { gateway, asked } = await aGateway()
    expect((await send(gateway, { body })).status).toBe(status)
    expect(asked()).toBe(0)
  })

  it("serves the deployment's files, and nothing beside them", async () => {
    const { gateway } = await aGateway()
    expect((await send(gateway, { method: "GET", path: "/s3/bucket/file.ts" })).body).toContain(
      "the deployment's files",
    )
    expect((await send(gateway, { method: "GET", path: "/s3/bucket/../../etc/passwd" })).status).toBe(404)
    expect((await send(gateway, { method: "GET", path: "/s3/%" })).status).toBe(404)
  })

  it("names the service that a function asks for and that is not here, also in the log", async () => {
    const { gateway, asked, log } = await aGateway()
    const authorization =
      "AWS4-HMAC-SHA256 Credential=ASIA/20300101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=00"
    const { status, headers, body } = await send(gateway, { path: "/", headers: { authorization } })
    expect(status).toBe(404)
    expect(headers).toMatchObject({ "x-amzn-errortype": "UnknownOperationException" })
    expect(JSON.parse(body).errors[0].message).toBe("There is no service dynamodb here.")
    expect(log).toEqual([expect.stringContaining("There is no service dynamodb here.")])
    expect(asked()).toBe(0)
  })

  it("answers 404 elsewhere and 503 while it starts", async () => {
    const { gateway } = await aGateway()
    for (const path of ["/graphql", "//", "//evil.example:x"]) {
      expect((await send(gateway, { method: "GET", path })).status).toBe(404)
    }
    const starting = await openGateway({ port: 0, onLog: () => {} })
    opened.push(starting)
    expect((await send(starting)).status).toBe(503)
  })
})
