import { describe, expect, it } from "vitest"
import { z } from "zod"
import { groupName, limit, username } from "./fields"
import { validateInput } from "./validate-input"

const schema = z.object({ Username: username, GroupName: groupName, Limit: limit.optional() })
const refusal = (input: unknown) => {
  try {
    validateInput(schema, input)
  } catch (error) {
    return error as Error
  }
  throw new Error("nothing was refused")
}

describe("the validation of requests", () => {
  it("gives back what is right and leaves out what it does not know", () => {
    const input = { Username: "ada", GroupName: "EDITORS", Unknown: 1 }
    expect(validateInput(schema, input)).toEqual({ Username: "ada", GroupName: "EDITORS" })
  })

  it("counts everything that is wrong, in AWS's words", () => {
    expect(refusal({ GroupName: "x".repeat(129), Limit: -1 }).message).toBe(
      [
        "3 validation errors detected: Value null at 'username' failed to satisfy constraint: Member must not be null",
        `Value '${"x".repeat(129)}' at 'groupName' failed to satisfy constraint: Member must have length less than or equal to 128`,
        "Value '-1' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 0",
      ].join("; "),
    )
  })

  it("never shows a value that the service calls sensitive", () => {
    expect(refusal({ Username: "ada lovelace", GroupName: "EDITORS" }).message).not.toContain("lovelace")
  })

  it("calls a value of another type what it is", () => {
    expect(refusal({ Username: 7, GroupName: "EDITORS" })).toMatchObject({ name: "SerializationException" })
    expect(refusal([])).toMatchObject({ name: "SerializationException" })
  })
})
