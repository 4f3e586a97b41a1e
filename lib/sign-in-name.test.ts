import { describe, expect, it } from "vitest"
import { signInNameWords } from "./sign-in-name"

describe("what people sign in with", () => {
  it.each([
    [["email"], "E-mail address", "email", "Enter your e-mail address."],
    [["phone_number"], "Phone number", "tel", "Enter your phone number."],
    [["username"], "User name", "text", "Enter your user name."],
    [["email", "phone_number"], "E-mail address or phone number", "text", "Enter your e-mail address or phone number."],
  ] as const)("is asked for as the pool has it: %j", (signInBy, label, type, missing) => {
    expect(signInNameWords(signInBy)).toMatchObject({ label, type, missing })
  })

  it("promises a code to an e-mail address only where everybody has one", () => {
    expect(signInNameWords(["email"]).codeGoes).toMatch(/^A code goes to your e-mail address\./)
    expect(signInNameWords(["username"]).codeGoes).toMatch(/e-mail address or phone number/)
    expect(signInNameWords(["phone_number"]).codeIsSent).toMatch(/e-mail address or phone number/)
  })

  it("is what the deployment of this console says", () => {
    expect(signInNameWords()).toEqual(signInNameWords(["username"]))
  })
})
