import { describe, expect, it } from "vitest"
import { claims, POOL, startPool } from "../testing/start-pool"

const MINUTE_MS = 60_000

async function signedIn() {
  const started = await startPool()
  await started.confirmed()
  const result = (await started.signIn()).AuthenticationResult
  const age = async (request: object) => {
    const response = await fetch(`${started.cognito.endpoint}/_local/control`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ageSessions: { UserPoolId: POOL, Username: "ada@example.com", ...request } }),
    })
    return { status: response.status, body: await response.json() }
  }
  const authTime = (token: string): number => claims(token).auth_time
  return { ...started, result, age, authTime }
}

describe("the control makes a sign-in one of long ago", () => {
  it("in the tokens that are refreshed from then on, and in nothing else of them", async () => {
    const { result, refresh, age, authTime, call } = await signedIn()
    const before = authTime(result.AccessToken)
    expect(await age({ ByMs: 20 * MINUTE_MS })).toEqual({ status: 200, body: { Sessions: 1 } })
    const { AuthenticationResult } = await refresh(result.RefreshToken)
    const { AccessToken } = AuthenticationResult
    expect(authTime(AccessToken)).toBe(before - 20 * 60)
    expect(claims(AccessToken)).toMatchObject({ iat: claims(result.AccessToken).iat })
    expect(await call("GetUser", { AccessToken })).toHaveProperty("Username")
  })

  it("of that user alone, and of no later sign-in", async () => {
    const { refresh, age, authTime, confirmed, signIn } = await signedIn()
    await confirmed("grace@example.com")
    const grace = (await signIn("grace@example.com")).AuthenticationResult
    await age({ ByMs: 20 * MINUTE_MS })
    const again = (await signIn()).AuthenticationResult
    for (const { AccessToken, RefreshToken } of [grace, again]) {
      expect(authTime((await refresh(RefreshToken)).AuthenticationResult.AccessToken)).toBe(authTime(AccessToken))
    }
  })

  it.each([{}, { ByMs: -1 }, { ByMs: 1, More: true }, { ByMs: 1, Username: "nobody@example.com" }])(
    "but not by %j",
    async (request) => {
      const { result, refresh, age, authTime } = await signedIn()
      expect((await age(request)).status).toBe(400)
      const { AccessToken } = (await refresh(result.RefreshToken)).AuthenticationResult
      expect(authTime(AccessToken)).toBe(authTime(result.AccessToken))
    },
  )
})
