import { describe, expect, it } from "vitest"
import { poolDefinition, startPool } from "../testing/start-pool"

const DAY = 86_400_000
const emailInvitation = { MessageAction: undefined, DesiredDeliveryMediums: ["EMAIL"] }

describe("AdminCreateUser", () => {
  it("makes a user whose user name is the sub, who has to change the password", async () => {
    const { call, invite } = await startPool()
    const username = await invite()
    expect(username).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    const user = await call("AdminGetUser", { Username: "ada@example.com" })
    expect(user).toMatchObject({ Username: username, Enabled: true, UserStatus: "FORCE_CHANGE_PASSWORD" })
  })

  it("sends an invitation by e-mail only when asked to", async () => {
    const { invite, mails, signIn } = await startPool()
    await invite("text@example.com", { MessageAction: undefined })
    await invite("silent@example.com", { MessageAction: "SUPPRESS", DesiredDeliveryMediums: ["EMAIL"] })
    expect(await mails()).toEqual([])
    const sub = await invite("ada@example.com", { ...emailInvitation, TemporaryPassword: "Temporary-1" })
    expect(await mails()).toEqual([
      {
        at: "2026-01-01T00:00:00.000Z",
        to: "ada@example.com",
        kind: "invitation",
        userId: sub,
        subject: "Your temporary password",
        body: "Your username is ada@example.com and temporary password is Temporary-1.",
      },
    ])
    expect((await signIn("ada@example.com", "Temporary-1")).ChallengeName).toBe("NEW_PASSWORD_REQUIRED")
  })

  it("writes the pool's own words", async () => {
    const definition = poolDefinition()
    const InviteMessageTemplate = { EmailSubject: "Welcome", EmailMessage: "Hi {username}: {####}" }
    definition.properties.AdminCreateUserConfig = { InviteMessageTemplate }
    const { invite, mails } = await startPool(definition)
    await invite("ada@example.com", { ...emailInvitation, TemporaryPassword: "Temp$&-1a" })
    expect((await mails())[0]).toMatchObject({ subject: "Welcome", body: "Hi ada@example.com: Temp$&-1a" })
  })

  it("makes a temporary password that works and ends after the pool's days", async () => {
    const { invite, mails, signIn, passes } = await startPool()
    await invite("ada@example.com", emailInvitation)
    const password = /temporary password is (.+)\.$/.exec((await mails())[0]?.body)?.[1] ?? ""
    passes(7 * DAY - 1)
    expect((await signIn("ada@example.com", password)).ChallengeName).toBe("NEW_PASSWORD_REQUIRED")
    passes(1)
    await expect(signIn("ada@example.com", password)).rejects.toMatchObject({
      name: "NotAuthorizedException",
      message: "Temporary password has expired and must be reset by an administrator.",
    })
  })

  it("invites again with RESEND: a new password, and the old one is void", async () => {
    const { call, invite, signIn } = await startPool()
    const username = await invite("ada@example.com", { TemporaryPassword: "Temporary-1" })
    const again = { ...emailInvitation, MessageAction: "RESEND", TemporaryPassword: "Temporary-2" }
    expect(await invite("ada@example.com", again)).toBe(username)
    await expect(signIn("ada@example.com", "Temporary-1")).rejects.toMatchObject({ name: "NotAuthorizedException" })
    expect((await signIn("ada@example.com", "Temporary-2")).ChallengeName).toBe("NEW_PASSWORD_REQUIRED")
    expect((await call("DescribeUserPool")).UserPool.EstimatedNumberOfUsers).toBe(1)
  })

  it("refuses RESEND for somebody who has signed in, and their password stays", async () => {
    const { confirmed, invite, signIn, mails } = await startPool()
    const username = await confirmed()
    await expect(invite("ada@example.com", { ...emailInvitation, MessageAction: "RESEND" })).rejects.toMatchObject({
      name: "UnsupportedUserStateException",
      message: `Resend not possible. ${username} status is not FORCE_CHANGE_PASSWORD`,
    })
    expect((await signIn()).AuthenticationResult.TokenType).toBe("Bearer")
    expect(await mails()).toEqual([])
  })

  it("takes only the address for RESEND, and nothing else of the request; then the invitation goes out again", async () => {
    const { call, invite, mails } = await startPool()
    const username = await invite("ada@example.com")
    const before = await call("AdminGetUser", { Username: username })
    const again = { ...emailInvitation, MessageAction: "RESEND" }
    await expect(invite(username, again)).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: "Username should be an email.",
    })
    await expect(invite("nobody@example.com", again)).rejects.toMatchObject({ name: "UserNotFoundException" })
    expect(await mails()).toEqual([])
    await invite("ADA@example.com", { ...again, UserAttributes: [{ Name: "given_name", Value: "Other" }] })
    expect(await mails()).toMatchObject([{ to: "ada@example.com", userId: username }])
    expect((await call("AdminGetUser", { Username: username })).UserAttributes).toEqual(before.UserAttributes)
  })

  it("refuses RESEND with a temporary password against the policy, and the old one goes on", async () => {
    const { invite, signIn, mails } = await startPool()
    await invite("ada@example.com", { TemporaryPassword: "Temporary-1" })
    const again = { ...emailInvitation, MessageAction: "RESEND", TemporaryPassword: "weak" }
    await expect(invite("ada@example.com", again)).rejects.toMatchObject({ name: "InvalidPasswordException" })
    expect((await signIn("ada@example.com", "Temporary-1")).ChallengeName).toBe("NEW_PASSWORD_REQUIRED")
    expect(await mails()).toEqual([])
  })

  it("refuses to invite by a way that does not lead to the user, and nobody is made", async () => {
    const { call, invite, mails } = await startPool()
    const byText = { MessageAction: undefined, DesiredDeliveryMediums: ["SMS"] }
    await expect(invite("ada@example.com", byText)).rejects.toMatchObject({ name: "InvalidParameterException" })
    expect((await call("ListUsers")).Users).toEqual([])
    await invite("ada@example.com", { ...byText, DesiredDeliveryMediums: ["SMS", "EMAIL"] })
    expect(await mails()).toHaveLength(1)
  })

  it("makes a user without the attributes that the pool requires: they are asked for at the first sign-in", async () => {
    const definition = poolDefinition()
    definition.properties.Schema = [{ Name: "given_name", Required: true }]
    const { invite, signIn } = await startPool(definition)
    await invite("ada@example.com", { TemporaryPassword: "Temporary-1" })
    const { ChallengeParameters } = await signIn("ada@example.com", "Temporary-1")
    expect(JSON.parse(ChallengeParameters.requiredAttributes)).toEqual(["userAttributes.given_name"])
  })

  it("refuses an address that somebody has, in any case, also when many try at once", async () => {
    const { call, invite } = await startPool()
    const attempts = ["ada@example.com", "ADA@example.com", "Ada@Example.com"].map((address) => invite(address))
    const outcomes = await Promise.allSettled(attempts)
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "rejected"])
    await expect(invite("aDa@example.com")).rejects.toMatchObject({
      name: "UsernameExistsException",
      message: "User account already exists",
    })
    expect((await call("ListUsers")).Users).toHaveLength(1)
  })

  it.each([
    ["no address", { Username: "ada" }, "Username should be an email."],
    ["an address that is none", { Username: "ada@@" }, "Invalid email address format."],
    ["a sub", { UserAttributes: [{ Name: "sub", Value: "x" }] }, "Cannot modify the non-mutable attribute sub"],
    [
      "an attribute that there is not",
      { UserAttributes: [{ Name: "custom:team", Value: "x" }] },
      "Attributes did not conform to the schema: custom:team: Attribute does not exist in the schema.\n",
    ],
    [
      "an attribute named like a JavaScript secret",
      { UserAttributes: [{ Name: "__proto__", Value: "x" }] },
      "Attributes did not conform to the schema: __proto__: Attribute does not exist in the schema.\n",
    ],
    [
      "a verified phone number without the number",
      { UserAttributes: [{ Name: "phone_number_verified", Value: "true" }] },
      "phone_number has to be given when phone_number_verified is true.",
    ],
    [
      "no user name",
      { Username: undefined },
      "1 validation error detected: Value null at 'username' failed to satisfy constraint: Member must not be null",
    ],
  ])("refuses %s, and nobody is made", async (_, request, message) => {
    const { call } = await startPool()
    const attempt = call("AdminCreateUser", { Username: "ada@example.com", ...request })
    await expect(attempt).rejects.toMatchObject({ name: "InvalidParameterException", message })
    expect((await call("ListUsers")).Users).toEqual([])
  })

  it("refuses a temporary password against the policy, and nobody is made", async () => {
    const { call, invite } = await startPool()
    await expect(invite("ada@example.com", { TemporaryPassword: "too-weak-1" })).rejects.toMatchObject({
      name: "InvalidPasswordException",
      message: "Password did not conform with policy: Password must have uppercase characters",
    })
    expect((await call("ListUsers")).Users).toEqual([])
  })

  describe("in a pool with user names and e-mail as an alias", () => {
    const pool = () =>
      startPool(
        poolDefinition({ properties: { AliasAttributes: ["email"], UsernameConfiguration: { CaseSensitive: false } } }),
      )
    const verified = [
      { Name: "email", Value: "ada@example.com" },
      { Name: "email_verified", Value: "true" },
    ]

    it("keeps the user name, finds it in any case, and makes a sub of its own", async () => {
      const { call, invite } = await pool()
      expect(await invite("Ada")).toBe("Ada")
      const user = await call("AdminGetUser", { Username: "aDA" })
      expect(user.Username).toBe("Ada")
      expect(user.UserAttributes[0].Value).toMatch(/^[0-9a-f-]{36}$/)
      expect((await call("AdminGetUser", { Username: user.UserAttributes[0].Value })).Username).toBe("Ada")
      await expect(invite("ADA")).rejects.toMatchObject({ name: "UsernameExistsException" })
    })

    it("refuses a user name that looks like an address, and nobody is made", async () => {
      const { call, invite } = await pool()
      await expect(invite("ada@example.com")).rejects.toMatchObject({
        name: "InvalidParameterException",
        message: "Username cannot be of email format, since user pool is configured for email alias.",
      })
      expect((await call("ListUsers")).Users).toEqual([])
    })

    it("refuses a verified address that somebody has verified, unless the alias is forced over", async () => {
      const { call, invite } = await pool()
      await invite("first", { UserAttributes: verified })
      await expect(invite("second", { UserAttributes: verified })).rejects.toMatchObject({
        name: "AliasExistsException",
        message: "An account with the email already exists.",
      })
      expect((await call("AdminGetUser", { Username: "ada@example.com" })).Username).toBe("first")
      await invite("third", { UserAttributes: verified, ForceAliasCreation: true })
      expect((await call("AdminGetUser", { Username: "ada@example.com" })).Username).toBe("third")
      const loser = (await call("AdminGetUser", { Username: "first" })).UserAttributes
      expect(loser).toContainEqual({ Name: "email_verified", Value: "false" })
    })
  })
})
