import { describe, expect, it } from "vitest"
import * as z from "zod"
import { failedForm } from "@/lib/form-failure"
import { newRequestId } from "@/lib/request-id"

const form = (...fields: string[]) => z.object(Object.fromEntries(fields.map((field) => [field, z.string()])))
const submission = (fields: Record<string, string> = {}) => ({ requestId: newRequestId(), fields }) as never

describe("a form that was refused as a whole", () => {
  it.each([
    ["UsernameExistsException", "username", ["username", "email"]],
    ["UsernameExistsException", "email", ["email", "name"]],
    ["AliasExistsException", "email", ["email"]],
    ["InvalidPasswordException", "password", ["username", "password"]],
    ["PasswordHistoryPolicyViolationException", "password", ["password"]],
    ["GroupExistsException", "groupName", ["groupName", "description"]],
    ["ResourceNotFoundException", "groupName", ["groupName"]],
  ] as const)("says %s at the field %s as well", (code, field, fields) => {
    const failed = failedForm(form(...fields), submission(), { code, parameters: {} })
    expect(failed.fieldErrors).toEqual({ [field]: [failed.message] })
  })

  it("says at the field that was named that somebody has changed it meanwhile", () => {
    const parameters = { userId: "1", field: "precedence" }
    const failed = failedForm(form("description", "precedence"), submission(), { code: "ChangedMeanwhile", parameters })
    expect(failed.fieldErrors).toEqual({ precedence: [failed.message] })
    expect(failed.message).toContain("precedence")
  })

  it.each([
    ["UsernameExistsException", {}],
    ["ChangedMeanwhile", { field: "custom:plan" }],
    ["ChangedMeanwhile", { field: "__proto__" }],
    ["UserNotFoundException", {}],
    ["Internal", {}],
  ] as const)("says %s with %j at no field that the form does not have", (code, parameters) => {
    const failed = failedForm(form("description"), submission(), { code, parameters })
    expect(failed.fieldErrors).toBeUndefined()
    expect(failed.message).not.toBe("")
  })
})
