import { describe, expect, it } from "vitest"
import { guessFilter } from "./user-filter"

describe("a text in the search field", () => {
  it.each([
    ["ann@example.com", "email", "prefix"],
    ["ann", "email", "prefix"],
    ["Ann", "name", "prefix"],
    ["ann lee", "name", "prefix"],
    ["žofie", "name", "prefix"],
    ["山田", "name", "prefix"],
    ["Ann@example.com", "email", "prefix"],
    ["+491701", "phone_number", "prefix"],
    ["4DC7A2F0-1111-4222-8333-123456789ABC", "sub", "exact"],
  ])("%s is looked for in %s (%s)", (text, attribute, match) => {
    expect(guessFilter(text)).toMatchObject({ attribute, match })
  })

  it("that is a user's id is compared in lower case, as Cognito writes it", () => {
    expect(guessFilter("4DC7A2F0-1111-4222-8333-123456789ABC").value).toBe("4dc7a2f0-1111-4222-8333-123456789abc")
  })
})
