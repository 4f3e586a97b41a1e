import { describe, expect, it } from "vitest"
import { groupKind } from "@/lib/group-kind"
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
