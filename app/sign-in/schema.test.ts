import { describe, expect, it } from "vitest"
import { newPasswordSchema } from "./new-password/schema"
import { passwordSchema, signInSchema } from "./schema"

const TYPED = " Aa1! ÄÖ\u00a0ß 密码 \t"

describe("a password", () => {
  it("goes on exactly as it was typed, at a sign-in and as a new one", () => {
    expect(signInSchema.parse({ email: " ada@example.com ", password: TYPED })).toEqual({
      email: "ada@example.com",
      password: TYPED,
    })
    const chosen = { newPassword: TYPED, repeatPassword: TYPED }
    expect(newPasswordSchema({}).parse(chosen)).toEqual(chosen)
  })

  it("may have 256 characters, and one more is refused and not cut off", () => {
    const long = `Aa1!${"x".repeat(252)}`
    expect(passwordSchema.parse(long)).toBe(long)
    expect(newPasswordSchema({}).safeParse({ newPassword: long, repeatPassword: long }).success).toBe(true)
    const longer = `${long}x`
    expect(passwordSchema.safeParse(longer).success).toBe(false)
    expect(newPasswordSchema({}).safeParse({ newPassword: longer, repeatPassword: longer }).success).toBe(false)
  })
})
