import { beforeEach, describe, expect, it, vi } from "vitest"
import { addUserToGroup, removeUserFromGroup } from "./groups"

const api = vi.hoisted(() => ({ addUserToGroup: vi.fn(), removeUserFromGroup: vi.fn() }))
vi.mock("@/lib/amplify-server", () => ({ dataClient: { mutations: api } }))

const change = {
  userId: "22222222-2222-4222-8222-222222222222",
  groupName: "SUPPORT",
  reason: "Has left",
  requestId: "01936f0e-7c3a-7000-8000-000000000000",
}

beforeEach(() => {
  for (const call of Object.values(api)) call.mockReset().mockResolvedValue({ data: '{"signedOut":true}' })
})

it("a group is given by one call of the API, with all that was said", async () => {
  await addUserToGroup(change)
  expect(api.addUserToGroup).toHaveBeenCalledExactlyOnceWith(change)
})

describe("taking a group", () => {
  it("is one call of the API, with all that was said", async () => {
    await removeUserFromGroup({ ...change, keepSignedIn: true })
    expect(api.removeUserFromGroup).toHaveBeenCalledExactlyOnceWith({ ...change, keepSignedIn: true })
  })

  it.each([
    ['{"signedOut":true}', true],
    ['{"signedOut":false}', false],
    [{ signedOut: true }, true],
  ])("tells whether the user was signed out: %j", async (data, signedOut) => {
    api.removeUserFromGroup.mockResolvedValue({ data })
    expect(await removeUserFromGroup(change)).toEqual({ signedOut })
  })

  it.each(["{", "[]", '{"signedOut":"true"}', 7])("does not say so where the answer does not: %j", async (data) => {
    api.removeUserFromGroup.mockResolvedValue({ data })
    expect(await removeUserFromGroup(change)).toEqual({ signedOut: false })
  })

  it("fails where the API refuses", async () => {
    api.removeUserFromGroup.mockResolvedValue({ errors: [{ message: "LastAdministrator {}" }] })
    await expect(removeUserFromGroup(change)).rejects.toMatchObject({ code: "LastAdministrator" })
  })
})
