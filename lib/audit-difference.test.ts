import fc from "fast-check"
import { describe, expect, it } from "vitest"
import type { JsonValue } from "@/amplify/data/audit/canonical-json"
import { differences, valuesOf } from "./audit-difference"

describe("what was there before and after", () => {
  it("is compared value by value, and what changed is marked", () => {
    expect(differences({ enabled: true, status: "CONFIRMED" }, { enabled: false, status: "CONFIRMED" })).toEqual([
      { name: "enabled", before: "yes", after: "no", changed: true },
      { name: "status", before: "CONFIRMED", after: "CONFIRMED", changed: false },
    ])
  })

  it("has what was added and what was taken away", () => {
    expect(differences({ description: "Old", precedence: 3 }, null)).toEqual([
      { name: "description", before: "Old", after: null, changed: true },
      { name: "precedence", before: "3", after: null, changed: true },
    ])
    expect(differences({ name: null }, { name: "Ada" })).toEqual([
      { name: "name", before: null, after: "Ada", changed: true },
    ])
  })

  it("tells nothing from an empty text", () => {
    expect(differences({ name: null }, { name: "" })).toEqual([
      { name: "name", before: null, after: "", changed: true },
    ])
  })

  it("marks what a change did beside, and not what it did not do", () => {
    const signedOut = (after: boolean) => differences({ member: true }, { member: false, signedOut: after }).at(-1)
    expect(signedOut(false)).toEqual({ name: "signedOut", before: null, after: "no", changed: false })
    expect(differences(null, { enabled: false })).toEqual([
      { name: "enabled", before: null, after: "no", changed: true },
    ])
    expect(signedOut(true)).toEqual({ name: "signedOut", before: null, after: "yes", changed: true })
  })

  it("is nothing where nothing was recorded", () => {
    expect(differences(null, null)).toEqual([])
  })

  it("takes whatever an event may hold, and marks nothing in two that are equal", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const same = structuredClone(value) as JsonValue
        expect(differences(value as JsonValue, same).some(({ changed }) => changed)).toBe(false)
      }),
    )
  })
})

describe("the values of an event", () => {
  it("are named by where they stand", () => {
    expect(
      valuesOf({ groupName: "EDITORS", limits: { perDay: 3 }, factors: ["SMS_MFA", "EMAIL_OTP"], none: [] }),
    ).toEqual([
      ["groupName", "EDITORS"],
      ["limits.perDay", "3"],
      ["factors", "SMS_MFA, EMAIL_OTP"],
      ["none", null],
    ])
  })

  it("are those of named things, as attributes are", () => {
    const changes = [
      { name: "email", value: "ada@example.com", shown: "old@example.com" },
      { name: "locale", value: null, shown: null },
    ]
    expect(valuesOf({ changes })).toEqual([
      ["email", "ada@example.com"],
      ["locale", null],
    ])
  })
})
