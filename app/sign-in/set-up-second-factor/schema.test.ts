import { expect, it } from "vitest"
import { appCodeSchema } from "./schema"

const sentences = (code: unknown) => appCodeSchema.safeParse({ code }).error?.issues.map(({ message }) => message)

it("takes the six digits of an app, with the spaces that apps show", () => {
  expect(appCodeSchema.parse({ code: " 123 456\n" })).toEqual({ code: "123456" })
})

it("keeps what no app shows from Cognito, which would say no more than that it is malformed", () => {
  for (const missing of [undefined, "", "  "]) expect(sentences(missing)).toEqual(["Enter the code."])
  for (const malformed of ["abc", "12345", "1234567", "12345a"]) {
    expect(sentences(malformed)).toEqual(["The app shows six digits, such as 123456."])
  }
})
