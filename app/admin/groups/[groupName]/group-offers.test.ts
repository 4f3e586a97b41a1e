import { describe, expect, it } from "vitest"
import { groupKind } from "@/lib/group-kind"
import { ROLES } from "@/lib/roles"
import { groupRefusal } from "./group-offer"
import { GROUP_OFFERS } from "./group-offers"

const POOL = "eu-west-1_AbCdEf123"
const refusalsOf = (groupName: string) =>
  Object.fromEntries(GROUP_OFFERS.map(({ path, refusal }) => [path, refusal(groupKind(groupName, POOL))]))

describe("what is on offer for a group", () => {
  it.each(["EDITORS", "ADMINS2", "admins", `${POOL}`, `x${POOL}_Google`])("is everything for %s", (groupName) => {
    expect(refusalsOf(groupName)).toEqual({ "add-user-to-group": null, "update-group": null, "delete-group": null })
  })

  it.each([
    ["ADMINS", "Administrator"],
    ["SUPPORT", "Support"],
    ["AUDITORS", "Auditor"],
  ])("is all but its deletion for %s, which gives a role", (groupName, role) => {
    expect(refusalsOf(groupName)).toEqual({
      "add-user-to-group": null,
      "update-group": null,
      "delete-group": expect.stringContaining(`“${role}”`),
    })
  })

  it("is only its members for a group that Cognito keeps", () => {
    expect(refusalsOf(`${POOL}_Google`)).toEqual({
      "add-user-to-group": null,
      "update-group": expect.stringContaining("Cognito keeps"),
      "delete-group": expect.stringContaining("Cognito keeps"),
    })
  })
})

it.each(ROLES.filter((role) => role !== "admin"))(
  "nothing is on offer for the role %s, and it says who may",
  (role) => {
    for (const offer of GROUP_OFFERS) {
      expect(groupRefusal(offer, "own", [role])).toMatch(/^Only administrators may do this\./)
      expect(groupRefusal(offer, "own", [role, "admin"])).toBeNull()
    }
  },
)

it("a group's own state counts for administrators, too", () => {
  const [deletion] = GROUP_OFFERS.filter(({ path }) => path === "delete-group")
  expect(deletion && groupRefusal(deletion, "support", ["admin"])).toContain("cannot be deleted")
})
