import { describe, expect, it } from "vitest"
import { CLIENT, clientProperties, PASSWORD, poolDefinition, startPool } from "../testing/start-pool"

async function pool(definition = poolDefinition()) {
  const started = await startPool(definition)
  const signUp = (more: Record<string, unknown> = {}) =>
    started.call("SignUp", { ClientId: CLIENT, Username: "ada@example.com", Password: PASSWORD, ...more })
  const confirm = (ConfirmationCode: string, Username = "ada@example.com") =>
    started.call("ConfirmSignUp", { ClientId: CLIENT, Username, ConfirmationCode })
  const code = async () => /\d{6}/.exec((await started.mails())[0]?.body)?.[0] ?? ""
  const status = async () => (await started.call("AdminGetUser", { Username: "ada@example.com" })).UserStatus
  return { ...started, signUp, confirm, code, status }
}

const wrongCodes = (right: string) =>
  Array.from({ length: 6 }, (_, number) => String((Number(right) + 1 + number) % 1_000_000).padStart(6, "0"))

describe("SignUp and ConfirmSignUp", () => {
  it("make a user without any group, who can sign in once the code came back", async () => {
    const { call, signUp, confirm, code, signIn, mails } = await pool()
    const answer = await signUp()
    expect(answer).toEqual({
      UserConfirmed: false,
      UserSub: expect.any(String),
      CodeDeliveryDetails: { Destination: "a***@e***", DeliveryMedium: "EMAIL", AttributeName: "email" },
    })
    expect((await mails())[0]).toMatchObject({ to: "ada@example.com", kind: "sign-up", userId: answer.UserSub })
    await expect(signIn()).rejects.toMatchObject({ name: "UserNotConfirmedException" })
    expect(await confirm(await code())).toEqual({})
    expect((await signIn()).AuthenticationResult.TokenType).toBe("Bearer")
    const { UserAttributes } = await call("AdminGetUser", { Username: "ada@example.com" })
    expect(UserAttributes).toContainEqual({ Name: "email_verified", Value: "true" })
    expect((await call("AdminListGroupsForUser", { Username: "ada@example.com" })).Groups).toEqual([])
  })

  it("take a code once", async () => {
    const { signUp, confirm, code } = await pool()
    await signUp()
    const once = await code()
    await confirm(once)
    await expect(confirm(once)).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "User cannot be confirmed. Current status is CONFIRMED",
    })
  })

  it("take no wrong code, and after five of them not even the right one", async () => {
    const { signUp, confirm, code, status } = await pool()
    await signUp()
    const right = await code()
    const [last = "", ...first] = wrongCodes(right)
    for (const wrong of first) {
      await expect(confirm(wrong)).rejects.toMatchObject({
        name: "CodeMismatchException",
        message: "Invalid verification code provided, please try again.",
      })
    }
    await expect(confirm(last)).rejects.toMatchObject({ name: "LimitExceededException" })
    await expect(confirm(right)).rejects.toMatchObject({ name: "LimitExceededException" })
    expect(await status()).toBe("UNCONFIRMED")
  })

  it("take no code after a day", async () => {
    const { signUp, confirm, code, status, passes } = await pool()
    await signUp()
    passes(24 * 3_600_000)
    await expect(confirm(await code())).rejects.toMatchObject({
      name: "ExpiredCodeException",
      message: "Invalid code provided, please request a code again.",
    })
    expect(await status()).toBe("UNCONFIRMED")
  })

  it("do not tell whether somebody unknown has an account to confirm", async () => {
    const { confirm } = await pool()
    await expect(confirm("123456", "nobody@example.com")).rejects.toMatchObject({ name: "ExpiredCodeException" })
  })

  it("refuse an address that is taken, and its password stays", async () => {
    const { confirmed, signUp, signIn } = await pool()
    await confirmed()
    await expect(signUp({ Username: "ADA@example.com", Password: "Another-horse-8" })).rejects.toMatchObject({
      name: "UsernameExistsException",
      message: "An account with the given email already exists.",
    })
    expect((await signIn()).AuthenticationResult.TokenType).toBe("Bearer")
  })

  it("are not possible where only administrators make users", async () => {
    const definition = poolDefinition()
    definition.properties.AdminCreateUserConfig = { AllowAdminCreateUserOnly: true }
    const { call, signUp } = await pool(definition)
    await expect(signUp()).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "SignUp is not permitted for this user pool",
    })
    expect((await call("ListUsers")).Users).toEqual([])
  })

  it.each([
    [
      "a weak password",
      { Password: "weak", UserAttributes: [{ Name: "given_name", Value: "Ada" }] },
      "InvalidPasswordException",
    ],
    ["a verified flag", { UserAttributes: [{ Name: "email_verified", Value: "true" }] }, "NotAuthorizedException"],
    ["a missing required attribute", {}, "InvalidParameterException"],
    [
      "an attribute the client may not write",
      { UserAttributes: [{ Name: "locale", Value: "en" }] },
      "NotAuthorizedException",
    ],
  ])("refuse %s, and nobody is made", async (_, request, name) => {
    const definition = poolDefinition()
    definition.properties.Schema = [{ Name: "given_name", Required: true }]
    definition.clients = [{ id: CLIENT, properties: clientProperties({ WriteAttributes: ["email", "given_name"] }) }]
    const { call, signUp, mails } = await pool(definition)
    await expect(signUp(request)).rejects.toMatchObject({ name })
    expect((await call("ListUsers")).Users).toEqual([])
    expect(await mails()).toEqual([])
  })
})
