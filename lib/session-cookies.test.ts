import { afterEach, beforeEach, expect, it, vi } from "vitest"
import outputs from "@/amplify_outputs.json"
import { clearSessionCookies, readRefreshTokens, writeSessionCookies } from "@/lib/session-cookies"
import { fakeRequest } from "@/lib/testing/fake-request"

let request: ReturnType<typeof fakeRequest>
vi.mock("next/headers", () => ({ cookies: async () => request.store }))

const PREFIX = "CognitoIdentityServiceProvider"
const OWN = `${PREFIX}.${outputs.auth.user_pool_client_id}`

const accessTokenOf = (username: unknown) =>
  `head.${Buffer.from(JSON.stringify({ username })).toString("base64url")}.signature`
const tokensOf = (username: unknown) => ({
  accessToken: accessTokenOf(username),
  idToken: "id",
  refreshToken: "refresh",
})

beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", "https://console.example.com")
  request = fakeRequest()
})

afterEach(() => vi.unstubAllEnvs())

it("writes four cookies that no script can read and no other site can send along with a post", async () => {
  await writeSessionCookies(tokensOf("sub"))
  expect([...request.written.keys()].sort()).toEqual(
    [`${OWN}.LastAuthUser`, `${OWN}.sub.accessToken`, `${OWN}.sub.idToken`, `${OWN}.sub.refreshToken`].sort(),
  )
  for (const cookie of request.written.values()) {
    expect(cookie).toMatchObject({ httpOnly: true, secure: true, sameSite: "lax", path: "/" })
    expect(cookie.maxAge).toBeGreaterThan(0)
  }
})

it("is not Secure on plain http, or a browser would drop it on a developer's machine", async () => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", "http://localhost:3000")
  await writeSessionCookies(tokensOf("sub"))
  expect([...request.written.values()].map(({ secure }) => secure)).toEqual([false, false, false, false])
})

it("leaves nothing of a session that was there before", async () => {
  request = fakeRequest({
    cookies: {
      [`${OWN}.planted.accessToken`]: "x",
      [`${OWN}.planted.clockDrift`]: "1",
      [`${PREFIX}.other.x.idToken`]: "x",
    },
  })
  await writeSessionCookies(tokensOf("sub"))
  expect([...request.jar.keys()].filter((name) => !name.startsWith(`${OWN}.sub.`))).toEqual([`${OWN}.LastAuthUser`])
})

it("keeps what it has when Cognito's token names nobody", async () => {
  const cookies = { [`${OWN}.sub.accessToken`]: "still good" }
  for (const username of [undefined, "", 7]) {
    request = fakeRequest({ cookies })
    await expect(writeSessionCookies(tokensOf(username))).rejects.toThrow(/without a username/)
    expect(Object.fromEntries(request.jar)).toEqual(cookies)
  }
})

it("clears every Cognito session and nothing else", async () => {
  request = fakeRequest({ cookies: { [`${OWN}.a.idToken`]: "x", [`${PREFIX}.other.b.idToken`]: "x", theme: "dark" } })
  await clearSessionCookies()
  expect(Object.fromEntries(request.jar)).toEqual({ theme: "dark" })
})

it("finds the refresh tokens of this app's client", async () => {
  request = fakeRequest({
    cookies: {
      [`${OWN}.a.refreshToken`]: "mine",
      [`${OWN}.b.refreshToken`]: "",
      [`${PREFIX}.o.c.refreshToken`]: "other",
    },
  })
  expect(await readRefreshTokens()).toEqual(["mine"])
})

it("reads a few of them at most, the one in use among them: each is revoked by a call of Cognito's", async () => {
  const made = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${OWN}.${i}.refreshToken`, `made up ${i}`]))
  const inUse = { [`${OWN}.sub.refreshToken`]: "in use", [`${OWN}.LastAuthUser`]: "sub" }
  request = fakeRequest({ cookies: { ...made, ...inUse } })
  const tokens = await readRefreshTokens()
  expect(tokens[0]).toBe("in use")
  expect(tokens).toHaveLength(4)
})
