import { Sha256 } from "@aws-crypto/sha256-js"
import { SignatureV4 } from "@smithy/signature-v4"
import { describe, expect, it } from "vitest"
import type { Principal } from "./principal"
import { SignatureError, type SignedRequest, verifySignature } from "./verify-signature"

const NOW = new Date("2030-05-06T07:08:09Z")

const principal: Principal = {
  kind: "role",
  accessKeyId: "ASIAEXAMPLE",
  secretAccessKey: "secret/key+1",
  sessionToken: "session-token",
  arn: "arn:aws:sts::000000000000:assumed-role/role/function",
  statements: [],
}

interface Wish {
  path?: string
  query?: Record<string, string>
  body?: string
  service?: string
  credentials?: Partial<Principal>
  headers?: Record<string, string>
  at?: Date
}

/** A request signed by the signer of the stock AWS SDK, as it arrives on the socket. */
async function signed(wish: Wish = {}): Promise<SignedRequest> {
  const { path = "/graphql", query = {}, body = '{"query":"{ a }"}', service = "appsync", at = NOW } = wish
  const { accessKeyId, secretAccessKey, sessionToken } = { ...principal, ...wish.credentials }
  const signer = new SignatureV4({
    service,
    region: "us-east-1",
    sha256: Sha256,
    credentials: { accessKeyId, secretAccessKey, sessionToken },
  })
  const request = await signer.sign(
    {
      method: "POST",
      protocol: "http:",
      hostname: "127.0.0.1",
      path,
      query,
      headers: { host: "127.0.0.1:4100", "content-type": "application/json", ...wish.headers },
      body,
    },
    { signingDate: at },
  )
  const search = new URLSearchParams(query).toString()
  return { method: "POST", url: search ? `${path}?${search}` : path, headers: request.headers, body: Buffer.from(body) }
}

const verify = (request: SignedRequest, service = "appsync") =>
  verifySignature(request, {
    service,
    now: NOW,
    principals: (accessKeyId) => (accessKeyId === principal.accessKeyId ? principal : undefined),
  })

function refusal(request: SignedRequest, service?: string): SignatureError {
  try {
    verify(request, service)
  } catch (error) {
    if (error instanceof SignatureError) return error
    throw error
  }
  throw new Error("The signature was accepted.")
}

describe("verifySignature", () => {
  it("finds out who signed with the stock SDK", async () => {
    expect(verify(await signed())).toBe(principal)
  })

  it.each<[string, Wish]>([
    ["a path with characters that are encoded", { path: "/a%20b/%C3%A9/(c)" }],
    ["a query", { path: "/", query: { b: "2 x", a: "1&'*" } }],
    ["an empty body", { body: "" }],
    ["a body in another script", { body: '{"query":"é漢"}' }],
    ["header values with inner spaces", { headers: { "x-amz-meta": "  a   b " } }],
  ])("accepts %s", async (_, wish) => {
    expect(verify(await signed(wish))).toBe(principal)
  })

  it("leaves a foreign access key to whoever asks", async () => {
    expect(verify(await signed({ credentials: { accessKeyId: "AKIAFOREIGN" } }))).toBeUndefined()
  })

  it("refuses a changed body", async () => {
    const request = await signed()
    expect(refusal({ ...request, body: Buffer.from("{}") })).toMatchObject({
      name: "InvalidSignatureException",
      statusCode: 403,
    })
  })

  it("refuses a body whose claimed hash is another body's", async () => {
    const request = await signed()
    const claimed = await signed({ body: "{}" })
    const headers = { ...claimed.headers }
    expect(refusal({ ...claimed, headers, body: request.body }).name).toBe("InvalidSignatureException")
  })

  it.each<[string, Partial<SignedRequest>]>([
    ["path", { url: "/other" }],
    ["query", { url: "/graphql?admin=1" }],
    ["method", { method: "PUT" }],
  ])("refuses a changed %s", async (_, change) => {
    expect(refusal({ ...(await signed()), ...change }).name).toBe("InvalidSignatureException")
  })

  it("refuses another secret key", async () => {
    expect(refusal(await signed({ credentials: { secretAccessKey: "guessed" } })).name).toBe(
      "InvalidSignatureException",
    )
  })

  it.each([undefined, "another-token"])("refuses the session token %s", async (sessionToken) => {
    expect(refusal(await signed({ credentials: { sessionToken } as Partial<Principal> })).name).toBe(
      "UnrecognizedClientException",
    )
  })

  it.each([-6, 6])("refuses a signature that is %i minutes off", async (minutes) => {
    expect(refusal(await signed({ at: new Date(NOW.getTime() + minutes * 60_000) })).name).toBe(
      "InvalidSignatureException",
    )
  })

  it.each([-4, 4])("accepts a clock that is %i minutes off", async (minutes) => {
    expect(verify(await signed({ at: new Date(NOW.getTime() + minutes * 60_000) }))).toBe(principal)
  })

  it("refuses a signature for another service", async () => {
    expect(refusal(await signed({ service: "cognito-idp" })).message).toContain("correct service: 'appsync'")
  })

  it("refuses an operation name that was not signed", async () => {
    const request = await signed({ service: "cognito-idp" })
    const headers = { ...request.headers, "x-amz-target": "AWSCognitoIdentityProviderService.AdminDeleteUser" }
    expect(refusal({ ...request, headers }, "cognito-idp")).toMatchObject({
      name: "IncompleteSignatureException",
      message: "The header 'x-amz-target' must be signed.",
      statusCode: 400,
    })
  })

  it.each(["", "AWS4-HMAC-SHA256", "Bearer x", "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=00"])(
    "refuses the malformed header %j",
    async (authorization) => {
      const request = await signed()
      expect(refusal({ ...request, headers: { ...request.headers, authorization } }).name).toBe(
        "IncompleteSignatureException",
      )
    },
  )
})
