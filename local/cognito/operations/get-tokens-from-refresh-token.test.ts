import { describe, expect, it } from "vitest"
import { CLIENT, claims, clientProperties, poolDefinition, startPool } from "../testing/start-pool"

const DAY = 86_400_000

async function signedIn() {
  const started = await startPool()
  const Username = await started.confirmed()
  const result = (await started.signIn()).AuthenticationResult
  return { ...started, Username, result, token: result.RefreshToken as string }
}

describe("GetTokensFromRefreshToken", () => {
  it("gives new tokens of the same sign-in with today's groups and no new refresh token", async () => {
    const { call, refresh, passes, Username, result, token } = await signedIn()
    await call("AdminAddUserToGroup", { Username, GroupName: "EDITORS" })
    passes(60_000)
    const { AuthenticationResult } = await refresh(token)
    const [before, after] = [claims(result.AccessToken), claims(AuthenticationResult.AccessToken)]
    expect(after).toMatchObject({ auth_time: before.auth_time, origin_jti: before.origin_jti, iat: before.iat + 60 })
    expect(after["cognito:groups"]).toEqual(["EDITORS"])
    expect(after.jti).not.toBe(before.jti)
    expect(AuthenticationResult).not.toHaveProperty("RefreshToken")
  })

  it("does the same as the flow REFRESH_TOKEN_AUTH", async () => {
    const { call, token } = await signedIn()
    const AuthParameters = { REFRESH_TOKEN: token }
    const answer = await call("InitiateAuth", { ClientId: CLIENT, AuthFlow: "REFRESH_TOKEN_AUTH", AuthParameters })
    expect(answer.AuthenticationResult.TokenType).toBe("Bearer")
  })

  it("ends with the refresh token's validity", async () => {
    const { refresh, passes, token } = await signedIn()
    passes(30 * DAY - 1)
    expect((await refresh(token)).AuthenticationResult.TokenType).toBe("Bearer")
    passes(1)
    await expect(refresh(token)).rejects.toMatchObject({ message: "Refresh Token has expired" })
  })

  it("refuses a token that was never one, and another client's", async () => {
    const clients = [CLIENT, "anotherclient"].map((id) => ({ id, properties: clientProperties() }))
    const { confirmed, signIn, refresh } = await startPool(poolDefinition({ clients }))
    await confirmed()
    const token = (await signIn()).AuthenticationResult.RefreshToken
    const invalid = { name: "NotAuthorizedException", message: "Invalid Refresh Token" }
    await expect(refresh("made-up")).rejects.toMatchObject(invalid)
    await expect(refresh(token, "anotherclient")).rejects.toMatchObject(invalid)
  })

  it.each([["AdminUserGlobalSignOut"], ["AdminDisableUser"], ["AdminDeleteUser"]])(
    "refuses after %s",
    async (operation) => {
      const { call, refresh, Username, token } = await signedIn()
      await call(operation, { Username })
      await expect(refresh(token)).rejects.toMatchObject({
        name: "NotAuthorizedException",
        message: "Refresh Token has been revoked",
      })
    },
  )

  it("stays refused when a disabled user is enabled again", async () => {
    const { call, refresh, Username, token } = await signedIn()
    await call("AdminDisableUser", { Username })
    await call("AdminEnableUser", { Username })
    await expect(refresh(token)).rejects.toMatchObject({ message: "Refresh Token has been revoked" })
  })

  it("refuses while the password has to be reset", async () => {
    const { call, refresh, Username, token } = await signedIn()
    const UserAttributes = [{ Name: "email_verified", Value: "true" }]
    await call("AdminUpdateUserAttributes", { Username, UserAttributes })
    await call("AdminResetUserPassword", { Username })
    await expect(refresh(token)).rejects.toMatchObject({ name: "PasswordResetRequiredException" })
  })
})
