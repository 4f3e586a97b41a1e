import { describe, expect, it } from "vitest"
import { looksTheSame } from "./attribute-input"
import { attributeEditor, brokenRule, enteredValue, isWritable } from "./user-attributes"
import type { AttributeDefinition } from "./user-pool-facts"
import { ruleSentence } from "./words"

const define = (name: string, over: Partial<AttributeDefinition> = {}): AttributeDefinition => ({
  name,
  type: "String",
  required: false,
  mutable: true,
  ...over,
})
const level = define("custom:level", { type: "Number", minValue: 1, maxValue: 10 })
const team = define("custom:team", { minLength: 2, maxLength: 5 })
const remote = define("custom:remote", { type: "Boolean" })
const joined = define("custom:joined", { type: "DateTime" })

describe("the editor of an attribute", () => {
  it("asks for a standard one in words, and for one of the pool's own by its name", () => {
    expect(attributeEditor(define("email", { required: true }))).toMatchObject({
      field: "attribute.email",
      label: "E-mail address",
      control: "input",
      type: "email",
      required: true,
    })
    expect(attributeEditor(define("custom:cost_centre"))).toMatchObject({ label: "cost_centre", type: "text" })
    expect(attributeEditor(define("constructor"))).toMatchObject({ label: "constructor", type: "text" })
  })

  it("has the bounds of the pool", () => {
    expect(attributeEditor(level)).toMatchObject({
      type: "number",
      min: 1,
      max: 10,
      hint: "A whole number from 1 to 10.",
    })
    expect(attributeEditor(team)).toMatchObject({ minLength: 2, maxLength: 5, hint: "2 to 5 characters." })
    expect(attributeEditor(remote, "True")).toMatchObject({ control: "yesNo", value: "true" })
    expect(attributeEditor(joined).hint).toContain("2026-03-31")
  })

  it("says no length where there is only one, or none to choose", () => {
    const code = define("custom:code", { minLength: 4, maxLength: 4 })
    expect(attributeEditor(code).hint).toBe("Exactly 4 characters.")
    expect(attributeEditor(define("birthdate", { minLength: 10, maxLength: 10 })).hint).toBeUndefined()
  })

  it.each([
    ["a date that is none", define("birthdate"), "31.03.1990", { control: "input", type: "text" }],
    ["a number that is none", level, "seven", { control: "input", type: "text" }],
    ["a yes or no that is neither", remote, "perhaps", { control: "input", type: "text" }],
    ["several lines", define("address"), "One street\nOne town", { control: "textarea" }],
  ])("shows %s as it is, because saving would change it otherwise", (_, definition, value, expected) => {
    expect(attributeEditor(definition, value)).toMatchObject({ ...expected, value })
  })
})

describe("a value", () => {
  it.each([
    [define("email"), "someone@example.com"],
    [define("phone_number"), "+4930123456"],
    [define("birthdate"), "1990-03-31"],
    [level, "1"],
    [level, "10"],
    [team, "ab"],
    [remote, "true"],
    [joined, "2026-03-31"],
    [joined, "2026-03-31T14:30:00Z"],
    [team, ""],
    [define("custom:unknown", { type: "Something" }), "anything"],
  ])("of %o may be %j", (definition, value) => {
    expect(brokenRule(definition, value)).toBeNull()
  })

  it.each([
    [define("email", { required: true }), "", "attributeRequired"],
    [define("email"), "someone", "email"],
    [define("phone_number"), "030 123456", "phoneNumber"],
    [define("birthdate"), "31.03.1990", "date"],
    [define("birthdate"), "1990-13-31", "date"],
    [level, "0", "minValue 1"],
    [level, "11", "maxValue 10"],
    [level, "1.5", "wholeNumber"],
    [team, "a", "minLength 2"],
    [team, "abcdef", "maxLength 5"],
    [define("name"), "a".repeat(2049), "maxLength 2048"],
    [remote, "perhaps", "yesNo"],
    [joined, "tomorrow", "dateTime"],
    [joined, "2026-13-01", "dateTime"],
  ])("of %o may not be %j", (definition, value, rule) => {
    expect(brokenRule(definition, value)).toBe(rule)
    expect(ruleSentence(rule)).not.toBe(ruleSentence("a rule that nobody made"))
    expect(ruleSentence(rule)).not.toContain("{}")
  })

  it("says its bound in the sentence", () => {
    expect(ruleSentence("maxLength 2048")).toContain("2,048")
  })

  it("is read without what the browser did to it", () => {
    expect(enteredValue({ "attribute.address": " One street\r\nOne town " }, "address")).toBe("One street\nOne town")
    expect(enteredValue({}, "address")).toBeUndefined()
    expect(looksTheSame("One street\r\nOne town", "One street\nOne town ")).toBe(true)
    expect(looksTheSame("a", "b")).toBe(false)
  })
})

it.each([["sub"], ["identities"], ["cognito:mfa_enabled"]])("%s is Cognito's own", (name) => {
  expect(isWritable({ name })).toBe(false)
  expect(isWritable({ name: "email" })).toBe(true)
})
