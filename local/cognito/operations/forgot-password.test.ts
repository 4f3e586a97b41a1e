import { describe, expect, it } from "vitest"
import { CLIENT, startPool } from "../testing/start-pool"

const NEW = "Another-horse-8"
const verified = { UserAttributes: [{ Name: "email_verified", Value: "true" }] }

async function ada() {
  const started = await startPool()
  const username = await started.confirmed("ada@example.com", verified)
  const forgot = (Username = "ada@example.com") => started.call("ForgotPassword", { ClientId: CLIENT, Username })
  const confirm = (ConfirmationCode: string, more: Record<string, unknown> = {}) =>
    started.call("ConfirmForgotPassword", {
      ClientId: CLIENT,
      Username: "ada@example.com",
      ConfirmationCode,
      Password: NEW,
      ...more,
    })
  const code = async () => /\d{6}/.exec((await started.mails())[0]?.body)?.[0] ?? ""
  const keepsPassword = async () => expect((await started.signIn()).AuthenticationResult.TokenType).toBe("Bearer")
  return { ...started, username, forgot, confirm, code, keepsPassword }
}

describe("ForgotPassword and ConfirmForgotPassword", () => {
  it("set a new password with a code; the old one works until then", async () => {
    const { forgot, confirm, code, keepsPassword, signIn, mails } = await ada()
    expect((await forgot()).CodeDeliveryDetails).toMatchObject({ Destination: "a***@e***", DeliveryMedium: "EMAIL" })
    expect((await mails())[0]).toMatchObject({ to: "ada@example.com", kind: "forgotten-password" })
    await keepsPassword()
    await confirm(await code())
    expect((await signIn("ada@example.com", NEW)).AuthenticationResult.TokenType).toBe("Bearer")
    await expect(signIn()).rejects.toMatchObject({ name: "NotAuthorizedException" })
  })

  it("answer alike for an unknown and for a disabled user, and send them nothing", async () => {
    const { call, forgot, confirm, mails, username } = await ada()
    const known = (await forgot("ada@example.com")).CodeDeliveryDetails
    await call("AdminDisableUser", { Username: username })
    const sent = (await mails()).length
    expect((await forgot("ada@example.com")).CodeDeliveryDetails).toEqual(known)
    expect((await forgot("abc@elsewhere.example")).CodeDeliveryDetails).toEqual(known)
    expect(await mails()).toHaveLength(sent)
    await expect(confirm("123456", { Username: "abc@elsewhere.example" })).rejects.toMatchObject({
      name: "CodeMismatchException",
    })
  })

  it("take a code once, for an hour, and never a wrong one", async () => {
    const { forgot, confirm, code, keepsPassword, passes } = await ada()
    await forgot()
    const right = await code()
    const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, "0")
    await expect(confirm(wrong)).rejects.toMatchObject({ name: "CodeMismatchException" })
    passes(3_600_000)
    await expect(confirm(right)).rejects.toMatchObject({ name: "ExpiredCodeException" })
    await keepsPassword()
    await forgot()
    const fresh = await code()
    await confirm(fresh)
    await expect(confirm(fresh)).rejects.toMatchObject({ name: "ExpiredCodeException" })
  })

  it("take only the newest code", async () => {
    const { forgot, confirm, code } = await ada()
    await forgot()
    const older = await code()
    await forgot()
    const newest = await code()
    if (older !== newest) await expect(confirm(older)).rejects.toMatchObject({ name: "CodeMismatchException" })
    expect(await confirm(newest)).toEqual({})
  })

  it("do not lose the code to a password against the policy", async () => {
    const { forgot, confirm, code } = await ada()
    await forgot()
    const right = await code()
    await expect(confirm(right, { Password: "weakling" })).rejects.toMatchObject({ name: "InvalidPasswordException" })
    expect(await confirm(right)).toEqual({})
  })

  it("are refused to somebody who was invited and has not signed in", async () => {
    const { invite, forgot, mails } = await ada()
    await invite("grace@example.com", verified)
    await expect(forgot("grace@example.com")).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "User password cannot be reset in the current state.",
    })
    expect(await mails()).toEqual([])
  })
})
