import { expect, it } from "vitest"
import { emailPool, phonePool } from "@/lib/testing/pool-facts"
import { attributeForm } from "./attribute-form"

const named = (list: readonly { name: string }[]) => list.map(({ name }) => name)
const has = (attributes: Record<string, string>, status = "CONFIRMED") => ({
  status,
  attributes: Object.entries(attributes).map(([name, value]) => ({ name, value })),
})
const ada = { sub: "1", email: "ada@example.com", email_verified: "true", "custom:badge": "7", identities: "[]" }

it("asks for what is in use and for the pool's own, and keeps the rest behind a line", () => {
  const form = attributeForm(emailPool(), has(ada))
  expect(named(form.first)).toEqual(["email", "email_verified", "custom:team", "custom:level", "custom:remote"])
  expect(named(form.more)).toEqual(["phone_number", "phone_number_verified", "name"])
  expect(form.shown).toMatchObject({ email: "ada@example.com", name: "", "custom:level": "" })
})

it("says why something cannot be changed", () => {
  const { fixed, shown } = attributeForm(emailPool(), has(ada))
  expect(named(fixed)).toEqual(["sub", "custom:badge", "identities"])
  for (const { name, reason } of fixed) {
    expect(reason).toMatch(/\.$/)
    expect(shown).not.toHaveProperty(name)
  }
})

it("leaves to a provider what it writes at each sign-in, and only for its users", () => {
  const pool = emailPool({ mappedAttributes: ["email"] })
  expect(named(attributeForm(pool, has(ada, "EXTERNAL_PROVIDER")).fixed)).toContain("email")
  expect(named(attributeForm(pool, has(ada)).fixed)).not.toContain("email")
})

it("has other fields for another pool", () => {
  const { first } = attributeForm(phonePool(), has({ phone_number: "+4930123456" }))
  expect(named(first)).toEqual(["phone_number", "phone_number_verified", "given_name", "custom:plan", "custom:since"])
})
