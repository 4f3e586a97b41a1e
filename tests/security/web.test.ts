import { readdirSync } from "node:fs"
import { beforeAll, describe, expect, inject, it } from "vitest"
import { forgetCalls } from "../harness/cognito-calls"
import { createPerson, groupsOf, type Person } from "../harness/people"
import { rawRequest } from "../harness/raw-request"
import { serverActionsOf } from "../harness/server-actions"
import { openBrowser } from "../session/browser"
import { countCalls, signedInBrowser } from "../session/pool"
import { cookieHeader, openVisitors, type Visitors } from "./visitors"

const app = inject("app")
const projectRoot = new URL("../..", import.meta.url).pathname

let visitors: Visitors
let target: Person
beforeAll(async () => {
  visitors = await openVisitors(app)
  target = await createPerson(app)
})

describe("every answer", () => {
  const ANSWERS: [
    string,
    keyof Visitors,
    { method?: string; path: string; headers?: Record<string, string> },
    number,
  ][] = [
    ["a page", "admin", { path: "/admin/users" }, 200],
    ["a page's data", "admin", { path: "/admin/users", headers: { rsc: "1" } }, 200],
    ["the sign-in page", "anonymous", { path: "/sign-in" }, 200],
    ["the way to the sign-in page", "anonymous", { path: "/admin" }, 303],
    ["the way from the root", "admin", { path: "/" }, 307],
    ["the way past the sign-in page", "admin", { path: "/sign-in" }, 307],
    ["a refusal of an address", "admin", { path: "/admin/users/%00" }, 404],
    ["a page that does not exist", "admin", { path: "/nothing" }, 404],
    ["an address that is malformed", "admin", { path: "/%ff" }, 404],
    ["the 403 page", "user", { path: "/admin" }, 403],
    ["a refused form", "admin", { method: "POST", path: "/admin", headers: { origin: "null" } }, 403],
    ["a refused sign-out", "admin", { path: "/sign-out" }, 405],
    ["a refused sign-out by HEAD", "admin", { method: "HEAD", path: "/sign-out" }, 405],
    ["a fault", "admin", { path: "/admin", headers: { rsc: "1", "next-router-state-tree": "%7B" } }, 500],
  ]

  it.each(ANSWERS)("%s (%s) may be kept, framed, guessed at and sent on by nobody", async (_, who, request, status) => {
    const answer = await rawRequest(app, {
      ...request,
      headers: { ...cookieHeader(visitors[who]), ...request.headers },
    })
    const { headers } = answer
    expect(answer.status).toBe(status)
    expect(headers["cache-control"]).toMatch(/\bprivate\b.*\bno-store\b/)
    expect(headers["content-security-policy"]).toMatch(/frame-ancestors 'none'/)
    expect(headers["content-security-policy"]).toMatch(/object-src 'none'.*base-uri 'none'.*form-action 'self'/)
    expect(headers["content-security-policy"]).not.toMatch(/unsafe-inline|unsafe-eval|\*/)
    expect(headers["x-frame-options"]).toBe("DENY")
    expect(headers["x-content-type-options"]).toBe("nosniff")
    expect(headers["referrer-policy"]).toBe("same-origin")
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin")
    expect(headers["x-powered-by"]).toBeUndefined()
    expect(headers.server).toBeUndefined()
    expect(headers["access-control-allow-origin"]).toBeUndefined()
  })

  it("that everybody gets alike carries no cookie and no page", async () => {
    const [script = ""] = readdirSync(`${projectRoot}${app.distDir}/static/chunks`).filter((name) =>
      name.endsWith(".js"),
    )
    for (const path of ["/icon.svg", `/_next/static/chunks/${script}`]) {
      const answer = await rawRequest(app, { path, headers: cookieHeader(visitors.admin) })
      expect(answer.status).toBe(200)
      expect(answer.headers["cache-control"]).toContain("immutable")
      expect(answer.headers["set-cookie"]).toBeUndefined()
      expect(answer.headers["x-content-type-options"]).toBe("nosniff")
      expect(answer.body).not.toContain("admin@example.com")
    }
  })
})

describe("a poisoned Host", () => {
  const POISONS: Record<string, string>[] = [
    { host: "evil.example" },
    { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https", "x-forwarded-port": "444" },
    { host: "evil.example", forwarded: "host=evil.example;proto=https", "x-original-host": "evil.example" },
  ]

  it.each(POISONS)("%j is in no answer", async (headers) => {
    for (const who of ["anonymous", "user", "admin"] as const) {
      for (const path of ["/", "/admin", "/admin/", "/sign-in", "/forbidden", "/nothing", "/sign-in/new-password"]) {
        const answer = await rawRequest(app, { path, headers: { ...cookieHeader(visitors[who]), ...headers } })
        expect(JSON.stringify(answer.headers) + answer.body).not.toContain("evil.example")
      }
    }
  })

  it("leads nobody elsewhere who signs out", async () => {
    const browser = await signedInBrowser(app, target)
    const headers = { ...cookieHeader(browser), origin: app.origin, ...POISONS[2] }
    const { headers: answered } = await rawRequest(app, { method: "POST", path: "/sign-out", headers })
    expect(answered.location).toBe(`${app.origin}/sign-in?notice=signed-out`)
  })
})

describe("a destination that somebody made up", () => {
  const DESTINATIONS = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "/\t/evil.example",
    "\n//evil.example",
    "/%09/evil.example",
    "/.//evil.example",
    "/%2e/%2fevil.example",
    "/admin/..//evil.example",
    "/admin\r\nSet-Cookie: planted=1",
    "/\u202e/evil.example",
    "/sign-out",
    "@evil.example",
  ]

  it.each(DESTINATIONS)(
    "%j leads to the dashboard, for whoever is signed in and for whoever signs in",
    async (next) => {
      const path = `/sign-in?next=${encodeURIComponent(next)}`
      const passed = await rawRequest(app, { path, headers: cookieHeader(visitors.admin) })
      expect([passed.status, passed.headers.location]).toEqual([307, "/admin"])
      const browser = openBrowser(app)
      const signedIn = await browser.submit("/sign-in", { ...app.admin, next })
      expect([signedIn.status, signedIn.headers.get("location")]).toEqual([303, "/admin"])
      expect(browser.cookies.has("planted")).toBe(false)
    },
  )

  it.each(["//evil.example/%2e%2e", "/\\evil.example", "//evil.example/admin/"])(
    "%j as the address of a page leads to no other origin",
    async (path) => {
      const { headers } = await rawRequest(app, { path })
      expect(new URL(headers.location ?? "/", app.origin).origin).toBe(app.origin)
    },
  )
})

it.each(["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"])(
  "%s changes nothing, whatever comes with it",
  async (method) => {
    const browser = await signedInBrowser(app, app.admin)
    const add = serverActionsOf(app).find(({ name }) => name === "addUserToGroupAction")
    const query = `userId=${target.userId}&groupName=EDITORS&$ACTION_ID_${add?.id}=`
    for (const path of [`/admin/users/${target.userId}?${query}`, "/sign-out"]) {
      const headers = { ...cookieHeader(browser), origin: app.origin, "next-action": add?.id ?? "" }
      const { headers: answered } = await rawRequest(app, { method, path, headers })
      expect(answered["set-cookie"]).toBeUndefined()
    }
    expect(await groupsOf(app, target.userId)).toEqual([])
    expect((await browser.get("/admin")).status).toBe(200)
  },
)

it("a header full of made-up sessions costs a sign-out few calls of Cognito's", async () => {
  await forgetCalls(app)
  const prefix = `CognitoIdentityServiceProvider.${app.userPoolClientId}`
  const cookie = Array.from({ length: 60 }, (_, i) => `${prefix}.${i}.refreshToken=made-up`).join("; ")
  const { status } = await rawRequest(app, {
    method: "POST",
    path: "/sign-out",
    headers: { origin: app.origin, cookie },
  })
  expect(status).toBe(303)
  expect(await countCalls(app, "RevokeToken")).toBeLessThanOrEqual(4)
})
