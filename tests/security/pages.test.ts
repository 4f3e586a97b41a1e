import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest"
import { addressOf } from "../harness/address"
import { callsOfFunctions, forgetCalls } from "../harness/cognito-calls"
import { createPerson, type Person } from "../harness/people"
import { type RawAnswer, rawRequest } from "../harness/raw-request"
import { routesOf } from "../harness/server-actions"
import { cookieHeader, openVisitors, STRANGERS, type Visitors } from "./visitors"

const app = inject("app")

/** Open to everybody. What is not here is protected, so that a new page is, without anybody thinking of it. */
const ENTRANCES = [
  "/forbidden",
  "/icon.svg",
  "/sign-in",
  "/sign-in/choose-second-factor",
  "/sign-in/forgot-password",
  "/sign-in/new-password",
  "/sign-in/reset-password",
  "/sign-in/second-factor",
  "/sign-out",
]
const protectedRoutes = routesOf(app).filter((route) => !ENTRANCES.includes(route))

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
beforeAll(async () => {
  visitors = await openVisitors(app)
  target = await createPerson(app, { name: "Canary Name", groups: ["SUPPORT"] })
})
beforeEach(() => forgetCalls(app))

const ask = (who: keyof Visitors, route: string, headers: Record<string, string>): Promise<RawAnswer> =>
  rawRequest(app, {
    path: addressOf(route, { userId: target.userId, groupName: "BILLING" }),
    headers: { ...cookieHeader(visitors[who]), ...headers },
  })

/** Empty forms, which need at most the description of the pool, and that is kept for five minutes. */
const ASK_NOTHING = ["/admin/groups/create-group", "/admin/users/create-user"]

/** What only administrators may see: who is in the pool, and its groups. */
const DATA = /Canary Name|@example\.(com|org)|SUPPORT/

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

  it("is not refused to an administrator, so that the refusals mean something", async () => {
    const { status, headers, body } = await ask("admin", route, {})
    expect([200, 307, 404]).toContain(status)
    expect(String(headers["cache-control"])).toContain("no-store")
    if (status === 200) expect(body).toMatch(DATA)
    if (status === 200 && !ASK_NOTHING.includes(route)) {
      expect((await callsOfFunctions(app)).length).toBeGreaterThan(0)
    }
  })
})

it("the matrix has every page of the console", () => {
  expect(protectedRoutes).toEqual(
    expect.arrayContaining(["/", "/admin", "/admin/users", "/admin/users/[userId]", "/admin/groups"]),
  )
  expect(routesOf(app)).toEqual(expect.arrayContaining(ENTRANCES))
})
