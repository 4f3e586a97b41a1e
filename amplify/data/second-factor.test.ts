import { expect, it } from "vitest"
import { REQUIRE_MFA_OF_ADMINISTRATORS } from "../auth/administrator-mfa"
import { requireSecondFactor } from "./second-factor"

it("refuses who has no active factor, where one is required", () => {
  expect(() => requireSecondFactor({ factors: [] }, true)).toThrow(/^SecondFactorRequired \{\}$/)
})

it.each(["SOFTWARE_TOKEN_MFA", "SMS_MFA", "EMAIL_OTP"])("takes who has %s", (factor) => {
  expect(() => requireSecondFactor({ factors: [factor] }, true)).not.toThrow()
})

it("takes who has none, where none is required", () => {
  expect(() => requireSecondFactor({ factors: [] }, false)).not.toThrow()
})

it("does as amplify/auth/administrator-mfa.ts says", () => {
  const check = expect(() => requireSecondFactor({ factors: [] }))
  if (REQUIRE_MFA_OF_ADMINISTRATORS) check.toThrow("SecondFactorRequired")
  else check.not.toThrow()
})
