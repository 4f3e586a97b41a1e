import { describe, expect, it } from "vitest"
import { mayReadAudit } from "./audit-access"
import { mayCall, OPERATIONS, ROLES, rolesOf, rolesThatMayCall } from "./roles"

describe("the audit trail", () => {
  it.each([
    [["ADMINS"], true],
    [["EDITORS", "AUDITORS"], true],
    [["SUPPORT", "AUDITORS"], true],
    [["SUPPORT"], false],
    [["EDITORS", "admins", "AUDITORS "], false],
    [[], false],
  ])("for somebody in %j: %s", (groups, may) => {
    expect(mayReadAudit({ roles: rolesOf(groups) })).toBe(may)
  })

  it("is for the same people whichever of its fields is called", () => {
    const fields = OPERATIONS.filter((operation) => /^(get|list)?AuditEvents?/i.test(operation))
    expect(fields).toEqual(expect.arrayContaining(["getAuditEvent", "listAuditEvents", "auditEventsByTarget"]))
    for (const role of ROLES) {
      const answers = fields.map((field) => mayCall([role], field))
      expect(
        new Set(answers).size,
        `${role}: ${fields.filter((field) => rolesThatMayCall(field).includes(role))}`,
      ).toBe(1)
    }
  })
})
