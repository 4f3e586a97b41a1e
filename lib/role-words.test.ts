import { describe, expect, it } from "vitest"
import { passwordRefusal, roleGroupStays, roleRefusal } from "./role-words"
import { mayCall, OPERATIONS, ROLES, type Role } from "./roles"

describe("why a role may not", () => {
  it.each<[Role[]]>([[["admin"]], [["support"]], [["auditor"]], [["support", "auditor"]], [[]]])(
    "is said to %j exactly where they may not",
    (roles) => {
      for (const operation of OPERATIONS) {
        const reason = roleRefusal(roles, operation)
        expect(reason === null).toBe(mayCall(roles, operation))
        if (reason !== null) expect(reason).toMatch(/administrator.*\.$/)
      }
    },
  )

  it("names those who may", () => {
    expect(roleRefusal(["support"], "deleteUser")).toContain("Only administrators may do this")
    expect(roleRefusal(["auditor"], "disableUser")).toContain("Only administrators and support may do this")
    expect(roleRefusal(["support"], "listAuditEvents")).toContain("Only administrators and auditors may see this")
  })
})

it("nobody but an administrator sees a password", () => {
  expect(ROLES.filter((role) => passwordRefusal([role]) === null)).toEqual(["admin"])
})

it("each group of a role says which", () => {
  expect(ROLES.map(roleGroupStays)).toEqual([
    expect.stringContaining("Administrator"),
    expect.stringContaining("Support"),
    expect.stringContaining("Auditor"),
  ])
})
