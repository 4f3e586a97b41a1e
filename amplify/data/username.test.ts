import { afterEach, describe, expect, it, vi } from "vitest"
import { fakeCognito } from "../testing/fake-cognito"
import { usernameOf } from "./username"

const userId = "22222222-2222-4222-8222-222222222222"
afterEach(() => vi.restoreAllMocks())

describe("usernameOf", () => {
  it("is the sub itself, without a call, where Cognito makes the user names", async () => {
    const sent = fakeCognito()
    expect(await usernameOf(userId, true)).toBe(userId)
    expect(sent).toEqual([])
  })

  it("looks the name up where people choose it", async () => {
    const sent = fakeCognito(() => ({ Users: [{ Username: "Google_1234" }] }))
    expect(await usernameOf(userId, false)).toBe("Google_1234")
    expect(sent).toMatchObject([{ name: "ListUsersCommand", input: { Filter: `sub = "${userId}"`, Limit: 1 } }])
  })

  it("refuses a sub that nobody has, rather than take it for a name", async () => {
    fakeCognito(() => ({ Users: [] }))
    await expect(usernameOf(userId, false)).rejects.toThrow("UserNotFoundException")
  })
})
