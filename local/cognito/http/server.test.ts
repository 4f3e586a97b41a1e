import { request } from "node:http"
import { describe, expect, it } from "vitest"
import { CLIENT, PASSWORD, startPool } from "../testing/start-pool"

const JSON_1_1 = "application/x-amz-json-1.1"
const target = (operation: string) => ({
  "content-type": JSON_1_1,
  "x-amz-target": `AWSCognitoIdentityProviderService.${operation}`,
})

/** `fetch` sets the Host header by itself; this does not. */
function send(url: string, method: string, headers: Record<string, string>, body = "{}") {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    const sent = request(url, { method, headers }, async (response) => {
      let text = ""
      for await (const chunk of response) text += chunk
      resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text })
    })
    sent.on("error", reject).end(body)
  })
}

const signUp = JSON.stringify({ ClientId: CLIENT, Username: "eve@example.com", Password: PASSWORD })

describe("the door of the service", () => {
  it("answers errors as AWS does", async () => {
    const { cognito } = await startPool()
    const body = JSON.stringify({ ClientId: "none", Token: "x" })
    const answer = await send(cognito.endpoint, "POST", target("RevokeToken"), body)
    expect(answer).toMatchObject({
      status: 400,
      headers: {
        "content-type": JSON_1_1,
        "x-amzn-errortype": "ResourceNotFoundException",
        "x-amzn-requestid": expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    })
    expect(JSON.parse(answer.body)).toEqual({
      __type: "ResourceNotFoundException",
      message: "User pool client none does not exist.",
    })
  })

  it.each([
    ["another host name", { host: "attacker.example" }],
    ["another origin", { origin: "https://attacker.example" }],
    ["the origin null", { origin: "null" }],
  ])("refuses %s, and nothing is done", async (_, headers) => {
    const { cognito, call } = await startPool(undefined, { allowedOrigins: ["http://localhost:3000"] })
    const answer = await send(cognito.endpoint, "POST", { ...target("SignUp"), ...headers }, signUp)
    expect(answer.status).toBe(403)
    expect(answer.headers).not.toHaveProperty("access-control-allow-origin")
    expect((await call("ListUsers")).Users).toEqual([])
    expect(cognito.control.calls().map((it) => it.operation)).toEqual(["ListUsers"])
  })

  it("lets a page of an allowed origin in, with and without a preflight", async () => {
    const origin = "http://localhost:3000"
    const { cognito, call } = await startPool(undefined, { allowedOrigins: [origin] })
    const preflight = { origin, "access-control-request-headers": "content-type,x-amz-target" }
    expect(await send(cognito.endpoint, "OPTIONS", preflight, "")).toMatchObject({
      status: 204,
      headers: {
        "access-control-allow-origin": origin,
        "access-control-allow-headers": "content-type,x-amz-target",
      },
    })
    const answer = await send(cognito.endpoint, "POST", { ...target("SignUp"), origin }, signUp)
    expect(answer).toMatchObject({ status: 200, headers: { "access-control-allow-origin": origin } })
    expect((await call("ListUsers")).Users).toHaveLength(1)
  })

  it("names an operation that there is not", async () => {
    const { cognito } = await startPool()
    const answer = await send(cognito.endpoint, "POST", target("AdminLinkProviderForUser"))
    expect(JSON.parse(answer.body)).toEqual({
      __type: "UnknownOperationException",
      message: "The local Cognito does not have the operation AdminLinkProviderForUser.",
    })
  })

  it("refuses bodies that are no JSON, no request, or too large", async () => {
    const { cognito } = await startPool()
    const post = (headers: Record<string, string>, body: string) => send(cognito.endpoint, "POST", headers, body)
    expect((await post(target("SignUp"), "{")).headers["x-amzn-errortype"]).toBe("SerializationException")
    expect((await post({ "content-type": "text/plain" }, "{}")).headers["x-amzn-errortype"]).toBe(
      "UnknownOperationException",
    )
    expect((await post(target("SignUp"), `"${"x".repeat(2 ** 20)}"`)).status).toBe(413)
  })

  it("publishes the OpenID configuration of a pool", async () => {
    const { cognito } = await startPool()
    const answer = await fetch(`${cognito.endpoint}/us-east-1_Local0001/.well-known/openid-configuration`)
    const issuer = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Local0001"
    expect(await answer.json()).toMatchObject({ issuer, jwks_uri: `${issuer}/.well-known/jwks.json` })
  })

  it("shows mails with everything escaped, on a page that runs no script", async () => {
    const { cognito, invite } = await startPool()
    const TemporaryPassword = "<b>Temp&1</b><script>alert(1)</script>"
    await invite("ada@example.com", { MessageAction: undefined, DesiredDeliveryMediums: ["EMAIL"], TemporaryPassword })
    const answer = await fetch(cognito.outboxUrl)
    const page = await answer.text()
    expect(page).toContain("to ada@example.com")
    expect(page).toContain("Temp&amp;1")
    expect(page).not.toContain("<script")
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'")
  })
})

describe("the control over HTTP", () => {
  it("takes settings as JSON and refuses everything else, unchanged", async () => {
    const { cognito } = await startPool()
    const url = `${cognito.endpoint}/_local/control`
    const json = { "content-type": "application/json" }
    expect((await send(url, "POST", json, '{"lagListsSeconds":5}')).status).toBe(200)
    expect((await send(url, "POST", { "content-type": "text/plain" }, '{"latencyMs":9}')).status).toBe(415)
    expect((await send(url, "POST", json, '{"nonsense":9}')).status).toBe(400)
    expect((await send(url, "POST", json, '{"latencyMs":-1}')).status).toBe(400)
    expect(await (await fetch(url)).json()).toMatchObject({ lagListsSeconds: 5, latencyMs: 0 })
    await send(url, "POST", json, '{"reset":true}')
    expect(await (await fetch(url)).json()).toMatchObject({ lagListsSeconds: 0 })
  })

  it("gives the log of calls and empties it", async () => {
    const { cognito, invite } = await startPool()
    await invite()
    const url = `${cognito.endpoint}/_local/calls`
    expect(await (await fetch(url)).json()).toEqual([
      { operation: "AdminCreateUser", principal: "owner", outcome: "ok" },
    ])
    await fetch(url, { method: "DELETE" })
    expect(await (await fetch(url)).json()).toEqual([])
  })
})
