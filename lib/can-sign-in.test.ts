import { describe, expect, it } from "vitest"
import { canSignIn } from "./can-sign-in"

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
