import { expect, it } from "vitest"
import { attributeField, isAttributeField, readRequiredAttributes } from "@/lib/sign-in-required-attributes"

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.set(name, value)
  return data
}

it("asks for a standard attribute in words, and for any other by its name", () => {
  expect(attributeField("given_name")).toEqual({ field: "attribute.given_name", label: "Given name", type: "text" })
  expect(attributeField("constructor")).toEqual({ field: "attribute.constructor", label: "constructor", type: "text" })
})

it("keeps what was typed into such a field, and no password", () => {
  expect(isAttributeField("attribute.given_name")).toBe(true)
  expect(isAttributeField("newPassword")).toBe(false)
})

it("reads the attributes that Cognito asked for and no others", () => {
  const data = form({ "attribute.given_name": " Ada ", "attribute.email": "other@example.com" })
  expect(readRequiredAttributes(["given_name"], data)).toEqual({ given_name: "Ada" })
  expect(readRequiredAttributes([], data)).toEqual({})
})

it("says which one is missing or too long", () => {
  expect(() => readRequiredAttributes(["given_name"], form({ "attribute.given_name": " " }))).toThrow(
    expect.objectContaining({ field: "attribute.given_name", sentence: "Given name is required." }),
  )
  expect(() => readRequiredAttributes(["name"], form({ "attribute.name": "x".repeat(2049) }))).toThrow(
    expect.objectContaining({ field: "attribute.name" }),
  )
})
