import { beforeEach, describe, expect, it, vi } from "vitest"
import * as groupChanges from "@/lib/group-changes"
import * as userChanges from "@/lib/user-changes"

const calls = vi.hoisted(() => [] as [name: string, input: unknown][])
const answer = vi.hoisted(() => ({ current: {} as object }))
vi.mock("@/lib/amplify-server", () => ({
  dataClient: {
    // Any mutation, and no query: a change that asked for something first would be seen here.
    mutations: new Proxy(
      {},
      {
        get: (_, name: string) => (input: unknown) =>
          Promise.resolve(calls.push([name, input])).then(() => answer.current),
      },
    ),
  },
}))

const user = { userId: "22222222-2222-4222-8222-222222222222", requestId: "01936f0e-7c3a-7000-8000-000000000000" }
const reason = "They asked for it"
const group = { groupName: "EDITORS", requestId: user.requestId }
const newUser = {
  username: "ada@example.com",
  attributes: [{ name: "email", value: "ada@example.com" }],
  invitation: "none" as const,
  temporaryPassword: "Correct-horse-7",
  requestId: user.requestId,
}
const changes = [{ name: "email", value: "new@example.com", shown: "ada@example.com" }]

/** Every change by its name, with all that it takes. */
const CHANGES: Record<keyof typeof userChanges | keyof typeof groupChanges, object> = {
  createUser: newUser,
  resendInvitation: user,
  confirmSignUp: user,
  updateUserAttributes: { ...user, changes },
  deleteUserAttributes: { ...user, reason, attributes: [{ name: "name", shown: "Ada" }] },
  enableUser: user,
  disableUser: { ...user, reason },
  deleteUser: { ...user, reason },
  resetUserPassword: { ...user, reason },
  setUserPassword: { ...user, reason, password: "Correct-horse-7", permanent: true },
  setUserMfaPreference: { ...user, reason, enable: ["SMS_MFA"], disable: ["EMAIL_OTP"], preferred: "SMS_MFA" },
  signOutUser: { ...user, reason },
  createGroup: { ...group, description: "They write.", precedence: 0 },
  updateGroup: { ...group, description: "", shownDescription: "They write.", shownPrecedence: 0 },
  deleteGroup: { ...group, reason },
}

beforeEach(() => {
  calls.length = 0
  answer.current = { data: { done: true } }
})

it("is every change of users and groups", () => {
  expect(Object.keys(CHANGES).toSorted()).toEqual(Object.keys({ ...userChanges, ...groupChanges }).toSorted())
})

describe.each(Object.entries(CHANGES))("%s", (name, change) => {
  const functions = { ...userChanges, ...groupChanges } as unknown as Record<
    string,
    (change: object) => Promise<unknown>
  >
  const call = () => (functions[name] as (change: object) => Promise<unknown>)(change)

  it("is one call of the API's mutation of that name, with all that was given", async () => {
    await call()
    expect(calls).toEqual([[name, change]])
  })

  it("fails when the answer holds an error, although there is data as well, and is not tried again", async () => {
    answer.current = { data: { done: true }, errors: [{ message: 'ChangedMeanwhile {"field":"email"}' }] }
    await expect(call()).rejects.toMatchObject({ code: "ChangedMeanwhile", parameters: { field: "email" } })
    expect(calls).toHaveLength(1)
  })

  it("does not take an answer with nothing in it for done", async () => {
    answer.current = { data: null }
    await expect(call()).rejects.toMatchObject({ code: "Internal" })
  })
})
