import { describe, expect, it } from "vitest"
import { type Answer, poolDefinition, startPool } from "../testing/start-pool"

const given = (attributes: Record<string, string>) => ({
  UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
})

async function ada(properties: Record<string, unknown> = {}) {
  const definition = poolDefinition()
  Object.assign(definition.properties, properties)
  const started = await startPool(definition)
  const Username = await started.confirmed(
    "ada@example.com",
    given({ email_verified: "true", given_name: "Ada", phone_number: "+15550100", phone_number_verified: "true" }),
  )
  const remove = (...UserAttributeNames: string[]) =>
    started.call("AdminDeleteUserAttributes", { Username, UserAttributeNames })
  const attributes = async (): Promise<Record<string, string>> => {
    const { UserAttributes } = await started.call("AdminGetUser", { Username })
    return Object.fromEntries(UserAttributes.map(({ Name, Value }: Answer) => [Name, Value]))
  }
  return { ...started, Username, remove, attributes }
}

describe("AdminDeleteUserAttributes", () => {
  it("takes attributes away, with what was proven of them; filters follow", async () => {
    const { call, remove, attributes, Username } = await ada()
    expect(await remove("given_name", "phone_number")).toEqual({})
    expect(await attributes()).toEqual({ sub: Username, email: "ada@example.com", email_verified: "true" })
    expect((await call("ListUsers", { Filter: 'given_name = "Ada"' })).Users).toEqual([])
  })

  it("takes an attribute that the user does not have, named twice or not at all, without an error", async () => {
    const { remove, attributes } = await ada()
    const before = await attributes()
    await remove("family_name", "family_name")
    await remove()
    expect(await attributes()).toEqual(before)
  })

  it("takes the alias away with the address", async () => {
    const aliases = { UsernameAttributes: undefined, AliasAttributes: ["email"], Schema: [] }
    const definition = poolDefinition()
    Object.assign(definition.properties, aliases)
    const { call, invite } = await startPool(definition)
    const address = given({ email: "ada@example.com", email_verified: "true" })
    await invite("ada", address)
    await call("AdminDeleteUserAttributes", { Username: "ada@example.com", UserAttributeNames: ["email"] })
    await expect(call("AdminGetUser", { Username: "ada@example.com" })).rejects.toMatchObject({
      name: "UserNotFoundException",
    })
    await invite("grace", address)
    expect((await call("AdminGetUser", { Username: "ada@example.com" })).Username).toBe("grace")
  })

  it("forgets a new address that waits for its code", async () => {
    const { call, remove, mails, signIn, Username } = await ada({
      Schema: [],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["phone_number"] },
    })
    await call("AdminUpdateUserAttributes", { Username, ...given({ phone_number: "+15550199" }) })
    const Code = /\d{6}/.exec((await mails())[0]?.body)?.[0]
    await remove("phone_number")
    const { AccessToken } = (await signIn()).AuthenticationResult
    const attempt = call("VerifyUserAttribute", { AccessToken, AttributeName: "phone_number", Code })
    await expect(attempt).rejects.toMatchObject({ name: "ExpiredCodeException" })
  })

  it.each([
    ["the sub", "sub", "Cannot modify the non-mutable attribute sub"],
    ["a required attribute", "email", "user.email: A required attribute cannot be deleted\n"],
    [
      "an immutable attribute",
      "custom:badge",
      "user.custom:badge: Attribute cannot be updated. (changing an immutable attribute)\n",
    ],
    ["an attribute that there is not", "custom:none", "user.custom:none: Attribute does not exist in the schema.\n"],
  ])("refuses %s, and nothing is taken away, not even what might be", async (_, name, message) => {
    const Schema = [
      { Name: "email", Required: true },
      { Name: "badge", Mutable: false },
    ]
    const { remove, attributes } = await ada({ Schema })
    const before = await attributes()
    await expect(remove("given_name", name)).rejects.toMatchObject({ name: "InvalidParameterException", message })
    expect(await attributes()).toEqual(before)
  })

  it("refuses somebody who does not exist", async () => {
    const { call } = await startPool()
    const attempt = call("AdminDeleteUserAttributes", { Username: "nobody", UserAttributeNames: ["given_name"] })
    await expect(attempt).rejects.toMatchObject({ name: "UserNotFoundException" })
  })
})
