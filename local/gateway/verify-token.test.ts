import { generateKeyPairSync, type KeyObject, randomUUID } from "node:crypto"
import { createServer } from "node:http"
import { exportJWK, type JWTPayload, SignJWT, UnsecuredJWT } from "jose"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { listenOnLoopback } from "./loopback"
import { Refusal } from "./refusal"
import { createTokenVerifier, type VerifyToken } from "./verify-token"

const POOL = "us-east-1_abcdefghi"
const CLIENT = "client"
const NOW = new Date("2030-01-01T12:00:00Z")
const seconds = Math.floor(NOW.getTime() / 1000)
const KEY_ID = "key-1"

const pool = generateKeyPairSync("rsa", { modulusLength: 2048 })
const other = generateKeyPairSync("rsa", { modulusLength: 2048 })

const jwks = createServer(async (_, response) => {
  response.end(
    JSON.stringify({ keys: [{ ...(await exportJWK(pool.publicKey)), kid: KEY_ID, alg: "RS256", use: "sig" }] }),
  )
})
let verify: VerifyToken
let jwksUrl: string

beforeAll(async () => {
  jwksUrl = `http://127.0.0.1:${await listenOnLoopback(jwks, 0)}/`
  verify = verifier(jwksUrl)
})
afterAll(() => jwks.close())

const verifier = (url: string) =>
  createTokenVerifier({ userPoolId: POOL, clientIds: [CLIENT], jwksUrl: url, now: () => NOW })

/** An access token as Cognito makes it, with some claims changed; `undefined` leaves a claim out. */
function claims(change: Record<string, unknown> = {}): JWTPayload {
  return JSON.parse(
    JSON.stringify({
      sub: randomUUID(),
      iss: `https://cognito-idp.us-east-1.amazonaws.com/${POOL}`,
      client_id: CLIENT,
      token_use: "access",
      iat: seconds - 60,
      exp: seconds + 60,
      ...change,
    }),
  )
}

const sign = (change?: Record<string, unknown>, key: KeyObject = pool.privateKey, kid = KEY_ID) =>
  new SignJWT(claims(change)).setProtectedHeader({ alg: "RS256", kid }).sign(key)

const idToken = { token_use: "id", client_id: undefined, aud: CLIENT }

describe("the token verifier", () => {
  it("takes access and ID tokens of the pool's client", async () => {
    expect(await verify(await sign({ "cognito:groups": ["A"] }))).toMatchObject({ "cognito:groups": ["A"] })
    expect(await verify(await sign(idToken))).toMatchObject({ token_use: "id" })
  })

  it.each<[string, () => Promise<string> | string]>([
    ["an expired token", () => sign({ exp: seconds - 1 })],
    ["a token without exp", () => sign({ exp: undefined })],
    ["a token that is not valid yet", () => sign({ nbf: seconds + 3600 })],
    ["a token of another pool", () => sign({ iss: "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_other" })],
    ["an access token of another client", () => sign({ client_id: "other" })],
    ["an ID token of another client", () => sign({ ...idToken, aud: "other" })],
    ["an access token whose client is in aud", () => sign({ client_id: undefined, aud: CLIENT })],
    ["an ID token for several audiences", () => sign({ ...idToken, aud: [CLIENT, "other"] })],
    ["a token without use", () => sign({ token_use: undefined })],
    ["a token for another use", () => sign({ token_use: "refresh" })],
    ["a token without sub", () => sign({ sub: undefined })],
    ["a token signed by another key with the same id", () => sign({}, other.privateKey)],
    ["a token with an unknown key id", () => sign({}, other.privateKey, "key-2")],
    ["an unsigned token", () => new UnsecuredJWT(claims()).encode()],
    [
      "an unsigned token with the signature of a good one",
      async () => `${new UnsecuredJWT(claims()).encode()}${(await sign()).split(".")[2]}`,
    ],
    [
      "a token signed with the public key as a secret",
      () =>
        new SignJWT(claims())
          .setProtectedHeader({ alg: "HS256", kid: KEY_ID })
          .sign(Buffer.from(pool.publicKey.export({ type: "spki", format: "pem" }))),
    ],
    [
      "a token whose payload was changed",
      async () => {
        const [header, , signature] = (await sign()).split(".")
        const payload = Buffer.from(JSON.stringify(claims({ "cognito:groups": ["EDITORS"] }))).toString("base64url")
        return `${header}.${payload}.${signature}`
      },
    ],
    ["text", () => "not-a-token"],
    ["nothing", () => ""],
  ])("refuses %s", async (_, token) => {
    const error = await verify(await token()).then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(Refusal)
    expect(error).toMatchObject({ statusCode: 401, errorType: "UnauthorizedException" })
  })

  it("says of an expired token that it is expired, and of no other", async () => {
    await expect(verify(await sign({ exp: seconds - 1 }))).rejects.toThrow("Token has expired.")
    await expect(verify(await sign({ client_id: "other" }))).rejects.toThrow(
      "You are not authorized to make this call.",
    )
  })

  it("lets nobody in when the keys cannot be had", async () => {
    await expect(verifier("http://127.0.0.1:1/")(await sign())).rejects.toThrow()
  })
})
