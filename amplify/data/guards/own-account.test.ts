import { describe, expect, it } from "vitest"
import type { Caller } from "../caller"
import { refuseOwnAccount, refuseOwnDemotion } from "./own-account"

const userId = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"
const other = "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb"
const caller: Caller = { userId, username: userId, roles: ["ADMINS"], signedInAt: undefined, addresses: [] }

describe.each([userId, userId.toUpperCase()])("one's own account, as %s", (own) => {
  it("is refused", () => {
    expect(() => refuseOwnAccount(own, caller)).toThrow(/^OwnAccount \{\}$/)
  })

  it.each(["ADMINS", "SUPPORT", "AUDITORS"])("stays in %s", (groupName) => {
    expect(() => refuseOwnDemotion({ userId: own, groupName }, caller)).toThrow(/^OwnAccount \{\}$/)
  })

  it("leaves a group that gives no role", () => {
    expect(() => refuseOwnDemotion({ userId: own, groupName: "EDITORS" }, caller)).not.toThrow()
  })
})

it("somebody else is not refused, nor their role", () => {
  expect(() => refuseOwnAccount(other, caller)).not.toThrow()
  expect(() => refuseOwnDemotion({ userId: other, groupName: "ADMINS" }, caller)).not.toThrow()
})
