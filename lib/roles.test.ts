import { describe, expect, it } from "vitest"
import {
  mayCall,
  mayChangeRoleHolders,
  mayChoosePasswords,
  OPERATIONS,
  ROLES,
  type Role,
  roleOfGroup,
  rolesOf,
} from "@/lib/roles"

describe("the roles that groups give", () => {
  it.each<[string[], Role[]]>([
    [["ADMINS"], ["admin"]],
    [["SUPPORT"], ["support"]],
    [["AUDITORS"], ["auditor"]],
    [["editors", "ADMINS", "viewers"], ["admin"]],
    [
      ["AUDITORS", "EDITORS", "SUPPORT"],
      ["support", "auditor"],
    ],
    [
      ["AUDITORS", "SUPPORT", "ADMINS"],
      ["admin", "support", "auditor"],
    ],
  ])("of %j are %j, the mightiest first", (groups, roles) => {
    expect(rolesOf(groups)).toEqual(roles)
  })

  it.each(["editors", "admins", "ADMINS ", "ADMIN", "Support", "AUDITOR", "constructor", "__proto__", ""])(
    "are none for %j",
    (group) => {
      expect(rolesOf([group])).toEqual([])
      expect(roleOfGroup(group)).toBeNull()
    },
  )

  it("are told of one group, too", () => {
    expect(["ADMINS", "SUPPORT", "AUDITORS"].map(roleOfGroup)).toEqual(ROLES)
  })
})

describe("what a role may call", () => {
  it("is everything for an administrator", () => {
    expect(OPERATIONS.filter((operation) => !mayCall(["admin"], operation))).toEqual([])
  })

  it("is nothing without a role", () => {
    expect(OPERATIONS.filter((operation) => mayCall([], operation))).toEqual([])
  })

  it("is for several roles what each of them may, and no more", () => {
    for (const operation of OPERATIONS) {
      const either = mayCall(["support"], operation) || mayCall(["auditor"], operation)
      expect(mayCall(["support", "auditor"], operation)).toBe(either)
    }
    expect(mayCall(["support", "auditor"], "createUser")).toBe(true)
    expect(mayCall(["support", "auditor"], "listAuditEvents")).toBe(true)
    expect(mayCall(["support", "auditor"], "deleteUser")).toBe(false)
  })

  it("is no change at all for an auditor", () => {
    const allowed = OPERATIONS.filter((operation) => mayCall(["auditor"], operation))
    expect(allowed.filter((operation) => !/^(get|list|describe|auditEventsBy)/.test(operation))).toEqual([])
  })
})

it("changes users who hold a role, and chooses passwords, only as an administrator", () => {
  for (const may of [mayChangeRoleHolders, mayChoosePasswords]) {
    expect(may(["admin", "auditor"])).toBe(true)
    expect(may(["support", "auditor"])).toBe(false)
    expect(may([])).toBe(false)
  }
})
