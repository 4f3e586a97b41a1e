import { describe, expect, it } from "vitest"
import { CLIENT, clientProperties, PASSWORD, poolDefinition, startPool } from "../testing/start-pool"

const open = { clients: [{ id: CLIENT, properties: clientProperties({ PreventUserExistenceErrors: "LEGACY" }) }] }

async function signedUp(definition = poolDefinition()) {
  const started = await startPool(definition)
  const account = { ClientId: CLIENT, Username: "ada@example.com" }
  await started.call("SignUp", { ...account, Password: PASSWORD })
  const resend = (Username = "ada@example.com") => started.call("ResendConfirmationCode", { ...account, Username })
  const confirm = (ConfirmationCode: string) => started.call("ConfirmSignUp", { ...account, ConfirmationCode })
  const codes = async () => (await started.mails()).map(({ body }) => /\d{6}/.exec(body)?.[0] ?? "")
  return { ...started, resend, confirm, codes }
}

describe("ResendConfirmationCode", () => {
  it("sends another code, which confirms; the one before is void", async () => {
    const { resend, confirm, codes, mails, signIn } = await signedUp()
    const [first = ""] = await codes()
    // One code in a million is the same as the one before.
    do {
      expect(await resend()).toEqual({
        CodeDeliveryDetails: { Destination: "a***@e***", DeliveryMedium: "EMAIL", AttributeName: "email" },
      })
    } while ((await codes())[0] === first)
    expect((await mails())[0]).toMatchObject({ to: "ada@example.com", kind: "sign-up" })
    await expect(confirm(first)).rejects.toMatchObject({ name: "CodeMismatchException" })
    const [last = ""] = await codes()
    await confirm(last)
    expect((await signIn()).AuthenticationResult.TokenType).toBe("Bearer")
  })

  it("answers alike for unknown, confirmed and disabled users where the client hides who exists; no mail goes out", async () => {
    const { call, resend, mails, confirmed } = await signedUp()
    const known = await resend()
    const sent = (await mails()).length
    await confirmed("alan@example.com")
    expect(await resend("alan@example.com")).toEqual(known)
    expect(await resend("another@elsewhere.example")).toEqual(known)
    await call("AdminDisableUser", { Username: "ada@example.com" })
    expect(await resend()).toEqual(known)
    expect(await mails()).toHaveLength(sent)
  })

  it.each([
    ["unknown", "nobody@example.com", "UserNotFoundException", "User does not exist."],
    ["confirmed", "alan@example.com", "InvalidParameterException", "User is already confirmed."],
    ["disabled", "grace@example.com", "NotAuthorizedException", "User is disabled."],
  ])(
    "refuses a user who is %s where the client does not hide it, and no mail goes out",
    async (_, who, name, message) => {
      const { call, resend, mails, confirmed } = await signedUp(poolDefinition(open))
      await confirmed("alan@example.com")
      await call("AdminDisableUser", { Username: await confirmed("grace@example.com") })
      const sent = (await mails()).length
      await expect(resend(who)).rejects.toMatchObject({ name, message })
      expect(await mails()).toHaveLength(sent)
    },
  )

  it("refuses where the pool verifies nothing", async () => {
    const definition = poolDefinition(open)
    definition.properties.AutoVerifiedAttributes = []
    const { resend, mails } = await signedUp(definition)
    await expect(resend()).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: "Cannot resend codes. Auto verification not turned on.",
    })
    expect(await mails()).toEqual([])
  })
})
