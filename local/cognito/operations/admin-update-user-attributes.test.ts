import { describe, expect, it } from "vitest"
import { poolDefinition, startPool } from "../testing/start-pool"

const set = (attributes: Record<string, string>) => ({
  UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
})

async function ada(properties: Record<string, unknown> = {}) {
  const definition = poolDefinition()
  Object.assign(definition.properties, properties)
  const started = await startPool(definition)
  const Username = await started.confirmed("ada@example.com", set({ email_verified: "true" }))
  const update = (attributes: Record<string, string>) =>
    started.call("AdminUpdateUserAttributes", { Username, ...set(attributes) })
  const attributes = async (): Promise<Record<string, string>> => {
    const { UserAttributes } = await started.call("AdminGetUser", { Username })
    return Object.fromEntries(UserAttributes.map(({ Name, Value }: { Name: string; Value: string }) => [Name, Value]))
  }
  const find = async (Filter: string) => (await started.call("ListUsers", { Filter })).Users.length as number
  return { ...started, Username, update, attributes, find }
}

describe("AdminUpdateUserAttributes", () => {
  it("sets, replaces and, by an empty value, takes away; filters follow", async () => {
    const { update, attributes, find } = await ada()
    await update({ given_name: "Ada", family_name: "Lovelace" })
    await update({ given_name: "Augusta", family_name: "" })
    expect(await attributes()).toMatchObject({ given_name: "Augusta" })
    expect(await attributes()).not.toHaveProperty("family_name")
    expect(await find('given_name = "Ada"')).toBe(0)
    expect(await find('given_name = "augusta"')).toBe(1)
    expect(await find('family_name ^= "L"')).toBe(0)
  })

  it("moves sign-in to a new address, which counts as unverified", async () => {
    const { update, attributes, signIn } = await ada()
    await update({ email: "ada@new.example" })
    expect(await attributes()).toMatchObject({ email: "ada@new.example", email_verified: "false" })
    expect((await signIn("ada@new.example")).AuthenticationResult.TokenType).toBe("Bearer")
    await expect(signIn("ada@example.com")).rejects.toMatchObject({ name: "NotAuthorizedException" })
  })

  it("refuses an address that somebody has, and the old one stays", async () => {
    const { update, attributes, invite } = await ada()
    await invite("grace@example.com")
    await expect(update({ email: "GRACE@example.com" })).rejects.toMatchObject({
      name: "AliasExistsException",
      message: "An account with the email already exists.",
    })
    expect((await attributes()).email).toBe("ada@example.com")
  })

  describe("where the pool keeps the old address until the new one is verified", () => {
    const keeping = { UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ["email"] } }

    it("sends a code to the new address, which comes into use with the code", async () => {
      const { call, update, attributes, mails, signIn } = await ada(keeping)
      await update({ email: "ada@new.example" })
      expect(await attributes()).toMatchObject({ email: "ada@example.com", email_verified: "true" })
      const [mail] = await mails()
      expect(mail).toMatchObject({ to: "ada@new.example", kind: "attribute-verification" })
      const { AccessToken } = (await signIn()).AuthenticationResult
      const Code = /\d{6}/.exec(mail?.body)?.[0]
      await call("VerifyUserAttribute", { AccessToken, AttributeName: "email", Code })
      expect(await attributes()).toMatchObject({ email: "ada@new.example", email_verified: "true" })
    })

    it("takes a wrong code for what it is", async () => {
      const { call, update, attributes, signIn, mails } = await ada(keeping)
      await update({ email: "ada@new.example" })
      const { AccessToken } = (await signIn()).AuthenticationResult
      const right = Number(/\d{6}/.exec((await mails())[0]?.body)?.[0])
      const Code = String((right + 1) % 1_000_000).padStart(6, "0")
      const attempt = call("VerifyUserAttribute", { AccessToken, AttributeName: "email", Code })
      await expect(attempt).rejects.toMatchObject({ name: "CodeMismatchException" })
      expect((await attributes()).email).toBe("ada@example.com")
    })

    it("changes at once when the same call says that it is verified", async () => {
      const { update, attributes, mails } = await ada(keeping)
      await update({ email: "ada@new.example", email_verified: "true" })
      expect(await attributes()).toMatchObject({ email: "ada@new.example", email_verified: "true" })
      expect(await mails()).toEqual([])
    })
  })

  it.each([
    ["sub", { sub: "x" }, "Cannot modify the non-mutable attribute sub"],
    [
      "an attribute that there is not",
      { "custom:none": "x" },
      "user.custom:none: Attribute does not exist in the schema.\n",
    ],
    [
      "an immutable attribute",
      { "custom:badge": "8" },
      "user.custom:badge: Attribute cannot be updated. (changing an immutable attribute)\n",
    ],
    [
      "a text that is too long",
      { "custom:team": "abcd" },
      "user.custom:team: String must be no longer than 3 characters\n",
    ],
    ["a number that is none", { "custom:age": "old" }, "user.custom:age: Attribute value must be a number\n"],
    ["an address that is none", { email: "nowhere" }, "Invalid email address format."],
    ["the removal of a required attribute", { email: "" }, "user.email: A required attribute cannot be deleted\n"],
  ])("refuses %s, and nothing changes, not even what was right", async (_, wrong, message) => {
    const { update, attributes } = await ada({
      Schema: [
        { Name: "email", Required: true },
        { Name: "team", StringAttributeConstraints: { MaxLength: "3" } },
        { Name: "age", AttributeDataType: "Number" },
        { Name: "badge", Mutable: false },
      ],
    })
    const before = await attributes()
    await expect(update({ given_name: "Ada", ...wrong })).rejects.toMatchObject({
      name: "InvalidParameterException",
      message,
    })
    expect(await attributes()).toEqual(before)
  })

  it("loses none of many changes at once", async () => {
    const { update, attributes } = await ada()
    const names = ["given_name", "family_name", "nickname", "locale", "zoneinfo", "website", "profile", "gender"]
    await Promise.all(names.map((name) => update({ [name]: name })))
    expect(await attributes()).toMatchObject(Object.fromEntries(names.map((name) => [name, name])))
  })
})
