import { expect, it } from "vitest"
import { signInNotice, signInSentence } from "@/lib/sign-in-words"

const REQUEST_ID = "018f0000-0000-7000-8000-000000000000"

it("says the same for a wrong password, an unknown address, and an account that has to reset its password", () => {
  const sentence = signInSentence("NotAuthorizedException", REQUEST_ID)
  for (const code of ["UserNotFoundException", "PasswordResetRequiredException", "InvalidParameterException"]) {
    expect(signInSentence(code, REQUEST_ID)).toBe(sentence)
  }
})

it("says the same for a wrong code, one that ran out, and an address without an account", () => {
  const sentence = signInSentence("CodeMismatchException", REQUEST_ID)
  for (const code of ["ExpiredCodeException", "ResetRefused"]) expect(signInSentence(code, REQUEST_ID)).toBe(sentence)
})

it.each([
  ["MFA_SETUP", "a second factor"],
  ["SELECT_MFA_TYPE", "a second factor"],
  ["SMS_OTP", "a code by text message"],
  ["WEB_AUTHN", "a passkey"],
])("names the challenge %s, which is not built yet", (challenge, means) => {
  expect(signInSentence(challenge, REQUEST_ID)).toContain(means)
})

it("names the request when nobody foresaw the error, also for names that every object has", () => {
  for (const code of ["BrandNewException", "constructor", "__proto__", "toString"]) {
    expect(signInSentence(code, REQUEST_ID)).toContain(REQUEST_ID)
  }
})

it("shows the notices that it knows and ignores what else stands in the address", () => {
  expect(signInNotice("signed-out")).toMatchObject({ tone: "success" })
  for (const other of [undefined, "", "<script>", "constructor", ["signed-out"]]) expect(signInNotice(other)).toBeNull()
})
