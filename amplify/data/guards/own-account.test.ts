import { afterEach, describe, expect, it, vi } from "vitest"
import { ADMIN_ID, appsyncEvent, invoke } from "../../testing/appsync-event"
import { captureLog } from "../../testing/captured-log"
import { USER_ID } from "../../testing/cognito-user"
import { changesAmong, fakeCognito, kept } from "../../testing/fake-cognito"
import type { Caller } from "../caller"
import { handler as deleteUser } from "../delete-user/handler"
import { handler as disableUser } from "../disable-user/handler"
import { handler as removeUserFromGroup } from "../remove-user-from-group/handler"
import { refuseOwnAccount, refuseOwnDemotion } from "./own-account"

afterEach(() => vi.restoreAllMocks())

describe.each([
  ["disableUser", disableUser, {}],
  ["deleteUser", deleteUser, {}],
  ["removeUserFromGroup", removeUserFromGroup, { groupName: "ADMINS" }],
] as const)("%s", (name, handler, more) => {
  it.each([ADMIN_ID, ADMIN_ID.toUpperCase()])(
    "is refused to whoever means themselves, and sends nothing: %s",
    async (userId) => {
      const log = captureLog()
      const sent = fakeCognito()
      await expect(
        invoke(handler, appsyncEvent(name, { userId, reason: "They asked for it", ...more })),
      ).rejects.toThrow(/^OwnAccount \{\}$/)
      expect(changesAmong(sent)).toEqual([])
      expect(kept().events()).toMatchObject([{ kind: "intent" }, { outcome: "refused", code: "OwnAccount" }])
      expect(JSON.parse(log.at(-1) ?? "")).toMatchObject({ outcome: "OwnAccount", callerId: ADMIN_ID })
    },
  )

  it("is done to somebody else", async () => {
    captureLog()
    const sent = fakeCognito()
    await invoke(handler, appsyncEvent(name, { userId: USER_ID, reason: "They asked for it", ...more }))
    expect(changesAmong(sent)[0]?.input).toMatchObject({ Username: USER_ID })
  })
})

it.each(["SUPPORT", "AUDITORS"])("nobody takes the role %s from themselves", async (groupName) => {
  captureLog()
  const sent = fakeCognito()
  const event = appsyncEvent("removeUserFromGroup", { userId: ADMIN_ID, groupName, reason: "Not needed" })
  await expect(invoke(removeUserFromGroup, event)).rejects.toThrow(/^OwnAccount/)
  expect(changesAmong(sent)).toEqual([])
  expect(kept().events()).toMatchObject([{ kind: "intent" }, { outcome: "refused", code: "OwnAccount" }])
})

it("any other group may be taken from oneself", async () => {
  captureLog()
  const sent = fakeCognito()
  await invoke(removeUserFromGroup, appsyncEvent("removeUserFromGroup", { userId: ADMIN_ID, groupName: "EDITORS" }))
  expect(changesAmong(sent)).toHaveLength(1)
})

describe("a sub with letters", () => {
  const userId = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"
  const other = "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb"
  const caller: Caller = { userId, username: userId, roles: ["ADMINS"], signedInAt: undefined, addresses: [] }

  describe.each([userId, userId.toUpperCase()])("that is one's own, as %s", (own) => {
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

  it("that is somebody else's is not refused, nor their role", () => {
    expect(() => refuseOwnAccount(other, caller)).not.toThrow()
    expect(() => refuseOwnDemotion({ userId: other, groupName: "ADMINS" }, caller)).not.toThrow()
  })
})
