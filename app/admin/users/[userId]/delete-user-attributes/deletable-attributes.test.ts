import { expect, it } from "vitest"
import { attributeDefinition, emailPool, phonePool } from "@/lib/testing/pool-facts"
import { deleteForm } from "./deletable-attributes"

const has = (attributes: Record<string, string>, status = "CONFIRMED") => ({
  status,
  attributes: Object.entries(attributes).map(([name, value]) => ({ name, value })),
})
const named = (list: readonly { name: string }[]) => list.map(({ name }) => name)
const ada = {
  sub: "1",
  "custom:level": "7",
  "custom:badge": "12",
  phone_number: "+4930123456",
  phone_number_verified: "true",
  email: "ada@example.com",
  email_verified: "true",
  identities: "[]",
}

it("offers what the user has and the pool can do without, as it is now and in words", () => {
  const { deletable } = deleteForm(emailPool(), has(ada))
  expect(named(deletable)).toEqual(["email_verified", "phone_number", "phone_number_verified", "custom:level"])
  expect(deletable.at(-1)).toMatchObject({ field: "attribute.custom:level", label: "level", value: "7", notes: [] })
})

it("says why something cannot be deleted, and offers nothing that is both", () => {
  const { deletable, kept } = deleteForm(emailPool(), has(ada))
  expect(named(kept)).toEqual(["sub", "custom:badge", "email", "identities"])
  for (const { name, reason } of kept) {
    expect(reason).toMatch(/\.$/)
    expect(named(deletable)).not.toContain(name)
  }
  expect(kept.find(({ name }) => name === "email")?.reason).toContain("requires it")
})

it("leaves to a provider what it writes at each sign-in, and only for its users", () => {
  const pool = emailPool({ mappedAttributes: ["phone_number"] })
  expect(named(deleteForm(pool, has(ada, "EXTERNAL_PROVIDER")).kept)).toContain("phone_number")
  expect(named(deleteForm(pool, has(ada)).deletable)).toContain("phone_number")
})

it("says what goes with a contact, and that they sign in with it", () => {
  const [number] = deleteForm(
    phonePool(),
    has({ phone_number: "+4930123456", phone_number_verified: "true" }),
  ).deletable
  expect(number?.notes).toEqual(["They sign in with it.", "Whether it is verified is deleted with it."])
  const [unverified] = deleteForm(emailPool(), has({ phone_number: "+4930123456" })).deletable
  expect(unverified?.notes).toEqual([])
})

it("keeps all that was shown and can be written, also what goes with something else", () => {
  const pool = emailPool({ attributes: [attributeDefinition("phone_number")] })
  expect(deleteForm(pool, has(ada)).shown).toEqual({
    "custom:level": "7",
    "custom:badge": "12",
    phone_number: "+4930123456",
    phone_number_verified: "true",
    email: "ada@example.com",
    email_verified: "true",
  })
})

it("has nothing to choose where everything is required", () => {
  expect(deleteForm(emailPool(), has({ sub: "1", email: "ada@example.com" })).deletable).toEqual([])
})
