import fc from "fast-check"
import { expect, it } from "vitest"
import { password as allowed } from "@/amplify/data/arguments"
import { generatePassword } from "@/lib/temporary-password"
import type { PasswordPolicy } from "@/lib/user-pool-facts"

// 99 is the longest minimum that Cognito lets a pool ask for.
const policies: fc.Arbitrary<PasswordPolicy> = fc.record({
  minimumLength: fc.integer({ min: 6, max: 99 }),
  requireLowercase: fc.boolean(),
  requireUppercase: fc.boolean(),
  requireNumbers: fc.boolean(),
  requireSymbols: fc.boolean(),
  temporaryPasswordDays: fc.integer({ min: 1, max: 365 }),
})

const NOTHING_ASKED: PasswordPolicy = {
  minimumLength: 6,
  requireLowercase: false,
  requireUppercase: false,
  requireNumbers: false,
  requireSymbols: false,
  temporaryPasswordDays: 7,
}

it("keeps every policy", () => {
  fc.assert(
    fc.property(policies, (policy) => {
      const password = generatePassword(policy)
      expect(password.length).toBe(Math.max(policy.minimumLength, 16))
      if (policy.requireLowercase) expect(password).toMatch(/[a-z]/)
      if (policy.requireUppercase) expect(password).toMatch(/[A-Z]/)
      if (policy.requireNumbers) expect(password).toMatch(/[0-9]/)
      // The symbols that Cognito counts, from its documentation.
      if (policy.requireSymbols) expect(password).toMatch(/[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+-]/)
    }),
    { numRuns: 500 },
  )
})

it("holds nothing that could be read as something else, and nothing that the API refuses", () => {
  fc.assert(
    fc.property(policies, (policy) => {
      const password = generatePassword(policy)
      expect(password).not.toMatch(/[\s0Oo1lI|]/)
      expect(allowed.safeParse(password).success).toBe(true)
    }),
    { numRuns: 500 },
  )
})

it("has letters of both cases and digits although nobody asks for them, and no symbols then", () => {
  for (const password of Array.from({ length: 200 }, () => generatePassword(NOTHING_ASKED))) {
    expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*[0-9])[a-zA-Z0-9]{16}$/)
  }
})

it("is never the same twice, and any character can come anywhere", () => {
  const passwords = Array.from({ length: 2000 }, () => generatePassword({ ...NOTHING_ASKED, requireSymbols: true }))
  expect(new Set(passwords).size).toBe(passwords.length)
  // 24 + 24 + 8 + 8 characters; one of them missing at a place in 2,000 draws: less than once in 10^10 runs.
  for (let place = 0; place < 16; place++) {
    expect(new Set(passwords.map((password) => password[place])).size).toBe(64)
  }
})
