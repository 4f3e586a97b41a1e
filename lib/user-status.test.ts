import { describe, expect, it } from "vitest"
import { canSignIn, displayName, statusWords } from "./user-status"

describe("what somebody is called", () => {
  const user = { name: null, email: null, username: "u-1" }
  it("is the name, else the address, else the username", () => {
    expect(displayName({ ...user, name: "Ann", email: "ann@example.com" })).toBe("Ann")
    expect(displayName({ ...user, name: "  ", email: "ann@example.com" })).toBe("ann@example.com")
    expect(displayName(user)).toBe("u-1")
  })
})

describe("whether somebody can sign in", () => {
  it.each([
    ["CONFIRMED", "yes"],
    ["EXTERNAL_PROVIDER", "yes"],
    ["FORCE_CHANGE_PASSWORD", "first"],
    ["UNCONFIRMED", "no"],
    ["RESET_REQUIRED", "no"],
    ["COMPROMISED", "no"],
    ["SOMETHING_NEW", "no"],
  ])("in the state %s is answered with %s", (status, answer) => {
    expect(canSignIn({ status, enabled: true }).answer).toBe(answer)
  })

  it("is no for whoever is disabled, and says that this is why", () => {
    expect(canSignIn({ status: "CONFIRMED", enabled: false })).toEqual({
      answer: "no",
      sentence: expect.stringContaining("Disabled"),
    })
  })
})

it("shows a state that Cognito invents later by its own name", () => {
  expect(statusWords("SOMETHING_NEW").word).toBe("SOMETHING_NEW")
  expect(statusWords("constructor").word).toBe("constructor")
})
