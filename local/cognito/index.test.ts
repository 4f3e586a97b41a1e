import { describe, expect, it } from "vitest"
import { startCognito } from "./index"
import { CLIENT, clientProperties, poolDefinition, startPool } from "./testing/start-pool"

describe("deploying a pool", () => {
  it("again keeps users and memberships, adds what is new and takes on new rules", async () => {
    const { cognito, call, confirmed, signIn } = await startPool()
    await call("AdminAddUserToGroup", { Username: await confirmed(), GroupName: "EDITORS" })
    const groups = [{ name: "EDITORS", precedence: 4 }, { name: "SUPPORT" }]
    const clients = [{ id: CLIENT, properties: clientProperties({ AccessTokenValidity: 5 }) }]
    await cognito.deploy(poolDefinition({ groups, clients }))
    expect((await signIn()).AuthenticationResult.ExpiresIn).toBe(300)
    expect((await call("ListUsersInGroup", { GroupName: "EDITORS" })).Users).toHaveLength(1)
    expect((await call("GetGroup", { GroupName: "EDITORS" })).Group.Precedence).toBe(4)
    expect((await call("ListGroups")).Groups).toHaveLength(2)
  })

  it("refuses to change how users are named, and the pool stays as it was", async () => {
    const { cognito, confirmed, signIn } = await startPool()
    await confirmed()
    await expect(cognito.deploy(poolDefinition({ properties: {} }))).rejects.toMatchObject({
      name: "CognitoSetupError",
      message: expect.stringContaining("UsernameAttributes"),
    })
    expect((await signIn()).AuthenticationResult.TokenType).toBe("Bearer")
  })

  it("refuses token validities outside of Cognito's bounds", async () => {
    const clients = [{ id: CLIENT, properties: clientProperties({ AccessTokenValidity: 4 }) }]
    await expect(startPool(poolDefinition({ clients }))).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: expect.stringContaining("AccessTokenValidity"),
    })
  })
})

describe("starting", () => {
  it("says so when the port is taken, and holds nothing", async () => {
    const { cognito } = await startPool()
    const port = Number(new URL(cognito.endpoint).port)
    const options = { region: "us-east-1", accountId: "000000000000", port, principals: () => undefined }
    await expect(startCognito(options)).rejects.toMatchObject({
      name: "CognitoSetupError",
      message: expect.stringContaining(`Port ${port}`),
    })
  })
})
