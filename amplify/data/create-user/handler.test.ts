import { afterEach, describe, expect, it, vi } from "vitest"
import { appsyncEvent, invoke, USER_POOL_ID } from "../../testing/appsync-event"
import { cognitoException, fakeCognito } from "../../testing/fake-cognito"
import { handler } from "./handler"

const username = "new@example.com"
const attributes = [
  { name: "email", value: username },
  { name: "email_verified", value: "true" },
]
const created = new Date("2026-01-02T03:04:05Z")
const user = {
  Username: "22222222-2222-4222-8222-222222222222",
  Attributes: [
    { Name: "sub", Value: "22222222-2222-4222-8222-222222222222" },
    { Name: "email", Value: username },
  ],
  UserCreateDate: created,
  UserLastModifiedDate: created,
  Enabled: true,
  UserStatus: "FORCE_CHANGE_PASSWORD",
}
const create = (input: object) =>
  invoke(handler, appsyncEvent("createUser", { username, attributes, invitation: "none", ...input }))
afterEach(() => vi.restoreAllMocks())

describe("createUser", () => {
  it("creates the user without a message, and answers who was created", async () => {
    const sent = fakeCognito(() => ({ User: user }))
    expect(await create({ temporaryPassword: "a temporary one" })).toMatchObject({
      userId: user.Username,
      email: username,
      status: "FORCE_CHANGE_PASSWORD",
      enabled: true,
      createdAt: "2026-01-02T03:04:05.000Z",
    })
    const input = {
      UserPoolId: USER_POOL_ID,
      Username: username,
      UserAttributes: [
        { Name: "email", Value: username },
        { Name: "email_verified", Value: "true" },
      ],
      TemporaryPassword: "a temporary one",
      MessageAction: "SUPPRESS",
    }
    expect(sent).toEqual([{ name: "AdminCreateUserCommand", input }])
  })

  it.each([
    ["email", ["EMAIL"]],
    ["sms", ["SMS"]],
  ])("sends the invitation by %s and by nothing else", async (invitation, mediums) => {
    const sent = fakeCognito(() => ({ User: user }))
    await create({ invitation })
    expect(sent).toHaveLength(1)
    expect(sent[0]?.input).toMatchObject({ DesiredDeliveryMediums: mediums, TemporaryPassword: undefined })
    expect(sent[0]?.input).not.toHaveProperty("MessageAction")
  })

  it("never takes the address away from another user", async () => {
    const sent = fakeCognito(() => ({ User: user }))
    await create({ ForceAliasCreation: true, forceAliasCreation: true })
    expect(sent[0]?.input).not.toHaveProperty("ForceAliasCreation")
  })

  it.each([
    ["no name", { username: "" }, "username", "username"],
    ["a name with a space", { username: "two words" }, "username", "username"],
    ["a name of 129 characters", { username: "x".repeat(129) }, "username", "username"],
    ["a way that there is not", { invitation: "letter" }, "invitation", "invitation"],
    ["no way at all", { invitation: null }, "invitation", "invitation"],
    ["the sub", { attributes: [{ name: "sub", value: "1" }] }, "attributes.0.name", "attributeName"],
    [
      "a long value",
      { attributes: [{ name: "name", value: "x".repeat(2049) }] },
      "attributes.0.value",
      "attributeValue",
    ],
    ["a password with a space at its end", { temporaryPassword: "Passw0rd " }, "temporaryPassword", "password"],
    ["an empty password", { temporaryPassword: "" }, "temporaryPassword", "password"],
    ["a password of 257 characters", { temporaryPassword: "x".repeat(257) }, "temporaryPassword", "password"],
  ])("refuses %s and creates nobody", async (_, input, field, rule) => {
    const sent = fakeCognito()
    await expect(create(input)).rejects.toThrow(`InvalidInput {"field":"${field}","rule":"${rule}"}`)
    expect(sent).toEqual([])
  })

  it.each([
    "UsernameExistsException",
    "AliasExistsException",
    "InvalidPasswordException",
    "InvalidParameterException",
    "CodeDeliveryFailureException",
    "PreconditionNotMetException",
    "UserLambdaValidationException",
    "UnexpectedLambdaException",
    "InvalidLambdaResponseException",
    "InvalidSmsRoleAccessPolicyException",
    "InvalidSmsRoleTrustRelationshipException",
    "LimitExceededException",
  ])("says %s, and neither name nor password", async (exception) => {
    fakeCognito(() => {
      throw cognitoException(exception, `${username} has the password canary-5d1f`)
    })
    await expect(create({ temporaryPassword: "canary-5d1f" })).rejects.toThrow(new RegExp(`^${exception} \\{\\}$`))
  })
})
