import { describe, expect, it } from "vitest"
import { startPool } from "../testing/start-pool"

describe("AdminUserGlobalSignOut", () => {
  it("ends every sign-in; the user may sign in again", async () => {
    const { call, confirmed, signIn, refresh } = await startPool()
    const Username = await confirmed()
    const { AccessToken, RefreshToken } = (await signIn()).AuthenticationResult
    await call("AdminUserGlobalSignOut", { Username })
    await expect(call("GetUser", { AccessToken })).rejects.toMatchObject({ message: "Access Token has been revoked" })
    await expect(refresh(RefreshToken)).rejects.toMatchObject({ message: "Refresh Token has been revoked" })
    const again = (await signIn()).AuthenticationResult
    expect((await refresh(again.RefreshToken)).AuthenticationResult.TokenType).toBe("Bearer")
  })

  it("refuses somebody who does not exist", async () => {
    const { call } = await startPool()
    const attempt = call("AdminUserGlobalSignOut", { Username: "nobody" })
    await expect(attempt).rejects.toMatchObject({ name: "UserNotFoundException" })
  })
})
