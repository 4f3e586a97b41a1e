import { describe, expect, it } from "vitest"
import { CLIENT, clientProperties, poolDefinition, startPool } from "../testing/start-pool"

describe("RevokeToken", () => {
  it("ends one sign-in and leaves the others", async () => {
    const { call, confirmed, signIn, refresh } = await startPool()
    await confirmed()
    const [one, other] = [(await signIn()).AuthenticationResult, (await signIn()).AuthenticationResult]
    await call("RevokeToken", { Token: one.RefreshToken, ClientId: CLIENT })
    await expect(refresh(one.RefreshToken)).rejects.toMatchObject({ message: "Refresh Token has been revoked" })
    await expect(call("GetUser", { AccessToken: one.AccessToken })).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "Access Token has been revoked",
    })
    expect((await refresh(other.RefreshToken)).AuthenticationResult.TokenType).toBe("Bearer")
    expect((await call("GetUser", { AccessToken: other.AccessToken })).Username).toBeTypeOf("string")
  })

  it("tells nothing about tokens that it does not know", async () => {
    const { call } = await startPool()
    expect(await call("RevokeToken", { Token: "made-up", ClientId: CLIENT })).toEqual({})
  })

  it("leaves the token of another client alone", async () => {
    const clients = [CLIENT, "anotherclient"].map((id) => ({ id, properties: clientProperties() }))
    const { call, confirmed, signIn, refresh } = await startPool(poolDefinition({ clients }))
    await confirmed()
    const { RefreshToken } = (await signIn()).AuthenticationResult
    await call("RevokeToken", { Token: RefreshToken, ClientId: "anotherclient" })
    expect((await refresh(RefreshToken)).AuthenticationResult.TokenType).toBe("Bearer")
  })

  it("refuses access tokens, and clients without revocation", async () => {
    const clients = [{ id: CLIENT, properties: clientProperties({ EnableTokenRevocation: false }) }]
    const { call, confirmed, signIn, refresh } = await startPool(poolDefinition({ clients }))
    await confirmed()
    const { RefreshToken } = (await signIn()).AuthenticationResult
    const attempt = call("RevokeToken", { Token: RefreshToken, ClientId: CLIENT })
    await expect(attempt).rejects.toMatchObject({ name: "UnsupportedOperationException" })
    expect((await refresh(RefreshToken)).AuthenticationResult.TokenType).toBe("Bearer")
    const revoking = await startPool()
    await expect(revoking.call("RevokeToken", { Token: "a.b.c", ClientId: CLIENT })).rejects.toMatchObject({
      name: "UnsupportedTokenTypeException",
    })
  })
})
