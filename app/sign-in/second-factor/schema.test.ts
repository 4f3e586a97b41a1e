import { expect, it } from "vitest"
import { codeSchema } from "./schema"

const sentences = (code: unknown) => codeSchema.safeParse({ code }).error?.issues.map(({ message }) => message)

it("takes codes with the spaces that apps show and people copy", () => {
  expect(codeSchema.parse({ code: " 123 456\n" })).toEqual({ code: "123456" })
  expect(codeSchema.parse({ code: "12345678" })).toEqual({ code: "12345678" })
})

it("keeps what can be no code from Cognito", () => {
  for (const missing of [undefined, "", "  "]) expect(sentences(missing)).toEqual(["Enter the code."])
  for (const malformed of ["abc", "12", "1234567890123", "12345a"]) {
    expect(sentences(malformed)).toEqual(["A code is a number, such as 123456."])
  }
})
