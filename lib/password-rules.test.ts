import { expect, it } from "vitest"
import { meetsPasswordRules, passwordRules } from "@/lib/password-rules"
import type { PasswordPolicy } from "@/lib/user-pool-facts"

const LOOSE: PasswordPolicy = {
  minimumLength: 6,
  requireLowercase: false,
  requireUppercase: false,
  requireNumbers: false,
  requireSymbols: false,
  temporaryPasswordDays: 7,
}
const STRICT: PasswordPolicy = {
  minimumLength: 8,
  requireLowercase: true,
  requireUppercase: true,
  requireNumbers: true,
  requireSymbols: true,
  temporaryPasswordDays: 7,
}

it("says the pool's rules in a sentence", () => {
  expect(passwordRules(STRICT)).toBe(
    "At least 8 characters, with a lowercase letter, an uppercase letter, a digit, and a symbol.",
  )
  expect(passwordRules({ ...LOOSE, minimumLength: 12, requireNumbers: true })).toBe(
    "At least 12 characters, with a digit.",
  )
  expect(passwordRules(LOOSE)).toBe("At least 6 characters.")
})

it("takes what has everything", () => {
  expect(meetsPasswordRules("Abcdef1!", STRICT)).toBe(true)
  expect(meetsPasswordRules("simple", LOOSE)).toBe(true)
})

it.each([
  ["too short", "Abcde1!"],
  ["too long", `Abcdef1!${"x".repeat(256)}`],
  ["without a lowercase letter", "ABCDEF1!"],
  ["without an uppercase letter", "abcdef1!"],
  ["without a digit", "Abcdefg!"],
  ["without a symbol", "Abcdefg1"],
])("does not take what is %s", (_why, password) => {
  expect(meetsPasswordRules(password, STRICT)).toBe(false)
})
