import { describe, expect, it } from "vitest"
import { aliasPool } from "../testing/pool-shapes"
import { type Answer, CLIENT, claims, PASSWORD, POOL, poolDefinition, START, startPool } from "../testing/start-pool"

const GROUP = `${POOL}_Google`

async function pool(definition = poolDefinition()) {
  const started = await startPool(definition)
  const federate = async (more: Record<string, unknown> = {}) => {
    const request = { UserPoolId: POOL, Username: "ada@example.com", ProviderName: "Google", ...more }
    const answer = await fetch(`${started.cognito.endpoint}/_local/control`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ federateUser: request }),
    })
    return { status: answer.status, body: (await answer.json()) as Answer }
  }
  const users = async () => (await started.call("ListUsers")).Users as Answer[]
  return { ...started, federate, users }
}

/** Ada came through Google, and has a verified address and a phone number. */
async function ada() {
  const started = await pool()
  const UserAttributes = [{ Name: "email_verified", Value: "true" }]
  const sub = await started.confirmed("ada@example.com", { UserAttributes })
  await started.federate({ ProviderType: "Google", ProviderUserId: "1042" })
  const read = () => started.call("AdminGetUser", { Username: "google_1042" })
  return { ...started, sub, read, Username: "google_1042" }
}

describe("a user turned into a federated one", () => {
  it("has the name, the status, the identity and the group that a provider's users have", async () => {
    const { call, federate, confirmed, users } = await pool()
    const sub = await confirmed()
    await call("AdminAddUserToGroup", { Username: sub, GroupName: "EDITORS" })
    const { body } = await federate({ ProviderType: "Google", ProviderUserId: "1042" })
    expect(body).toEqual({ Username: "google_1042", GroupName: GROUP })
    const [user] = await users()
    expect(await users()).toHaveLength(1)
    expect(user).toMatchObject({ Username: "google_1042", UserStatus: "EXTERNAL_PROVIDER", Enabled: true })
    const attributes = Object.fromEntries(user?.Attributes.map(({ Name, Value }: Answer) => [Name, Value]))
    expect(attributes).toMatchObject({ sub, email: "ada@example.com" })
    expect(JSON.parse(attributes.identities)).toEqual([
      {
        userId: "1042",
        providerName: "Google",
        providerType: "Google",
        issuer: null,
        primary: true,
        dateCreated: START,
      },
    ])
    const { Groups } = await call("AdminListGroupsForUser", { Username: "google_1042" })
    expect(Groups.map((group: Answer) => group.GroupName)).toEqual(["EDITORS", GROUP])
    expect((await call("GetGroup", { GroupName: GROUP })).Group.Description).toContain("Google")
    expect((await call("ListUsersInGroup", { GroupName: "EDITORS" })).Users).toHaveLength(1)
  })

  it("shares the provider's group, also one that CreateGroup made", async () => {
    const { call, federate, confirmed } = await pool()
    await call("CreateGroup", { GroupName: GROUP })
    for (const Username of ["ada@example.com", "grace@example.com"]) {
      await confirmed(Username)
      await federate({ Username })
    }
    expect((await call("ListUsersInGroup", { GroupName: GROUP })).Users).toHaveLength(2)
    expect((await call("ListGroups")).Groups).toHaveLength(2)
  })

  it("is found by the user name and by filters, and by nothing else; the address is free for others", async () => {
    const { call, invite, read, sub, users } = await ada()
    for (const Username of ["ada@example.com", sub]) {
      await expect(call("AdminGetUser", { Username })).rejects.toMatchObject({ name: "UserNotFoundException" })
    }
    expect((await call("ListUsers", { Filter: `sub = "${sub}"` })).Users).toHaveLength(1)
    expect((await call("ListUsers", { Filter: 'cognito:user_status = "EXTERNAL_PROVIDER"' })).Users).toHaveLength(1)
    await invite("ada@example.com")
    expect((await read()).UserStatus).toBe("EXTERNAL_PROVIDER")
    expect(await users()).toHaveLength(2)
  })

  it("has no password, no session and no way to a new password", async () => {
    const { call, confirmed, federate, signIn, refresh, mails } = await pool()
    const UserAttributes = [{ Name: "email_verified", Value: "true" }]
    await confirmed("ada@example.com", { UserAttributes })
    const { RefreshToken } = (await signIn()).AuthenticationResult
    await federate({ ProviderUserId: "1042" })
    for (const name of ["ada@example.com", "google_1042"]) {
      await expect(signIn(name)).rejects.toMatchObject({ message: "Incorrect username or password." })
    }
    await expect(refresh(RefreshToken)).rejects.toMatchObject({ message: "Refresh Token has been revoked" })
    const Username = "google_1042"
    const state = { name: "NotAuthorizedException", message: "User password cannot be reset in the current state." }
    await expect(call("AdminResetUserPassword", { Username })).rejects.toMatchObject(state)
    await expect(call("ForgotPassword", { ClientId: CLIENT, Username })).rejects.toMatchObject(state)
    expect((await call("AdminGetUser", { Username })).UserStatus).toBe("EXTERNAL_PROVIDER")
    expect(await mails()).toEqual([])
  })

  it("leaves a user name behind whose next owner does not get the sessions", async () => {
    const { confirmed, federate, signIn, refresh } = await pool(aliasPool())
    await confirmed("ada")
    const { RefreshToken } = (await signIn("ada")).AuthenticationResult
    expect((await federate({ Username: "ada" })).status).toBe(200)
    await confirmed("ada")
    await expect(refresh(RefreshToken)).rejects.toMatchObject({ message: "Refresh Token has been revoked" })
  })

  it("becomes CONFIRMED and can sign in when somebody sets a password, as Cognito warns", async () => {
    const { call, read, signIn, Username } = await ada()
    await call("AdminSetUserPassword", { Username, Password: PASSWORD, Permanent: true })
    expect((await read()).UserStatus).toBe("CONFIRMED")
    const { IdToken } = (await signIn(Username)).AuthenticationResult
    expect(claims(IdToken).identities).toMatchObject([{ userId: "1042", providerName: "Google" }])
  })

  it("can be disabled, enabled, changed and deleted like others, but not in its identities", async () => {
    const { call, read, users, Username } = await ada()
    await call("AdminDisableUser", { Username })
    expect((await read()).Enabled).toBe(false)
    await call("AdminEnableUser", { Username })
    await call("AdminUpdateUserAttributes", { Username, UserAttributes: [{ Name: "given_name", Value: "Ada" }] })
    const before = await read()
    expect(before).toMatchObject({ Enabled: true, UserStatus: "EXTERNAL_PROVIDER" })
    const forged = { Username, UserAttributes: [{ Name: "identities", Value: "[]" }] }
    await expect(call("AdminUpdateUserAttributes", forged)).rejects.toMatchObject({ name: "InvalidParameterException" })
    const removed = { Username, UserAttributeNames: ["identities"] }
    await expect(call("AdminDeleteUserAttributes", removed)).rejects.toMatchObject({
      name: "InvalidParameterException",
    })
    expect(await read()).toEqual(before)
    await call("AdminDeleteUser", { Username })
    expect(await users()).toEqual([])
    expect((await call("ListUsersInGroup", { GroupName: GROUP })).Users).toEqual([])
  })

  it.each([
    ["AdminCreateUser", { MessageAction: "RESEND" }, "InvalidParameterException"],
    ["AdminConfirmSignUp", {}, "NotAuthorizedException"],
  ])("is refused by %s, and stays as it was", async (operation, request, name) => {
    const { call, read, Username } = await ada()
    const before = await read()
    await expect(call(operation, { Username, ...request })).rejects.toMatchObject({ name })
    expect(await read()).toEqual(before)
  })

  it.each([
    ["a user who does not exist", { Username: "nobody" }, "UserNotFoundException"],
    ["a pool that does not exist", { UserPoolId: "us-east-1_None" }, "ResourceNotFoundException"],
    ["no provider", { ProviderName: undefined }, "InvalidParameterException"],
    ["a type of provider that there is not", { ProviderType: "Nonsense" }, "InvalidParameterException"],
    ["a member that there is not", { Nonsense: true }, "InvalidParameterException"],
  ])("is refused for %s, and nobody changes", async (_, request, name) => {
    const { confirmed, federate, signIn } = await pool()
    await confirmed()
    expect(await federate(request)).toMatchObject({ status: 400, body: { __type: name } })
    expect((await signIn()).AuthenticationResult.TokenType).toBe("Bearer")
  })

  it("is refused a second time, and for an id that somebody has", async () => {
    const { confirmed, federate, users } = await pool()
    await confirmed()
    await confirmed("grace@example.com")
    await federate({ ProviderUserId: "1042" })
    const before = await users()
    const second = await federate({ Username: "google_1042" })
    const taken = await federate({ Username: "grace@example.com", ProviderUserId: "1042" })
    for (const { body } of [second, taken]) expect(body).toMatchObject({ __type: "InvalidParameterException" })
    expect(await users()).toEqual(before)
  })
})
