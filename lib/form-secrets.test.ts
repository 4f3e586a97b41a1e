import { expect, it } from "vitest"
import * as z from "zod"
import { keptValues } from "./form-secrets"

const secret = () => z.string().meta({ secret: true })

it.each([
  ["as it is", secret()],
  ["optional", secret().optional()],
  ["with a default", secret().default("")],
  ["trimmed afterwards", secret().transform((text) => text.trim())],
  ["behind another rule", z.string().pipe(secret())],
  ["nullable and optional", secret().nullable().optional()],
])("keeps what was typed, but not a secret field %s", (_, password) => {
  const kept = keptValues(z.object({ email: z.string(), password }), { email: "a", password: "hunter2" })
  expect(kept).toEqual({ email: "a" })
})

it("keeps the fields of a schema that takes any text, but not its secrets", () => {
  const schema = z.object({ password: secret() }).catchall(z.string())
  expect(keptValues(schema, { password: "hunter2", "attribute.name": "a" })).toEqual({ "attribute.name": "a" })
  expect(keptValues(z.strictObject({}), { other: "b" })).toEqual({})
})

it("gives back no field that the form does not have", () => {
  expect(keptValues(z.object({ email: z.string() }), { email: "a", other: "b" })).toEqual({ email: "a" })
})
