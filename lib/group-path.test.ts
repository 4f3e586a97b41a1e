import { describe, expect, it } from "vitest"
import { groupNameOf, groupPath } from "./group-path"

const NAMES = [
  "EDITORS",
  "team-a_1",
  "..",
  ".",
  "a/b",
  "%",
  "%2F",
  "~",
  "~2E",
  "a?b=c#d",
  "create-group",
  "<script>",
  "Änderung",
  "מנהלים",
  "👩‍🚀".replace(/\p{Cf}/gu, ""),
  "\\..\\",
  "&amp;",
  "語".repeat(128),
]

describe("the address of a group", () => {
  it.each(NAMES)("holds %s as it is", (name) => {
    const path = groupPath(name)
    const { pathname, search, hash } = new URL(path, "https://console.example.com")
    expect([pathname, search, hash]).toEqual([path, "", ""])
    expect(groupNameOf(path.split("/").at(-1) ?? "")).toBe(name)
  })

  it("is not that of another page", () => {
    expect(groupPath("create-group")).not.toBe("/admin/groups/create-group")
  })

  it("stays readable where it can", () => {
    expect(groupPath("team-a_1")).toBe("/admin/groups/team-a_1")
  })

  it("is understood as somebody types it", () => {
    expect(groupNameOf("%C3%84nderung")).toBe("Änderung")
    expect(groupNameOf("a.b")).toBe("a.b")
  })

  it.each(["%", "%E4", "~", "~G0", "~E4", ""])("names nothing as %s", (segment) => {
    expect(groupNameOf(segment)).toBeNull()
  })
})
