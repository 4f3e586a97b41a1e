import { describe, expect, it } from "vitest"
import { displayName, statusWords } from "./user-status"

describe("what somebody is called", () => {
  const user = { name: null, email: null, username: "u-1" }
  it("is the name, else the address, else the username", () => {
    expect(displayName({ ...user, name: "Ann", email: "ann@example.com" })).toBe("Ann")
    expect(displayName({ ...user, name: "  ", email: "ann@example.com" })).toBe("ann@example.com")
    expect(displayName(user)).toBe("u-1")
  })
})

it("shows a state that Cognito invents later by its own name", () => {
  expect(statusWords("SOMETHING_NEW").word).toBe("SOMETHING_NEW")
  expect(statusWords("constructor").word).toBe("constructor")
})
