import { describe, expect, it } from "vitest"
import { startPool } from "../testing/start-pool"

describe("AdminDisableUser and AdminEnableUser", () => {
  it("lock a user out and let them in again", async () => {
    const { call, confirmed, signIn, passes } = await startPool()
    const Username = await confirmed()
    passes(5000)
    await call("AdminDisableUser", { Username })
    const disabled = await call("AdminGetUser", { Username })
    expect(disabled).toMatchObject({ Enabled: false, UserStatus: "CONFIRMED" })
    expect(disabled.UserLastModifiedDate - disabled.UserCreateDate).toBe(5)
    await expect(signIn()).rejects.toMatchObject({ message: "User is disabled." })
    await call("AdminEnableUser", { Username })
    expect((await signIn()).AuthenticationResult.TokenType).toBe("Bearer")
  })

  it("end the sessions, which stay ended; repeated, they are no error", async () => {
    const { call, confirmed, signIn, refresh } = await startPool()
    const Username = await confirmed()
    const { RefreshToken } = (await signIn()).AuthenticationResult
    for (const operation of ["AdminDisableUser", "AdminDisableUser", "AdminEnableUser", "AdminEnableUser"]) {
      expect(await call(operation, { Username })).toEqual({})
    }
    await expect(refresh(RefreshToken)).rejects.toMatchObject({ message: "Refresh Token has been revoked" })
  })

  it.each(["AdminDisableUser", "AdminEnableUser"])("%s refuses somebody who does not exist", async (operation) => {
    const { call, confirmed } = await startPool()
    const Username = await confirmed()
    const before = await call("AdminGetUser", { Username })
    await expect(call(operation, { Username: "nobody" })).rejects.toMatchObject({ name: "UserNotFoundException" })
    expect(await call("AdminGetUser", { Username })).toEqual(before)
  })
})
