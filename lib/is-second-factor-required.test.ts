import { beforeEach, expect, it, vi } from "vitest"
import { isSecondFactorRequired } from "./is-second-factor-required"

const setting = vi.hoisted(() => ({ isOn: false }))
vi.mock("@/amplify/auth/administrator-mfa", () => ({
  get REQUIRE_MFA_OF_ADMINISTRATORS() {
    return setting.isOn
  },
}))
beforeEach(() => {
  setting.isOn = false
})

it("is, where this console says so, whatever the pool says", () => {
  setting.isOn = true
  expect([{ mfa: "OFF" }, { mfa: "OPTIONAL" }, { mfa: "ON" }, undefined].every(isSecondFactorRequired)).toBe(true)
})

it("is, where the pool insists on one for everybody", () => {
  expect(isSecondFactorRequired({ mfa: "ON" })).toBe(true)
})

it.each([[{ mfa: "OFF" }], [{ mfa: "OPTIONAL" }], [undefined]])("is not, where neither does: %j", (pool) => {
  expect(isSecondFactorRequired(pool)).toBe(false)
})
