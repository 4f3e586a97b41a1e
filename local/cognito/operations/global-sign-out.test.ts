import { describe, expect, it } from "vitest"
import { startPool } from "../testing/start-pool"

describe("GlobalSignOut", () => {
  it("ends every sign-in of the user and nobody else's", async () => {
    const { call, confirmed, signIn, refresh } = await startPool()
    await confirmed()
    await confirmed("grace@example.com")
    const [one, two] = [(await signIn()).AuthenticationResult, (await signIn()).AuthenticationResult]
    const grace = (await signIn("grace@example.com")).AuthenticationResult
    await call("GlobalSignOut", { AccessToken: one.AccessToken })
    for (const { RefreshToken, AccessToken } of [one, two]) {
      await expect(refresh(RefreshToken)).rejects.toMatchObject({ message: "Refresh Token has been revoked" })
      await expect(call("GetUser", { AccessToken })).rejects.toMatchObject({ message: "Access Token has been revoked" })
    }
    expect((await refresh(grace.RefreshToken)).AuthenticationResult.TokenType).toBe("Bearer")
  })

  it("refuses a token that is already revoked, and the newer sign-in stays", async () => {
    const { call, confirmed, signIn, refresh } = await startPool()
    await confirmed()
    const { AccessToken } = (await signIn()).AuthenticationResult
    await call("GlobalSignOut", { AccessToken })
    const later = (await signIn()).AuthenticationResult
    await expect(call("GlobalSignOut", { AccessToken })).rejects.toMatchObject({ name: "NotAuthorizedException" })
    expect((await refresh(later.RefreshToken)).AuthenticationResult.TokenType).toBe("Bearer")
  })
})
