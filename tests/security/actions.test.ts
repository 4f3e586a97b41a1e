import { randomUUID } from "node:crypto"
import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest"
import { newRequestId } from "../../lib/request-id"
import { addressOf } from "../harness/address"
import { callsOfFunctions, forgetCalls } from "../harness/cognito-calls"
import { createPerson, createPersonWith, groupsOf, type Person } from "../harness/people"
import { rawRequest } from "../harness/raw-request"
import { actionBody, type ServerAction, serverActionsOf } from "../harness/server-actions"
import type { Browser } from "../session/browser"
import { control, countCalls, signedInBrowser } from "../session/pool"
import { fieldOfAction, MANY_USERS_FIELDS, MANY_USERS_PAGE, mayCallField } from "./expected-callers"
import { cookieHeader, INSIDERS, openVisitors, STRANGERS, type Visitors } from "./visitors"

const app = inject("app")
const actions = serverActionsOf(app)
const ofConsole = actions.filter(({ page }) => page.startsWith("/admin"))
const ofEntrances = actions.filter(({ page }) => page.startsWith("/sign-in"))

let visitors: Visitors
let target: Person
beforeAll(async () => {
  visitors = await openVisitors(app)
})
beforeEach(async () => {
  target = await createPerson(app, { groups: ["PARTNERS"] })
  await forgetCalls(app)
})

/** Nobody makes a group of this name. */
const unknownGroup = `UNKNOWN-${randomUUID()}`

/** What those say why that are done with a reason only. */
const reason = "They asked for it"

/** Fields with which each action would do something. An action that is not here fails the tests: it needs its line. */
const FIELDS: Record<string, () => Record<string, string>> = {
  addUserToGroupAction: () => ({ userId: target.userId, groupName: "EDITORS" }),
  removeUserFromGroupAction: () => ({ userId: target.userId, groupName: "PARTNERS" }),
  createUserAction: () => ({ invitation: "email", "attribute.email": `made-${randomUUID()}@example.com` }),
  resendInvitationAction: () => ({ userId: target.userId, name: "" }),
  confirmSignUpAction: () => ({ userId: target.userId, name: "" }),
  updateUserAttributesAction: () => ({ userId: target.userId, name: "", shown: "{}", "attribute.name": "Changed" }),
  deleteUserAttributesAction: () => ({
    userId: target.userId,
    name: "",
    reason,
    shown: '{"email_verified":"true"}',
    "attribute.email_verified": "on",
  }),
  enableUserAction: () => ({ userId: target.userId, name: "" }),
  disableUserAction: () => ({ userId: target.userId, name: "", reason }),
  deleteUserAction: () => ({ userId: target.userId, name: "", reason, confirmation: target.email }),
  resetUserPasswordAction: () => ({ userId: target.userId, name: "" }),
  setUserPasswordAction: () => ({ userId: target.userId, name: "", source: "generate", permanent: "no" }),
  setUserMfaPreferenceAction: () => ({ userId: target.userId, name: "", SOFTWARE_TOKEN_MFA: "on" }),
  previewManyUsersAction: () => ({ change: "add-user-to-group", groupName: "EDITORS", userIds: target.userId }),
  changeManyUsersAction: () => ({
    change: "add-user-to-group",
    groupName: "EDITORS",
    userIds: target.userId,
    reason,
    runId: newRequestId(),
  }),
  signOutUserAction: () => ({ userId: target.userId, name: "" }),
  createGroupAction: () => ({ groupName: `MADE-${randomUUID()}`, description: "", precedence: "" }),
  updateGroupAction: () => ({
    groupName: unknownGroup,
    description: "",
    precedence: "",
    shown: '{"description":null,"precedence":null}',
  }),
  deleteGroupAction: () => ({ groupName: unknownGroup, reason, typedName: unknownGroup }),
  setThemeAction: () => ({ theme: "dark" }),
  associateSoftwareTokenAction: () => ({}),
  verifySoftwareTokenAction: () => ({ code: "123456" }),
  switchOffAppAction: () => ({}),
  signIn: () => app.admin,
  signInAgain: () => ({ password: app.admin.password, next: "/admin" }),
  forgotPassword: () => ({ email: target.email }),
  resetPassword: () => ({
    email: target.email,
    code: "123456",
    newPassword: "Aa1-canary",
    repeatPassword: "Aa1-canary",
  }),
  chooseNewPassword: () => ({ newPassword: "Aa1-canary", repeatPassword: "Aa1-canary" }),
  sendCode: () => ({ code: "123456" }),
  chooseSecondFactor: () => ({ factor: "SMS_MFA" }),
  setUpSecondFactor: () => ({ code: "123456" }),
}

interface Post {
  as?: keyof Visitors | Browser
  /** The page that it is posted to; the action's own when absent. */
  to?: string
  headers?: Record<string, string>
  body?: FormData | string
}

function post({ id, name, page }: ServerAction, { as = "anonymous", to = page, headers, body }: Post = {}) {
  const fields = FIELDS[name]
  if (!fields) throw new Error(`There are no fields for the action ${name}: add its line.`)
  return rawRequest(app, {
    method: "POST",
    path: addressOf(to, { userId: target.userId, groupName: "BILLING" }),
    headers: {
      ...cookieHeader(typeof as === "string" ? visitors[as] : as),
      "next-action": id,
      accept: "text/x-component",
      ...(headers ?? { origin: app.origin }),
    },
    body: body ?? actionBody(fields()),
  })
}

/** What people do to their own account, as they ask Cognito for it themselves, with their own token. */
const OWN_ACCOUNT: Readonly<Record<string, string>> = {
  associateSoftwareTokenAction: "AssociateSoftwareToken",
  verifySoftwareTokenAction: "VerifySoftwareToken",
  switchOffAppAction: "SetUserMFAPreference",
}

/** Somebody with a role whose account nobody else uses, and who has begun what the action ends. */
async function ownerOfAccount(role: (typeof INSIDERS)[number], { name }: ServerAction): Promise<Browser> {
  const browser = await signedInBrowser(app, await createPersonWith(app, role))
  const begin = actions.find((action) => action.name === "associateSoftwareTokenAction") as ServerAction
  if (name !== begin.name) {
    const { headers } = await post(begin, { as: browser })
    for (const line of [headers["set-cookie"] ?? []].flat()) {
      const [, cookie = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      browser.cookies.set(cookie, value)
    }
  }
  return browser
}

/** Nobody's groups have changed, nothing was kept in the browser, and no function has called Cognito. */
async function nothingHappened({ headers }: Awaited<ReturnType<typeof post>>) {
  expect(await groupsOf(app, target.userId)).toEqual(["PARTNERS"])
  expect(headers["set-cookie"]).toBeUndefined()
  expect(await callsOfFunctions(app)).toEqual([])
  for (const operation of Object.values(OWN_ACCOUNT)) expect(await countCalls(app, operation)).toBe(0)
}

/**
 * Does something while the API holds every token for expired, because Cognito's clock, by which it goes, is ahead: whatever
 * the console asks of it is answered with a 401. The console itself goes by another clock.
 */
async function whileApiTakesNoToken<T>(run: () => Promise<T>): Promise<T> {
  await control(app, { clockOffsetMs: 24 * 60 * 60_000 })
  try {
    return await run()
  } finally {
    await control(app, { clockOffsetMs: 0 })
  }
}

const OPEN_PATHS = ["/sign-in", "/sign-in/forgot-password", "/nothing"]

/** What the middleware's matcher leaves out: nobody but the action itself stands in the way. */
const PAST_MIDDLEWARE = [
  "/favicon.ico",
  "/icon.svg",
  "/robots.txt",
  "/_next/image?url=%2Ficon.svg&w=64&q=75",
  "/_next/static/chunks/nothing.js",
  "/_next/static/%2e%2e/%2e%2e/admin/users",
]

/** Every action, once for each field of the API that it may call: those of many users leave that to their form. */
const calls: (ServerAction & { title: string; field: string | null; change?: string })[] = ofConsole.flatMap(
  (action) =>
    action.page === MANY_USERS_PAGE
      ? MANY_USERS_FIELDS.map(({ change, field }) => ({ ...action, title: `${action.name}, ${change}`, field, change }))
      : [{ ...action, title: action.name, field: fieldOfAction(action.name) }],
)

describe.each(calls)("$title, posted straight to the server", ({ field, change, ...action }) => {
  const send = (as: keyof Visitors | Browser) => {
    const fields = FIELDS[action.name]?.() ?? {}
    return post(action, { as, body: change && actionBody({ ...fields, change, groupName: "EDITORS" }) })
  }

  it.each(INSIDERS.filter((who) => field === null || mayCallField(who, field)))(
    "is done for the role %s",
    async (who) => {
      const own = OWN_ACCOUNT[action.name]
      const answer = await send(own ? await ownerOfAccount(who, action) : who)
      expect([200, 303]).toContain(answer.status)
      expect(answer.body).not.toMatch(/"code":"(NotSignedIn|Forbidden|ForeignOrigin|InvalidForm)"/)
      expect(String(answer.headers["cache-control"])).toContain("no-store")
      // Some of these Cognito refuses in the state that this user is in: what counts is that it was asked.
      const asked = own ? (await countCalls(app, own)) > 0 : (await callsOfFunctions(app)).length > 0
      expect(asked || answer.headers["set-cookie"] !== undefined).toBe(true)
    },
  )

  it.each(INSIDERS.filter((who) => field !== null && !mayCallField(who, field)))(
    "is refused to the role %s, and nothing is asked",
    async (who) => {
      // The API refuses it in the same words: it is not what answers here.
      const answer = await whileApiTakesNoToken(() => send(who))
      expect(answer.status).toBe(200)
      expect(answer.body).toContain('"code":"Forbidden"')
      expect(answer.body).not.toContain('"status":"ok"')
      await nothingHappened(answer)
    },
  )
})

it("an API that takes no token answers otherwise than the console refuses, so that its refusals mean something", async () => {
  const action = actions.find(({ name }) => name === "signOutUserAction") as ServerAction
  const answer = await whileApiTakesNoToken(() => post(action, { as: "admin" }))
  expect(answer.body).toContain('"code":"NotSignedIn"')
  await nothingHappened(answer)
})

describe.each(ofConsole)("$name, posted straight to the server", (action) => {
  it.each(STRANGERS)("is refused to %s", async (who) => {
    const answer = await post(action, { as: who })
    expect(answer.status).toBe(who === "anonymous" ? 401 : 403)
    expect(answer.headers["x-action-redirect"]).toMatch(who === "anonymous" ? /^\/sign-in/ : /^\/forbidden;/)
    await nothingHappened(answer)
  })

  // Next hands an action on to the page that has it, also from pages that everybody may open.
  it.each(STRANGERS)("is refused to %s on a page that is open to everybody", async (who) => {
    for (const to of [...OPEN_PATHS, ...PAST_MIDDLEWARE]) {
      const answer = await post(action, { as: who, to })
      expect(answer.body).not.toContain('"status":"ok"')
      await nothingHappened(answer)
    }
  })
})

/** Everything but the console's own origin. `fetch` cannot send most of it; a page of an attacker's browser can. */
const FOREIGN: Record<string, Record<string, string>> = {
  "no Origin": {},
  "the Origin null": { origin: "null" },
  "a foreign Origin": { origin: "https://evil.example" },
  "a foreign Origin and its host forwarded": { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
  "a foreign Origin and its Host": { origin: "https://evil.example", host: "evil.example" },
  "another port of this host": { origin: "http://localhost:1" },
  "another scheme of this host": { origin: app.origin.replace("http:", "https:") },
  "two Origins": { origin: `${app.origin}, https://evil.example` },
  "an Origin that only begins like ours": { origin: `${app.origin}.evil.example` },
}

/** What the sign-in pages ask of Cognito. */
const OF_ENTRANCES = [
  "InitiateAuth",
  "ForgotPassword",
  "ConfirmForgotPassword",
  "RespondToAuthChallenge",
  "VerifySoftwareToken",
]

describe.each(Object.entries(FOREIGN))("an action that comes with %s", (_, headers) => {
  it.each(ofConsole)("does nothing, although an administrator sent it: $name", async (action) => {
    const answer = await post(action, { as: "admin", headers })
    expect(answer.status === 403 || answer.body.includes('"code":"ForeignOrigin"')).toBe(true)
    await nothingHappened(answer)
  })

  it.each(ofEntrances)("does nothing, and Cognito is not asked: $name", async (action) => {
    const answer = await post(action, { headers })
    expect(answer.status === 403 || answer.body.includes('"code":"ForeignOrigin"')).toBe(true)
    await nothingHappened(answer)
    for (const operation of OF_ENTRANCES) expect(await countCalls(app, operation)).toBe(0)
  })
})

it("a poisoned Host and forwarded host lead no redirect of an action elsewhere", async () => {
  const signIn = actions.find(({ name }) => name === "signIn") as ServerAction
  const poison = { host: "evil.example", "x-forwarded-host": "evil.example", "x-forwarded-proto": "https" }
  const answer = await post(signIn, { headers: { origin: app.origin, ...poison } })
  expect(answer.headers["x-action-redirect"]).toBe("/admin;push")
  expect(JSON.stringify(answer.headers) + answer.body).not.toContain("evil.example")
})

describe("hidden fields that were changed", () => {
  // A group's page has one of the same name.
  const add = () =>
    actions.find(
      ({ name, page }) => name === "addUserToGroupAction" && page.startsWith("/admin/users/"),
    ) as ServerAction
  const send = (fields: Record<string, string>) => post(add(), { as: "admin", body: actionBody(fields) })

  it("change the user that is named, and not the one whose page it is", async () => {
    const other = await createPerson(app)
    expect((await send({ userId: other.userId, groupName: "EDITORS" })).body).toContain('"status":"ok"')
    expect(await groupsOf(app, other.userId)).toEqual(["EDITORS"])
    expect(await groupsOf(app, target.userId)).toEqual(["PARTNERS"])
  })

  it.each([
    ["no user", () => ({ groupName: "EDITORS" })],
    ["an e-mail address in place of an id", () => ({ userId: target.email, groupName: "EDITORS" })],
    ["a path in place of an id", () => ({ userId: `../${target.userId}`, groupName: "EDITORS" })],
    ["a group with a space", () => ({ userId: target.userId, groupName: "EDITORS PARTNERS" })],
    ["a group with a line break", () => ({ userId: target.userId, groupName: "EDITORS\nSUPPORT" })],
    ["a group with NUL", () => ({ userId: target.userId, groupName: "EDITORS\u0000" })],
    ["a request id of their own", () => ({ ...add0(), requestId: "not-a-uuid" })],
    ["a request id of another version", () => ({ ...add0(), requestId: randomUUID() })],
  ])("are refused: %s", async (_, fields) => {
    const answer = await send(fields())
    expect(answer.body).toContain('"status":"failed"')
    await nothingHappened(answer)
  })

  const add0 = () => ({ userId: target.userId, groupName: "EDITORS" })

  it("are refused where the user or the group does not exist, after Cognito was asked", async () => {
    for (const fields of [
      { ...add0(), userId: randomUUID() },
      { ...add0(), groupName: unknownGroup },
    ]) {
      expect((await send(fields)).body).toMatch(/"code":"(UserNotFound|ResourceNotFound)Exception"/)
    }
    expect(await groupsOf(app, target.userId)).toEqual(["PARTNERS"])
  })
})

/** Bodies that no form of ours makes. */
const BODIES: Record<string, FormData | string> = {
  nothing: "",
  "no argument": "[]",
  "null in place of the form": "[null,null]",
  "a text in place of the form": '[{"status":"idle"},"userId=1"]',
  "an object in place of the form": '[{"status":"idle"},{"userId":"1","groupName":"EDITORS"}]',
  "an object with another action as its method": '[{"status":"idle"},{"get":"$F1"}]',
  "a reference to a prototype": '["$1:__proto__:then","x"]',
  "a reference to a constructor": '["$0:constructor:constructor","x"]',
  "no JSON": "{{{",
  "lists that are nested without end": "[".repeat(100_000),
  "lists that are nested deeply": "[".repeat(5_000) + "]".repeat(5_000),
  "more than a megabyte": JSON.stringify(["a".repeat(1_200_000)]),
  "a number of five thousand digits": `["$n${"9".repeat(5_000)}"]`,
}

describe.each(Object.entries(BODIES))("a body that is %s", (_, body) => {
  it.each(actions)("does nothing and breaks nothing: $name", async (action) => {
    const answer = await post(action, { as: "admin", body })
    expect(answer.status).toBeGreaterThanOrEqual(200)
    expect(answer.body).not.toContain('"status":"ok"')
    expect(answer.body).not.toMatch(/\bat .*\.js:\d+|node_modules|TypeError/)
    expect(String(answer.headers["cache-control"])).toContain("no-store")
    await nothingHappened(answer)
  })
})

it.each(ofEntrances)("what is no form at all is refused by $name in words, not as a fault of ours", async (action) => {
  for (const body of ["[]", "[null,null]", '[{"status":"idle"},{"email":"a"}]']) {
    const answer = await post(action, { body })
    expect(answer.status).toBe(200)
    expect(answer.body).toContain('"code":"InvalidForm"')
  }
})

it("an action that does not exist is refused", async () => {
  for (const id of ["nothing", "__proto__", "constructor", "0".repeat(42)]) {
    const answer = await post({ id, name: "signIn", page: "/sign-in" })
    expect(answer.status).toBe(404)
    await nothingHappened(answer)
  }
})
