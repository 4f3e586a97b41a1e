import { describe, expect, it } from "vitest"
import { aliasPool, attributePool, eitherPool, phonePool } from "../testing/pool-shapes"
import { srpClaim } from "../testing/srp-client"
import { type Answer, type Call, CLIENT, PASSWORD, startPool } from "../testing/start-pool"

const PHONE = "+15550100"
const set = (attributes: Record<string, string>) => ({
  UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
})
const found = async (call: Call, Filter: string) =>
  ((await call("ListUsers", { Filter })).Users as Answer[]).map(({ Username }) => Username)
const bearer = { AuthenticationResult: { TokenType: "Bearer" } }

describe("a pool for phone numbers", () => {
  it("invites by text message and lets people sign in with their number", async () => {
    const { call, invite, mails, signIn } = await startPool(phonePool())
    const Username = await invite(PHONE, { MessageAction: undefined, TemporaryPassword: "Temporary-1" })
    expect(Username).toMatch(/^[0-9a-f-]{36}$/)
    expect(await mails()).toMatchObject([
      { to: PHONE, body: `Your username is ${PHONE} and temporary password is Temporary-1.` },
    ])
    expect((await signIn(PHONE, "Temporary-1")).ChallengeName).toBe("NEW_PASSWORD_REQUIRED")
    await call("AdminSetUserPassword", { Username: PHONE, Password: PASSWORD, Permanent: true })
    expect(await signIn(PHONE)).toMatchObject(bearer)
    expect(await call("RespondToAuthChallenge", await srpClaim(call, PHONE, PASSWORD))).toMatchObject(bearer)
    expect(await found(call, `phone_number ^= "+1555"`)).toEqual([Username])
    expect(await found(call, `username = "${PHONE}"`)).toEqual([])
  })

  it("calls people in messages by their number, although they have an e-mail address", async () => {
    const { invite, mails } = await startPool(phonePool())
    const invitation = { MessageAction: undefined, DesiredDeliveryMediums: ["EMAIL"] }
    await invite(PHONE, { ...invitation, ...set({ email: "ada@example.com" }) })
    expect(await mails()).toMatchObject([{ to: "ada@example.com", body: expect.stringContaining(PHONE) }])
  })

  it("confirms a sign-up and resets a password by text message", async () => {
    const { call, mails, signIn } = await startPool(phonePool())
    const account = { ClientId: CLIENT, Username: PHONE }
    const { CodeDeliveryDetails, UserSub } = await call("SignUp", { ...account, Password: PASSWORD })
    expect(CodeDeliveryDetails).toEqual({
      Destination: "+*******0100",
      DeliveryMedium: "SMS",
      AttributeName: "phone_number",
    })
    const code = async () => /\d{6}/.exec((await mails())[0]?.body)?.[0]
    await call("ConfirmSignUp", { ...account, ConfirmationCode: await code() })
    expect(await signIn(PHONE)).toMatchObject(bearer)
    await call("AdminResetUserPassword", { Username: UserSub })
    const Password = "Another-horse-8"
    await call("ConfirmForgotPassword", { ...account, Password, ConfirmationCode: await code() })
    expect(await signIn(PHONE, Password)).toMatchObject(bearer)
  })

  it("does not tell by the way of the code who exists", async () => {
    const { call, confirmed } = await startPool(phonePool())
    await confirmed(PHONE, set({ phone_number_verified: "true" }))
    const forgot = async (Username: string) => call("ForgotPassword", { ClientId: CLIENT, Username })
    expect(await forgot("+15559900100")).toEqual(await forgot(PHONE))
  })

  it("refuses every other name and a number that somebody has, and nobody is made", async () => {
    const { call, invite } = await startPool(phonePool())
    const sub = await invite(PHONE)
    for (const name of ["ada@example.com", "ada", sub]) {
      await expect(invite(name)).rejects.toMatchObject({
        name: "InvalidParameterException",
        message: "Username should be a phone number.",
      })
    }
    await expect(invite(PHONE)).rejects.toMatchObject({ name: "UsernameExistsException" })
    const signUp = call("SignUp", { ClientId: CLIENT, Username: PHONE, Password: PASSWORD })
    await expect(signUp).rejects.toMatchObject({ message: "An account with the given phone_number already exists." })
    expect((await call("ListUsers")).Users).toHaveLength(1)
  })
})

describe("a pool for e-mail addresses and phone numbers", () => {
  it("takes either for a name, and both of one user", async () => {
    const { call, confirmed, signIn } = await startPool(eitherPool())
    const ada = await confirmed("ada@example.com", set({ phone_number: PHONE }))
    expect(await signIn("ADA@example.com")).toMatchObject(bearer)
    expect(await signIn(PHONE)).toMatchObject(bearer)
    const grace = await confirmed("+15550101")
    expect(await found(call, 'phone_number ^= "+1555"')).toHaveLength(2)
    expect(await found(call, 'email ^= "ada"')).toEqual([ada])
    expect((await call("AdminGetUser", { Username: "+15550101" })).Username).toBe(grace)
  })

  it("refuses anything else, and an address of somebody else, and nobody is made", async () => {
    const { call, invite } = await startPool(eitherPool())
    await invite(PHONE)
    await expect(invite("ada")).rejects.toMatchObject({
      message: "Username should be either an email or a phone number.",
    })
    await expect(invite("ada@example.com", set({ phone_number: PHONE }))).rejects.toMatchObject({
      name: "AliasExistsException",
    })
    expect((await call("ListUsers")).Users).toHaveLength(1)
  })

  it("sends a sign-up's code to the phone number when it has both addresses", async () => {
    const { call, mails } = await startPool(eitherPool())
    const account = { ClientId: CLIENT, Username: "ada@example.com" }
    await call("SignUp", { ...account, Password: PASSWORD, ...set({ phone_number: PHONE }) })
    const [mail] = await mails()
    expect(mail?.to).toBe(PHONE)
    await call("ConfirmSignUp", { ...account, ConfirmationCode: /\d{6}/.exec(mail?.body)?.[0] })
    const { UserAttributes } = await call("AdminGetUser", { Username: "ada@example.com" })
    expect(UserAttributes).toContainEqual({ Name: "phone_number_verified", Value: "true" })
    expect(UserAttributes).not.toContainEqual({ Name: "email_verified", Value: "true" })
  })
})

describe("a pool for user names with aliases", () => {
  const everything = set({
    email: "ada@example.com",
    email_verified: "true",
    phone_number: PHONE,
    phone_number_verified: "true",
    preferred_username: "countess",
  })

  it.each(["ada", "ada@example.com", "ADA@example.com", PHONE, "countess"])(
    "lets people sign in as %s, with both flows",
    async (name) => {
      const { call, confirmed, signIn } = await startPool(aliasPool())
      expect(await confirmed("ada", everything)).toBe("ada")
      expect(await signIn(name)).toMatchObject(bearer)
      expect(await call("RespondToAuthChallenge", await srpClaim(call, name, PASSWORD))).toMatchObject(bearer)
    },
  )

  it("takes no address for a name that is not verified; two may have it", async () => {
    const { call, confirmed, signIn } = await startPool(aliasPool())
    const unverified = set({ email: "ada@example.com" })
    await confirmed("ada", unverified)
    await confirmed("augusta", unverified)
    await expect(signIn("ada@example.com")).rejects.toMatchObject({ name: "NotAuthorizedException" })
    expect(await found(call, 'email = "ada@example.com"')).toEqual(["ada", "augusta"])
  })

  it("tells names apart by their case, and finds them so", async () => {
    const { call, confirmed, invite, signIn } = await startPool(aliasPool())
    await confirmed("Ada")
    await invite("ada")
    expect(await signIn("Ada")).toMatchObject(bearer)
    await expect(signIn("ada")).rejects.toMatchObject({ name: "NotAuthorizedException" })
    expect(await found(call, 'username ^= "A"')).toEqual(["Ada"])
    expect(await found(call, 'username = "ada"')).toEqual(["ada"])
  })

  it("refuses an address and a preferred name that somebody has, and both keep what they had", async () => {
    const { call, confirmed } = await startPool(aliasPool())
    await confirmed("ada", everything)
    await confirmed("grace")
    const aliases: Record<string, string>[] = [
      { email: "ada@example.com", email_verified: "true" },
      { preferred_username: "Countess" },
    ]
    for (const alias of aliases) {
      await expect(call("AdminUpdateUserAttributes", { Username: "grace", ...set(alias) })).rejects.toMatchObject({
        name: "AliasExistsException",
      })
    }
    expect((await call("AdminGetUser", { Username: "ada@example.com" })).Username).toBe("ada")
    expect((await call("AdminGetUser", { Username: "grace" })).UserAttributes).toHaveLength(1)
  })
})

describe("a pool with attributes of every type", () => {
  const right = {
    given_name: "Ada",
    "custom:team": "ab",
    "custom:level": "10",
    "custom:remote": "true",
    "custom:joined": "2026-01-01T00:00:00Z",
    "custom:badge": "7",
  }
  const started = async () => {
    const pool = await startPool(attributePool())
    const Username = await pool.confirmed("ada@example.com", set(right))
    const update = (change: Record<string, string>) =>
      pool.call("AdminUpdateUserAttributes", { Username, ...set(change) })
    const attributes = async () => {
      const { UserAttributes } = await pool.call("AdminGetUser", { Username })
      return Object.fromEntries(UserAttributes.map(({ Name, Value }: Answer) => [Name, Value])) as Record<
        string,
        string
      >
    }
    return { ...pool, Username, update, attributes }
  }

  it("keeps what is within the bounds, at creation and later", async () => {
    const { call, update, attributes, signIn } = await started()
    expect(await attributes()).toMatchObject(right)
    const other = { "custom:team": "abcde", "custom:level": "1", "custom:remote": "false" }
    await update(other)
    expect(await attributes()).toMatchObject({ ...right, ...other })
    expect((await call("ListUsers")).Users).toHaveLength(1)
    expect(await signIn()).toMatchObject(bearer)
  })

  it.each([
    ["custom:team", "a"],
    ["custom:team", "abcdef"],
    ["custom:level", "0"],
    ["custom:level", "11"],
    ["custom:level", "many"],
    ["custom:remote", "perhaps"],
    ["custom:joined", "yesterday"],
  ])("refuses %s: %s, at creation and later, and nothing changes", async (name, value) => {
    const { call, invite, update, attributes } = await started()
    const refusal = { name: "InvalidParameterException", message: expect.stringContaining(name) }
    const before = await attributes()
    await expect(update({ given_name: "Augusta", [name]: value })).rejects.toMatchObject(refusal)
    expect(await attributes()).toEqual(before)
    await expect(invite("grace@example.com", set({ [name]: value }))).rejects.toMatchObject(refusal)
    expect((await call("ListUsers")).Users).toHaveLength(1)
  })

  it("takes optional ones away, the required and the immutable never", async () => {
    const { update, attributes } = await started()
    await update({ "custom:team": "", "custom:level": "" })
    const before = await attributes()
    expect(Object.keys(before)).not.toEqual(expect.arrayContaining(["custom:team"]))
    for (const [name, value] of [
      ["given_name", ""],
      ["custom:badge", ""],
      ["custom:badge", "8"],
    ] as const) {
      await expect(update({ "custom:remote": "false", [name]: value })).rejects.toMatchObject({
        name: "InvalidParameterException",
      })
    }
    expect(await attributes()).toEqual(before)
  })

  it("shows types and bounds, bounds as text", async () => {
    const { call } = await startPool(attributePool())
    const { SchemaAttributes } = (await call("DescribeUserPool")).UserPool
    const named = (name: string) => SchemaAttributes.find(({ Name }: Answer) => Name === name)
    expect(named("custom:team")).toMatchObject({
      AttributeDataType: "String",
      StringAttributeConstraints: { MinLength: "2", MaxLength: "5" },
    })
    expect(named("custom:level")).toMatchObject({
      AttributeDataType: "Number",
      NumberAttributeConstraints: { MinValue: "1", MaxValue: "10" },
    })
    expect(named("custom:remote")).toMatchObject({ AttributeDataType: "Boolean", Mutable: true })
    expect(named("custom:joined")).toMatchObject({ AttributeDataType: "DateTime" })
    expect(named("custom:badge")).toMatchObject({ Mutable: false, Required: false })
    expect(named("given_name")).toMatchObject({ AttributeDataType: "String", Required: true })
    expect(named("sub")).toMatchObject({ Mutable: false, Required: true })
  })

  it("cannot have a required attribute of its own, as in Cognito", async () => {
    const definition = attributePool()
    definition.properties.Schema = [{ Name: "team", Required: true }]
    await expect(startPool(definition)).rejects.toMatchObject({
      name: "CognitoSetupError",
      message: expect.stringContaining("custom:team"),
    })
  })
})
