import { describe, expect, it } from "vitest"
import { confirmationOf, isConfirmed } from "./confirmation"

const userId = "4dc7a2f0-1111-4222-8333-123456789abc"
const phone = [{ name: "phone_number", value: "+15555550123" }]
const nobody = { userId, username: userId, email: null, name: null, attributes: [] }

describe("what is typed to delete a user", () => {
  it.each([
    ["the address before all else", { email: "a@example.com", name: "A", attributes: phone }, "a@example.com"],
    ["the number where there is no address", { name: "A", attributes: phone }, "+15555550123"],
    ["the user name where people have one", { username: "ada", name: "A" }, "ada"],
    ["the name where the user name is made up by Cognito", { name: "A  B " }, "A B"],
    ["the id where there is nothing else", { email: " ", name: "" }, userId],
  ])("is %s", (_, user, text) => {
    expect(confirmationOf({ ...nobody, ...user })).toMatchObject({ text })
  })

  it.each([
    ["capitals", "A@Example.com", "a@example.com"],
    ["spaces around it", " a@example.com ", "a@example.com"],
    ["one space for two, as the page shows it", "A B", "A  B"],
    ["an accent in two characters", "Jose\u0301", "Jos\u00e9"],
  ])("may differ by %s", (_, typed, name) => {
    expect(isConfirmed(typed, confirmationOf({ ...nobody, name }))).toBe(true)
  })

  it.each([[""], [" "], ["a@example.co"], ["ab@example.com"], [userId]])("is not %j for an address", (typed) => {
    expect(isConfirmed(typed, confirmationOf({ ...nobody, email: "a@example.com" }))).toBe(false)
  })
})
