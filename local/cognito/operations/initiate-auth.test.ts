import { createHmac } from "node:crypto"
import { describe, expect, it } from "vitest"
import {
  type Call,
  CLIENT,
  claims,
  clientProperties,
  PASSWORD,
  POOL,
  poolDefinition,
  START,
  startPool,
} from "../testing/start-pool"

const withClient = (changes: Record<string, unknown>) =>
  startPool(poolDefinition({ clients: [{ id: CLIENT, properties: clientProperties(changes) }] }))

describe("InitiateAuth with a password", () => {
  it("gives tokens with Cognito's claims", async () => {
    const { confirmed, signIn } = await startPool()
    const sub = await confirmed()
    const { AccessToken, IdToken, RefreshToken, ExpiresIn, TokenType } = (await signIn()).AuthenticationResult
    const shared = {
      sub,
      iss: `https://cognito-idp.us-east-1.amazonaws.com/${POOL}`,
      origin_jti: expect.any(String),
      event_id: expect.any(String),
      auth_time: START / 1000,
      iat: START / 1000,
      exp: START / 1000 + 900,
      jti: expect.any(String),
    }
    expect(claims(AccessToken)).toEqual({
      ...shared,
      client_id: CLIENT,
      token_use: "access",
      scope: "aws.cognito.signin.user.admin",
      username: sub,
    })
    expect(claims(IdToken)).toEqual({
      ...shared,
      aud: CLIENT,
      token_use: "id",
      "cognito:username": sub,
      email: "ada@example.com",
    })
    expect({ ExpiresIn, TokenType }).toEqual({ ExpiresIn: 900, TokenType: "Bearer" })
    expect(RefreshToken).toMatch(/^[\w-]{86}$/)
  })

  it("puts the roles of groups into the ID token", async () => {
    const roleArn = "arn:aws:iam::000000000000:role/editors"
    const { call, confirmed, signIn } = await startPool(
      poolDefinition({ groups: [{ name: "EDITORS", precedence: 0, roleArn }] }),
    )
    await call("AdminAddUserToGroup", { Username: await confirmed(), GroupName: "EDITORS" })
    const { IdToken, AccessToken } = (await signIn()).AuthenticationResult
    expect(claims(IdToken)).toMatchObject({ "cognito:roles": [roleArn], "cognito:preferred_role": roleArn })
    expect(claims(AccessToken)).not.toHaveProperty("cognito:roles")
  })

  it("answers a wrong password and an unknown user alike", async () => {
    const { confirmed, signIn } = await startPool()
    await confirmed()
    const same = { name: "NotAuthorizedException", message: "Incorrect username or password." }
    await expect(signIn("ada@example.com", "Wrong-horse-7")).rejects.toMatchObject(same)
    await expect(signIn("nobody@example.com", PASSWORD)).rejects.toMatchObject(same)
  })

  it("says that a user does not exist only to a client that wants it", async () => {
    const { signIn } = await withClient({ PreventUserExistenceErrors: "LEGACY" })
    await expect(signIn("nobody@example.com")).rejects.toMatchObject({ name: "UserNotFoundException" })
  })

  it("locks after five wrong passwords, twice as long each time, whether the user exists or not", async () => {
    const { confirmed, signIn, passes } = await startPool()
    await confirmed()
    const locked = { name: "NotAuthorizedException", message: "Password attempts exceeded" }
    const wrong = { name: "NotAuthorizedException", message: "Incorrect username or password." }
    for (const name of ["ada@example.com", "nobody@example.com"]) {
      for (let attempt = 0; attempt < 5; attempt++) {
        await expect(signIn(name, "Wrong-horse-7")).rejects.toMatchObject(wrong)
      }
      await expect(signIn(name)).rejects.toMatchObject(locked)
      passes(1000)
      await expect(signIn(name, "Wrong-horse-7")).rejects.toMatchObject(wrong)
      passes(1999)
      await expect(signIn(name)).rejects.toMatchObject(locked)
      passes(1)
    }
    expect((await signIn()).AuthenticationResult.AccessToken).toBeTypeOf("string")
  })

  it("never locks longer than 15 minutes", async () => {
    const { confirmed, signIn, passes } = await startPool()
    await confirmed()
    for (let attempt = 0; attempt < 40; attempt++) {
      await expect(signIn("ada@example.com", "Wrong-horse-7")).rejects.toThrow("Incorrect")
      passes(15 * 60 * 1000)
    }
    expect((await signIn()).AuthenticationResult.AccessToken).toBeTypeOf("string")
  })

  it("refuses a disabled user who knows the password", async () => {
    const { call, confirmed, signIn } = await startPool()
    await call("AdminDisableUser", { Username: await confirmed() })
    await expect(signIn()).rejects.toMatchObject({ name: "NotAuthorizedException", message: "User is disabled." })
  })

  it("refuses flows that the client does not have, and those that are not here by name", async () => {
    const { confirmed, call, signIn } = await withClient({ ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH"] })
    await confirmed()
    await expect(signIn()).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: "USER_PASSWORD_AUTH flow not enabled for this client",
    })
    const custom = call("InitiateAuth", { ClientId: CLIENT, AuthFlow: "CUSTOM_AUTH", AuthParameters: {} })
    await expect(custom).rejects.toMatchObject({ message: "The local Cognito does not have the flow CUSTOM_AUTH." })
  })

  it("refuses a client that does not exist", async () => {
    const { signIn } = await startPool()
    await expect(signIn("ada@example.com", PASSWORD, "nosuchclient")).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: "User pool client nosuchclient does not exist.",
    })
  })

  it("asks for the secret hash where the client has a secret", async () => {
    const { call, confirmed } = await startPool()
    await confirmed()
    const { UserPoolClient } = await call("CreateUserPoolClient", {
      ClientName: "server",
      GenerateSecret: true,
      ExplicitAuthFlows: ["ALLOW_USER_PASSWORD_AUTH"],
    })
    const { ClientId, ClientSecret } = UserPoolClient
    const attempt = (more: Record<string, string>) =>
      call("InitiateAuth", {
        ClientId,
        AuthFlow: "USER_PASSWORD_AUTH",
        AuthParameters: { USERNAME: "ada@example.com", PASSWORD, ...more },
      })
    const SECRET_HASH = createHmac("sha256", ClientSecret).update(`ada@example.com${ClientId}`).digest("base64")
    await expect(attempt({})).rejects.toMatchObject({ name: "NotAuthorizedException" })
    await expect(attempt({ SECRET_HASH: "wrong" })).rejects.toMatchObject({ name: "NotAuthorizedException" })
    expect((await attempt({ SECRET_HASH })).AuthenticationResult.AccessToken).toBeTypeOf("string")
  })
})

describe("InitiateAuth with SRP", () => {
  const begin = (call: Call, USERNAME: string, SRP_A: string) =>
    call("InitiateAuth", {
      ClientId: CLIENT,
      AuthFlow: "USER_SRP_AUTH",
      AuthParameters: { USERNAME, SRP_A },
    })

  it("gives an unknown user the same salt each time, and a user name that looks like one", async () => {
    const { call } = await startPool()
    const first = (await begin(call, "nobody@example.com", "abc123")).ChallengeParameters
    const second = (await begin(call, "nobody@example.com", "def456")).ChallengeParameters
    expect(second.SALT).toBe(first.SALT)
    expect(second.SRP_B).not.toBe(first.SRP_B)
    expect(first.USER_ID_FOR_SRP).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it.each(["0", "00", "xyz", ""])("refuses %j as the client's public value", async (SRP_A) => {
    const { call, confirmed } = await startPool()
    await confirmed()
    await expect(begin(call, "ada@example.com", SRP_A)).rejects.toMatchObject({ name: "InvalidParameterException" })
  })
})
