import { expect, it } from "vitest"
import { ownFactorPath } from "./own-factor-path"

it("keeps the way back, and none to anywhere but this console", () => {
  expect(ownFactorPath("/admin/users?size=20")).toBe("/admin/second-factor?next=%2Fadmin%2Fusers%3Fsize%3D20")
  for (const other of [undefined, null, "", "/admin", "https://evil.example", "//evil.example", ["/admin/users"]]) {
    expect(ownFactorPath(other)).toBe("/admin/second-factor")
  }
})
