import { afterEach, beforeAll, beforeEach, describe, expect, inject, it } from "vitest"
import { newRequestId } from "../../amplify/data/request-id"
import { eventsBy, misbehaveTables } from "../harness/changes"
import { forgetCalls } from "../harness/cognito-calls"
import { claimsOf } from "../harness/people"
import { serverActionsOf } from "../harness/server-actions"
import type { Browser } from "../session/browser"
import { control, countCalls, signedInBrowser } from "../session/pool"
import { sendAction } from "../session/send-action"
import { CHANGES_BY_FORM, type ChangeByForm } from "./changes"

const app = inject("app")
const actions = serverActionsOf(app).filter(({ page }) => page.startsWith("/admin"))

/** Actions that are no change of one form: the reader's own affairs, and those of many users, which have their own tests. */
const OTHERS = [
  ...["setThemeAction", "associateSoftwareTokenAction", "verifySoftwareTokenAction", "switchOffAppAction"],
  ...["previewManyUsersAction", "changeManyUsersAction"],
]

let admin: Browser
let adminId: string
beforeAll(async () => {
  admin = await signedInBrowser(app, app.admin)
  adminId = String(claimsOf(admin.cookies.get(admin.sessionCookie("accessToken")) ?? "").sub)
})
beforeEach(() => forgetCalls(app))
afterEach(async () => {
  await control(app, { faults: [] })
  await misbehaveTables(app, { reset: true })
})

/** Sends a form, as often as its owner presses the button, under the id that the form has. */
async function prepared(name: string) {
  const { operation, prepare, removes } = CHANGES_BY_FORM[name] as ChangeByForm
  const fields = await prepare(app)
  const requestId = newRequestId()
  await forgetCalls(app)
  return {
    operation,
    /** What the form is answered when it is sent again. */
    again: removes ? ["RepeatedRequest", null] : ["RepeatedRequest"],
    /** The code of the refusal; `null` where the change was done. */
    send: async () => {
      const { code, to, html } = await sendAction(app, admin, name, { ...fields, requestId })
      expect(code !== null || to !== null || html.includes('"status":"ok"'), html).toBe(true)
      return code
    },
    /** What the audit trail has of it. */
    events: async () => {
      const all = await eventsBy(app, adminId)
      return all.filter((item) => item.requestId === requestId).map(({ kind, outcome }) => outcome ?? kind)
    },
  }
}

it("is every change that the console can make", () => {
  const changes = [...new Set(actions.map(({ name }) => name))].filter((name) => !OTHERS.includes(name))
  expect(Object.keys(CHANGES_BY_FORM).sort()).toEqual(changes.sort())
})

describe.each(Object.keys(CHANGES_BY_FORM))("%s", (name) => {
  it.each(["before", "after"])(
    "whose answer is a fault (%s the effect) is not made again, however often it is sent",
    async (moment) => {
      const { operation, send, events, again } = await prepared(name)
      await control(app, { faults: [{ operation, moment, error: "InternalErrorException", times: 1 }] })
      expect(await send()).toBe("InternalErrorException")
      for (let times = 0; times < 2; times++) expect(again).toContain(await send())
      expect(await countCalls(app, operation)).toBe(1)
      const written = await events()
      expect(written.filter((event) => event === "intent")).toHaveLength(1)
      expect(written).not.toContain("done")
    },
  )

  it("sent by a double click is one change, and one pair of events", async () => {
    const { operation, send, events, again } = await prepared(name)
    const codes = await Promise.all([send(), send()])
    expect(codes).toContain(null)
    expect(codes.filter((code) => code !== null && !again.includes(code))).toEqual([])
    expect(await countCalls(app, operation)).toBe(1)
    const written = await events()
    expect(["intent", "done"].map((event) => written.filter((each) => each === event).length)).toEqual([1, 1])
  })

  it("that cannot be written down is not made, and is made once it can", async () => {
    const { operation, send } = await prepared(name)
    await misbehaveTables(app, { dynamodb: { faults: [{ table: "AuditEvent", operation: "PutItem" }] } })
    expect(await send()).toBe("AuditUnavailable")
    expect(await countCalls(app, operation)).toBe(0)
    await misbehaveTables(app, { reset: true })
    expect(await send()).toBeNull()
    expect(await countCalls(app, operation)).toBe(1)
  })

  it("for which Cognito has no time is not made, and is made by the same form later", async () => {
    const { operation, send } = await prepared(name)
    await control(app, { faults: [{ operation: "GetUser", error: "TooManyRequestsException", statusCode: 400 }] })
    expect(await send()).toBe("AuthorityUnknown")
    expect(await countCalls(app, operation)).toBe(0)
    await control(app, { faults: [] })
    expect(await send()).toBeNull()
  })
})
