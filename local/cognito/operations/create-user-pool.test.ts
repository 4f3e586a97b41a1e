import { describe, expect, it } from "vitest"
import { type Answer, startPool } from "../testing/start-pool"

describe("CreateUserPool and CreateUserPoolClient", () => {
  it("make a pool with a client that its users sign in through", async () => {
    const { call, cognito, signIn } = await startPool()
    const { UserPool } = (await cognito.call("CreateUserPool", {
      PoolName: "conformance",
      Policies: { PasswordPolicy: { MinimumLength: 6 } },
    })) as Answer
    expect(UserPool).toMatchObject({ Name: "conformance", EstimatedNumberOfUsers: 0 })
    expect(UserPool.Id).toMatch(/^us-east-1_\w{9}$/)
    const { UserPoolClient } = await call("CreateUserPoolClient", {
      UserPoolId: UserPool.Id,
      ClientName: "web",
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
    })
    const user = { UserPoolId: UserPool.Id, Username: "ada" }
    await call("AdminCreateUser", { ...user, MessageAction: "SUPPRESS" })
    await call("AdminSetUserPassword", { ...user, Password: "simple", Permanent: true })
    const { AuthenticationResult } = await signIn("ada", "simple", UserPoolClient.ClientId)
    expect(AuthenticationResult.ExpiresIn).toBe(3600)
  })

  it("keep every one of many clients that are made at once", async () => {
    const { call } = await startPool()
    const made = await Promise.all(
      Array.from({ length: 5 }, (_, number) => call("CreateUserPoolClient", { ClientName: `client${number}` })),
    )
    for (const { UserPoolClient } of made) {
      const attempt = call("InitiateAuth", {
        ClientId: UserPoolClient.ClientId,
        AuthFlow: "REFRESH_TOKEN_AUTH",
        AuthParameters: { REFRESH_TOKEN: "made-up" },
      })
      await expect(attempt).rejects.toMatchObject({ message: "Invalid Refresh Token" })
    }
  })

  it.each([
    ["a Lambda trigger", { LambdaConfig: { PreSignUp: "arn:aws:lambda:us-east-1:000000000000:function:x" } }],
    ["a password that is new every time", { Policies: { PasswordPolicy: { PasswordHistorySize: 3 } } }],
    ["a property that there is not", { Nonsense: true }],
  ])("refuse %s, which would not hold here", async (_, properties) => {
    const { cognito } = await startPool()
    const attempt = cognito.call("CreateUserPool", { PoolName: "conformance", ...properties })
    await expect(attempt).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: expect.stringContaining(Object.keys(properties)[0] ?? ""),
    })
  })
})
