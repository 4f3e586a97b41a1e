import path from "node:path"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { createUser, resendInvitation, updateUserAttributes } from "@/lib/user-changes"
import { describeUserPool, userPoolFromOutputs } from "@/lib/user-pool"
import { getUser } from "@/lib/users"
import { newRequestId } from "../../amplify/data/request-id"
import { type RunningBackend, runBackend } from "./run-backend"

// Only the request is made up: who is signed in, and what they changed before.
const request = vi.hoisted(() => ({ client: undefined as unknown }))
vi.mock("@/lib/amplify-server", () => ({
  get dataClient() {
    return request.client
  },
}))
vi.mock("@/lib/recent-changes", () => ({ recentChanges: async () => [] }))

/** Telephone numbers that nobody has: 555-0100 to 555-0199 are kept for that. */
let next = 100
const phoneNumber = () => `+15555550${next++}`

let second: RunningBackend
beforeAll(async () => {
  second = await runBackend({
    projectRoot: path.join(import.meta.dirname, "second-pool"),
    cacheFolder: path.join(import.meta.dirname, "..", "..", ".local", "second-pool"),
    administrator: { phone_number: phoneNumber(), phone_number_verified: "true", family_name: "Administrator" },
  })
  request.client = second.dataClient
})
afterAll(() => second?.backend.close())

const outbox = async () => {
  const answer = await fetch(`${second.backend.state.outboxUrl}.json`)
  return (await answer.json()) as { to: string; kind: string; userId: string }[]
}
/** The attributes of somebody new: what the pool requires, and more. */
const person = (phone: string, more: Record<string, string> = {}) =>
  Object.entries({ phone_number: phone, family_name: "Somebody", ...more }).map(([name, value]) => ({ name, value }))
const newUser = (phone: string, more: Record<string, string> = {}) =>
  createUser({ username: phone, attributes: person(phone, more), invitation: "sms", requestId: newRequestId() })

describe("a pool of another kind", () => {
  it("is described by Cognito, and what Cognito leaves out by its definition", async () => {
    const { attributes, ...facts } = await describeUserPool(second.backend.state.userPoolId)
    expect(facts).toEqual({
      estimatedNumberOfUsers: expect.any(Number),
      signInBy: ["phone_number"],
      aliases: [],
      mfa: "OPTIONAL",
      mfaFactors: ["SMS_MFA", "SOFTWARE_TOKEN_MFA"],
      mappedAttributes: ["family_name", "custom:department"],
      passwordPolicy: {
        minimumLength: 12,
        requireLowercase: true,
        requireUppercase: false,
        requireNumbers: true,
        requireSymbols: false,
        temporaryPasswordDays: 3,
      },
    })
    const definition = (name: string) => attributes.find((attribute) => attribute.name === name)
    const required = attributes.filter(({ required, name }) => required && name !== "sub").map(({ name }) => name)
    expect(required.sort()).toEqual(["family_name", "phone_number"])
    expect(definition("email")).toMatchObject({ type: "String", required: false, mutable: true })
    expect(definition("custom:department")).toMatchObject({ type: "String", minLength: 2, maxLength: 20 })
    expect(definition("custom:level")).toMatchObject({ type: "Number", minValue: 1, maxValue: 10 })
    expect(definition("custom:since")).toMatchObject({ type: "DateTime", mutable: true })
    expect(definition("custom:newsletter")).toMatchObject({ type: "Boolean", mutable: true })
    expect(definition("custom:badge")).toMatchObject({ type: "String", mutable: false })
  })

  it("is described alike by the outputs of its deployment, as far as these go", async () => {
    const { auth } = second.backend.outputs as Parameters<typeof userPoolFromOutputs>[0] & object
    const written = userPoolFromOutputs({ auth })
    const described = await describeUserPool(second.backend.state.userPoolId)
    const { temporaryPasswordDays: _, ...policy } = described.passwordPolicy
    expect(written.passwordPolicy).toMatchObject(policy)
    expect(written.signInBy).toEqual(described.signInBy)
    expect(written.mfa).toBe(described.mfa)
    expect(written.mfaFactors.toSorted()).toEqual(described.mfaFactors.toSorted())
    expect(written.attributes.map(({ name }) => name).sort()).toEqual(["family_name", "phone_number"])
  })

  it("takes users by phone number, invites them by SMS, and invites them again", async () => {
    const phone = phoneNumber()
    const { userId, status } = await newUser(phone, { "custom:department": "Baking", "custom:level": "10" })
    expect(status).toBe("FORCE_CHANGE_PASSWORD")
    await resendInvitation({ userId, requestId: newRequestId() })
    const invitations = (await outbox()).filter((mail) => mail.userId === userId)
    expect(invitations).toEqual([
      expect.objectContaining({ to: phone, kind: "invitation" }),
      expect.objectContaining({ to: phone, kind: "invitation" }),
    ])
  })

  it.each([
    ["with a number beyond its bounds", { "custom:level": "11" }],
    ["with a text beyond its bounds", { "custom:department": "B" }],
    ["with an attribute of another pool", { "custom:plan": "free" }],
  ])("refuses a user %s, and creates nobody", async (_, attributes) => {
    const phone = phoneNumber()
    await expect(newUser(phone, attributes)).rejects.toMatchObject({ code: "InvalidParameterException" })
    expect((await outbox()).filter(({ to }) => to === phone)).toEqual([])
    expect((await newUser(phone)).status).toBe("FORCE_CHANGE_PASSWORD")
  })

  it("changes attributes of its own, and never one that is fixed", async () => {
    const { userId } = await newUser(phoneNumber(), { "custom:badge": "7" })
    const change = (name: string, value: string, shown: string | null) =>
      updateUserAttributes({ userId, changes: [{ name, value, shown }], requestId: newRequestId() })
    await change("custom:newsletter", "true", null)
    await expect(change("custom:badge", "8", "7")).rejects.toMatchObject({ code: "InvalidParameterException" })
    const attributes = Object.fromEntries((await getUser(userId))?.attributes.map((it) => [it.name, it.value]) ?? [])
    expect(attributes).toMatchObject({ "custom:newsletter": "true", "custom:badge": "7" })
  })

  it("names its rules when it refuses a password", async () => {
    const phone = phoneNumber()
    const weak = { username: phone, attributes: person(phone), invitation: "none", requestId: newRequestId() } as const
    await expect(createUser({ ...weak, temporaryPassword: "Short1!" })).rejects.toMatchObject({
      code: "InvalidPasswordException",
      parameters: { policy: expect.stringMatching(/^At least /) },
    })
  })
})
