import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest"
import { ROLE_HOLDER } from "../../lib/role-words"
import { addressOf } from "../harness/address"
import { changeAs, type EventRow, eventsAbout } from "../harness/changes"
import { callsOfFunctions, forgetCalls } from "../harness/cognito-calls"
import { createPerson, createPersonWith, type Person } from "../harness/people"
import { type RawAnswer, rawRequest } from "../harness/raw-request"
import { routeHandlersOf, routesOf } from "../harness/server-actions"
import { changesUser, fieldOfPage, MANY_USERS_FIELDS, MANY_USERS_PAGE, mayCallField } from "./expected-callers"
import { cookieHeader, INSIDERS, openVisitors, STRANGERS, type Visitors } from "./visitors"

const app = inject("app")

/** Open to everybody. What is not here is protected, so that a new page is, without anybody thinking of it. */
const ENTRANCES = [
  "/forbidden",
  "/icon.svg",
  "/sign-in",
  "/sign-in/again",
  "/sign-in/choose-second-factor",
  "/sign-in/forgot-password",
  "/sign-in/new-password",
  "/sign-in/reset-password",
  "/sign-in/second-factor",
  "/sign-in/set-up-second-factor",
  "/sign-out",
]
const protectedRoutes = routesOf(app).filter((route) => !ENTRANCES.includes(route))
/** Those that answer with a file. */
const protectedFiles = protectedRoutes.filter((route) => routeHandlersOf(app).includes(route))

/** What Next and its proxies say among themselves, from outside: nothing of it may open a page. */
const WAYS: Record<string, Record<string, string>> = {
  "as a document": {},
  "as an RSC request": { rsc: "1" },
  "as a prefetch": { rsc: "1", "next-router-prefetch": "1" },
  "as a prefetch of a segment": { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  "as an RSC request that has the layout already": { rsc: "1", "next-router-state-tree": stateTree("elsewhere") },
  "as data": { "x-nextjs-data": "1" },
  "as a request of the middleware's own": { "x-middleware-subrequest": Array(5).fill("middleware").join(":") },
  "as a resumed one": { "next-resume": "1" },
  "as one that was matched already": { "x-matched-path": "/sign-in", "x-invoke-path": "/sign-in" },
  "under another host": { host: "evil.example", "x-forwarded-host": "evil.example" },
}

/** What Next's client has of the page that it is on: everything above the last segments need not be sent again. */
function stateTree(segment: string): string {
  const page = { children: ["__PAGE__", {}] }
  const tree = ["", { children: ["admin", { children: [segment, page] }] }, null, null, true]
  return encodeURIComponent(JSON.stringify(tree))
}

let visitors: Visitors
let target: Person
let event: EventRow | undefined
beforeAll(async () => {
  visitors = await openVisitors(app)
  target = await createPerson(app, { name: "Canary Name", groups: ["PARTNERS"] })
  await changeAs(app, app.admin, "signOutUser", { userId: target.userId })
  event = (await eventsAbout(app, target.userId))[0]
})
beforeEach(() => forgetCalls(app))

const ask = (who: keyof Visitors, route: string, headers: Record<string, string>): Promise<RawAnswer> =>
  rawRequest(app, {
    path: addressOf(route, { userId: target.userId, groupName: "BILLING", event }),
    headers: { ...cookieHeader(visitors[who]), ...headers },
  })

/** What only those with a role may see: who is in the pool, and its groups. */
const DATA = /Canary Name|@example\.(com|org)|PARTNERS/

describe.each(protectedRoutes)("%s", (route) => {
  it.each(Object.entries(WAYS))(
    "asked for %s by somebody who is signed out, leads to the sign-in page",
    async (_, headers) => {
      const { status, headers: answered, body } = await ask("anonymous", route, headers)
      expect(status).toBe(303)
      expect(answered.location).toMatch(new RegExp(`^(${app.origin})?/sign-in(\\?|$)`))
      expect(answered["cache-control"]).toBe("private, no-store")
      expect(body).not.toMatch(DATA)
      expect(await callsOfFunctions(app)).toEqual([])
    },
  )

  describe.each(STRANGERS.slice(1))("for a signed-in %s", (who) => {
    it.each(Object.entries(WAYS))("asked for %s, is the 403 page", async (_, headers) => {
      const { status, headers: answered, body } = await ask(who, route, headers)
      expect(status).toBe(403)
      expect(body).toContain("This account has no access")
      expect(answered["cache-control"]).toBe("private, no-store")
      // Their own address is on it, to notice the wrong account.
      expect(body.replace(/<bdi>[^<]*<\/bdi>/, "")).not.toMatch(DATA)
      expect(await callsOfFunctions(app)).toEqual([])
    })
  })
})

/** What is said in place of a form by the page of an action that the reader's role does not allow. */
const REFUSAL = /Only administrators( and (support|auditors))? may (do|see) this/

/** Every form that changes something carries the id of its request. */
const FORM = /requestId/

/** Documents that come with another status than 200: the first leads on, the other stands for all that is not there. */
const OTHER_STATUS: Readonly<Record<string, number>> = { "/": 307, "/_not-found": 404 }

/** Every page, and the field of the API that it is about; those of many users once for each change. */
const PAGES = protectedRoutes
  .filter((route) => !protectedFiles.includes(route))
  .flatMap((route) =>
    route === MANY_USERS_PAGE
      ? MANY_USERS_FIELDS.map(({ change, field }) => ({
          title: `${route}, ${change}`,
          path: `${route}?change=${change}&groupName=EDITORS&userId=[userId]`,
          field,
        }))
      : [{ title: route, path: route, field: fieldOfPage(route) }],
  )

describe.each(PAGES)("$title", ({ path, field }) => {
  describe.each(INSIDERS)("for the role %s", (who) => {
    const isOpen = field === null || mayCallField(who, field)
    const ways = ["as a document", "as an RSC request", "as a prefetch"].map((way) => [way, WAYS[way] ?? {}] as const)

    it.each(ways)(
      isOpen ? "is open, asked for %s" : "says who may and has no form, asked for %s",
      async (way, sent) => {
        const { status, headers, body } = await ask(who, path, sent)
        expect(String(headers["cache-control"])).toContain("no-store")
        expect(status).toBe((way === "as a document" && OTHER_STATUS[path]) || 200)
        const changes = (await callsOfFunctions(app)).filter((call) => !/^(Admin)?(List|Get)|^Describe/.test(call))
        expect(changes).toEqual([])
        if (isOpen) {
          if (field !== null) expect(body).not.toMatch(REFUSAL)
          if (status === 200 && way === "as a document") expect(body).toMatch(DATA)
          return
        }
        expect(body).not.toMatch(FORM)
        // A prefetch brings what stands around the page, and nothing of it.
        if (way !== "as a prefetch") expect(body).toMatch(REFUSAL)
      },
    )
  })
})

describe.each(protectedFiles)("%s", (route) => {
  it.each(INSIDERS)("is for the role %s what the API is", async (who) => {
    const { status, headers, body } = await ask(who, route, {})
    const isOpen = mayCallField(who, fieldOfPage(route) ?? "")
    expect([status, headers["cache-control"]]).toEqual([isOpen ? 200 : 403, "private, no-store"])
    if (isOpen) expect(headers["content-disposition"]).toMatch(/^attachment; filename="[\w.-]+"$/)
    else expect(body).toMatch(REFUSAL)
  })
})

it("there are files among the routes", () => {
  expect(protectedFiles).toEqual(["/admin/audit/export/file"])
})

describe("somebody who has a role", () => {
  let holder: Person
  beforeAll(async () => {
    holder = await createPersonWith(app, "auditor", { name: "Canary Holder" })
  })

  const ofSupport = PAGES.filter(({ path, field }) => field !== null && path.includes("[userId]"))
    .filter(({ path }) => !path.startsWith(MANY_USERS_PAGE))
    .filter(({ field }) => mayCallField("support", field ?? "") && changesUser(field ?? ""))

  it.each(ofSupport)("is no business of support's: $title", async ({ path }) => {
    const address = path.replace("[userId]", holder.userId)
    const support = await ask("support", address, {})
    expect(support.status).toBe(200)
    expect(support.body).toContain(ROLE_HOLDER.refusal)
    expect(support.body).not.toMatch(FORM)
    expect((await ask("admin", address, {})).body).not.toContain(ROLE_HOLDER.refusal)
  })

  it("has pages here", () => {
    expect(ofSupport.map(({ field }) => field)).toEqual(expect.arrayContaining(["disableUser", "resetUserPassword"]))
  })
})

it("a form has what is looked for where there is to be none", async () => {
  expect((await ask("support", "/admin/users/[userId]/disable-user", {})).body).toMatch(FORM)
})

it("the matrix has every page of the console", () => {
  expect(protectedRoutes).toEqual(
    expect.arrayContaining(["/", "/admin", "/admin/users", "/admin/users/[userId]", "/admin/groups"]),
  )
  expect(routesOf(app)).toEqual(expect.arrayContaining(ENTRANCES))
})
