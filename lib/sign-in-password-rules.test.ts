import { expect, it } from "vitest"
import { meetsPasswordRules, type PasswordPolicy, passwordRules } from "@/lib/sign-in-password-rules"

const STRICT: PasswordPolicy = {
  min_length: 8,
  require_lowercase: true,
  require_uppercase: true,
  require_numbers: true,
  require_symbols: true,
}

it("says the pool's rules in a sentence", () => {
  expect(passwordRules(STRICT)).toBe(
    "At least 8 characters, with a small letter, a capital letter, a digit, and a symbol.",
  )
  expect(passwordRules({ min_length: 12, require_numbers: true })).toBe("At least 12 characters, with a digit.")
  expect(passwordRules({})).toBe("At least 6 characters.")
})

it("takes what has everything", () => {
  expect(meetsPasswordRules("Abcdef1!", STRICT)).toBe(true)
  expect(meetsPasswordRules("simple", {})).toBe(true)
})

it.each([
  ["too short", "Abcde1!"],
  ["too long", `Abcdef1!${"x".repeat(256)}`],
  ["without a small letter", "ABCDEF1!"],
  ["without a capital letter", "abcdef1!"],
  ["without a digit", "Abcdefg!"],
  ["without a symbol", "Abcdefg1"],
])("does not take what is %s", (_why, password) => {
  expect(meetsPasswordRules(password, STRICT)).toBe(false)
})
