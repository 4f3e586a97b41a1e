import { generateKeyPairSync } from "node:crypto"
import { SignJWT } from "jose"
import { describe, expect, it } from "vitest"
import { CLIENT, claims, clientProperties, poolDefinition, startPool } from "../testing/start-pool"

async function signedIn(definition = poolDefinition()) {
  const started = await startPool(definition)
  const Username = await started.confirmed()
  const tokens = (await started.signIn()).AuthenticationResult
  const getUser = (AccessToken = tokens.AccessToken as string) => started.call("GetUser", { AccessToken })
  return { ...started, Username, tokens, getUser }
}

describe("GetUser", () => {
  it("shows the user of the token", async () => {
    const { getUser, Username } = await signedIn()
    expect(await getUser()).toEqual({
      Username,
      UserAttributes: [
        { Name: "sub", Value: Username },
        { Name: "email", Value: "ada@example.com" },
      ],
    })
  })

  it("shows only what the client may read", async () => {
    const clients = [{ id: CLIENT, properties: clientProperties({ ReadAttributes: ["given_name"] }) }]
    const { getUser, Username, tokens } = await signedIn(poolDefinition({ clients }))
    expect((await getUser()).UserAttributes).toEqual([{ Name: "sub", Value: Username }])
    expect(claims(tokens.IdToken)).not.toHaveProperty("email")
  })

  it.each([
    ["AdminUserGlobalSignOut", { name: "NotAuthorizedException", message: "Access Token has been revoked" }],
    ["AdminDisableUser", { name: "NotAuthorizedException", message: "User is disabled." }],
    ["AdminDeleteUser", { name: "UserNotFoundException", message: "User does not exist." }],
  ])("refuses after %s", async (operation, refusal) => {
    const { call, getUser, Username } = await signedIn()
    await call(operation, { Username })
    await expect(getUser()).rejects.toMatchObject(refusal)
  })

  it("refuses an expired token", async () => {
    const { getUser, passes } = await signedIn()
    passes(899_000)
    expect((await getUser()).Username).toBeTypeOf("string")
    passes(1000)
    await expect(getUser()).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "Access Token has expired",
    })
  })

  it("refuses ID tokens and everything that this pool did not sign", async () => {
    const { getUser, tokens } = await signedIn()
    const [header = "", payload = "", signature = ""] = (tokens.AccessToken as string).split(".")
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url")
    const changed = encode({ ...claims(tokens.AccessToken), username: "somebody-else" })
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 })
    const { kid } = JSON.parse(Buffer.from(header, "base64url").toString())
    const foreign = await new SignJWT(claims(tokens.AccessToken))
      .setProtectedHeader({ alg: "RS256", kid })
      .sign(privateKey)
    const forgeries = [
      tokens.IdToken as string,
      `${header}.${changed}.${signature}`,
      `${encode({ alg: "none", kid })}.${payload}.`,
      foreign,
      "made-up",
    ]
    for (const forgery of forgeries) {
      await expect(getUser(forgery)).rejects.toMatchObject({
        name: "NotAuthorizedException",
        message: "Invalid Access Token",
      })
    }
  })
})
