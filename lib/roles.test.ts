import { expect, it } from "vitest"
import { ADMIN_GROUP, roleOf } from "@/lib/roles"

it("gives a member of ADMINS the role of an administrator, whatever the other groups", () => {
  expect(roleOf([ADMIN_GROUP])).toBe("admin")
  expect(roleOf(["editors", "ADMINS", "viewers"])).toBe("admin")
})

it("gives nobody else a role", () => {
  for (const groups of [[], ["editors"], ["admins"], ["ADMINS "], ["ADMIN"], ["constructor", "__proto__"]]) {
    expect(roleOf(groups)).toBeNull()
  }
})
