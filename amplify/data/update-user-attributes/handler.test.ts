import { afterEach, describe, expect, it, vi } from "vitest"
import { appsyncEvent, invoke, USER_POOL_ID } from "../../testing/appsync-event"
import { cognitoUser, USER_ID } from "../../testing/cognito-user"
import { cognitoException, fakeCognito } from "../../testing/fake-cognito"
import { handler as deleteAttributes } from "../delete-user-attributes/handler"
import { handler as updateAttributes } from "./handler"

const requestId = "01936f0e-7c3a-7000-8000-000000000000"
const now = { email: "old@example.com", email_verified: "true", "custom:plan": "canary-5d1f" }
/** A pool with one user, which refuses every change with `exception` if there is one. */
const poolWith = (attributes: Record<string, string> | undefined, exception?: string) =>
  fakeCognito(({ name }) => {
    if (name === "ListUsersCommand") return { Users: attributes ? [cognitoUser(attributes)] : [] }
    if (exception) throw cognitoException(exception)
    return {}
  })
const update = (changes: object[]) =>
  invoke(updateAttributes, appsyncEvent("updateUserAttributes", { userId: USER_ID, changes, requestId }))
const remove = (attributes: object[]) =>
  invoke(deleteAttributes, appsyncEvent("deleteUserAttributes", { userId: USER_ID, attributes, requestId }))
afterEach(() => vi.restoreAllMocks())

describe("updateUserAttributes", () => {
  it("changes what still is what the form showed, all of it in one call", async () => {
    const sent = poolWith(now)
    const result = await update([
      { name: "email", value: "new@example.com", shown: "old@example.com" },
      { name: "email_verified", value: "false", shown: "true" },
      { name: "name", value: "Somebody", shown: null },
      { name: "custom:plan", value: "", shown: "canary-5d1f" },
    ])
    expect(result).toEqual({ userId: USER_ID, requestId })
    const input = {
      UserPoolId: USER_POOL_ID,
      Username: USER_ID,
      UserAttributes: [
        { Name: "email", Value: "new@example.com" },
        { Name: "email_verified", Value: "false" },
        { Name: "name", Value: "Somebody" },
        { Name: "custom:plan", Value: "" },
      ],
    }
    expect(sent.slice(1)).toEqual([{ name: "AdminUpdateUserAttributesCommand", input }])
  })

  it.each(["AliasExistsException", "InvalidParameterException", "InvalidEmailRoleAccessPolicyException"])(
    "says %s and to whom",
    async (exception) => {
      poolWith(now, exception)
      await expect(update([{ name: "name", value: "x" }])).rejects.toThrow(`${exception} {"userId":"${USER_ID}"}`)
    },
  )
})

describe("deleteUserAttributes", () => {
  it("deletes what still is what the form showed", async () => {
    const sent = poolWith(now)
    const result = await remove([{ name: "custom:plan", shown: "canary-5d1f" }])
    expect(result).toEqual({ userId: USER_ID, requestId })
    const input = { UserPoolId: USER_POOL_ID, Username: USER_ID, UserAttributeNames: ["custom:plan"] }
    expect(sent.slice(1)).toEqual([{ name: "AdminDeleteUserAttributesCommand", input }])
  })

  it("says InvalidParameterException and to whom", async () => {
    poolWith(now, "InvalidParameterException")
    await expect(remove([{ name: "name" }])).rejects.toThrow(`InvalidParameterException {"userId":"${USER_ID}"}`)
  })
})

describe.each([
  ["updateUserAttributes", (name: string, shown?: string | null) => update([{ name, value: "x", shown }]), "changes"],
  ["deleteUserAttributes", (name: string, shown?: string | null) => remove([{ name, shown }]), "attributes"],
] as const)("%s", (_, change, field) => {
  it.each([
    ["has another value now", "custom:plan", "free"],
    ["has a value now", "custom:plan", null],
    ["has none any more", "name", "Somebody"],
  ])("refuses an attribute that %s, names it and no value, and changes nothing", async (_why, name, shown) => {
    const sent = poolWith(now)
    await expect(change(name, shown)).rejects.toThrow(
      new RegExp(`^ChangedMeanwhile \\{"userId":"${USER_ID}","field":"${name}"\\}$`),
    )
    expect(sent.map(({ name }) => name)).toEqual(["ListUsersCommand"])
  })

  it.each(["sub", "identities", "cognito:user_status", "cognito:mfa_enabled", "", "two words", "x".repeat(65)])(
    "refuses the attribute %j and asks Cognito nothing",
    async (name) => {
      const sent = poolWith(now)
      await expect(change(name)).rejects.toThrow(`InvalidInput {"field":"${field}.0.name","rule":"attributeName"}`)
      expect(sent).toEqual([])
    },
  )

  it("refuses a shown value that cannot have been shown", async () => {
    const sent = poolWith(now)
    await expect(change("name", "x".repeat(2049))).rejects.toThrow(`"field":"${field}.0.shown"`)
    expect(sent).toEqual([])
  })

  it("refuses a user who does not exist any more", async () => {
    const sent = poolWith(undefined)
    await expect(change("name")).rejects.toThrow(`UserNotFoundException {"userId":"${USER_ID}"}`)
    expect(sent.map(({ name }) => name)).toEqual(["ListUsersCommand"])
  })
})

describe.each([
  ["updateUserAttributes", update, "changes", { name: "name", value: "x" }],
  ["deleteUserAttributes", remove, "attributes", { name: "name" }],
] as const)("%s", (_, call, field, entry) => {
  it.each([
    ["no change", 0, "noChange"],
    ["101 of them", 101, "attributes"],
  ])("refuses %s and asks Cognito nothing", async (_why, count, rule) => {
    const sent = poolWith(now)
    const entries = Array.from({ length: count }, () => entry)
    await expect(call(entries)).rejects.toThrow(`InvalidInput {"field":"${field}","rule":"${rule}"}`)
    expect(sent).toEqual([])
  })
})

it("updateUserAttributes refuses a value of 2,049 characters and asks Cognito nothing", async () => {
  const sent = poolWith(now)
  await expect(update([{ name: "name", value: "x".repeat(2049) }])).rejects.toThrow('"rule":"attributeValue"')
  expect(sent).toEqual([])
})
