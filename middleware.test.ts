import { NextRequest } from "next/server"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import type { MiddlewareSession } from "@/lib/middleware-session"
import { ROLES, type Role } from "@/lib/roles"
import { config, middleware } from "@/middleware"

const ORIGIN = "https://console.example.com"
const { read } = vi.hoisted(() => ({ read: vi.fn() }))
vi.mock("@/lib/middleware-session", () => ({ readMiddlewareSession: read }))

const person = (role: Role | null): MiddlewareSession => ({
  kind: "signed-in",
  session: {
    userId: "sub",
    username: "sub",
    email: "ada@example.com",
    groups: [],
    roles: role ? [role] : [],
    role,
    accessTokenExpiresAt: 0,
    signedInAt: 0,
  },
})
const SIGNED_OUT: MiddlewareSession = { kind: "signed-out" }

let logged: string[]
beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", ORIGIN)
  read.mockReset()
  logged = []
  vi.spyOn(console, "warn").mockImplementation((line: string) => void logged.push(line))
})
afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

interface Ask {
  as?: MiddlewareSession
  method?: string
  headers?: Record<string, string>
}

/** The host is not the console's own, as behind a proxy or when somebody poisons it. */
async function ask(path: string, { as = SIGNED_OUT, method = "GET", headers = {} }: Ask = {}) {
  read.mockResolvedValue(as)
  return middleware(new NextRequest(`http://poisoned.example${path}`, { method, headers }))
}

const passes = (response: Response) => response.headers.get("x-middleware-next") === "1"

it.each(ROLES)("lets the role %s through and hands the page its nonce and its own path", async (role) => {
  const response = await ask("/admin/users?value=a&_rsc=1x2", { as: person(role) })
  expect(passes(response)).toBe(true)
  expect(response.headers.get("x-middleware-request-x-page-path")).toBe("/admin/users?value=a")
  const nonce = response.headers.get("x-middleware-request-x-nonce")
  expect(response.headers.get("content-security-policy")).toContain(`'nonce-${nonce}'`)
})

it("never uses a nonce twice", async () => {
  const nonces = [await ask("/sign-in"), await ask("/sign-in")].map((r) =>
    r.headers.get("x-middleware-request-x-nonce"),
  )
  expect(new Set(nonces).size).toBe(2)
})

it("does not believe a nonce or a path that a client sends", async () => {
  const headers = { "x-nonce": "mine", "x-page-path": "//evil.example", "content-security-policy": "default-src *" }
  const response = await ask("/sign-in", { headers })
  expect(response.headers.get("x-middleware-request-x-nonce")).not.toBe("mine")
  expect(response.headers.get("x-middleware-request-x-page-path")).toBe("/sign-in")
  expect(response.headers.get("x-middleware-request-content-security-policy")).not.toContain("*")
})

describe("somebody who is signed out", () => {
  it("is sent to this console's sign-in page and back afterwards, whatever the Host says", async () => {
    const response = await ask("/admin/users?value=a")
    expect(response.status).toBe(303)
    expect(response.headers.get("location")).toBe(`${ORIGIN}/sign-in?next=%2Fadmin%2Fusers%3Fvalue%3Da`)
  })

  it("gets the same for an RSC request and for a prefetch", async () => {
    const asked: Record<string, string>[] = [
      { rsc: "1" },
      { rsc: "1", "next-router-prefetch": "1" },
      { purpose: "prefetch" },
    ]
    for (const headers of asked) expect((await ask("/admin", { headers })).status).toBe(303)
  })

  it("gets no action run", async () => {
    const headers = { "next-action": "abc", origin: ORIGIN }
    const response = await ask("/admin/users", { method: "POST", headers })
    expect(response.status).toBe(401)
    expect(passes(response)).toBe(false)
    expect(response.headers.get("x-action-redirect")).toBe("/sign-in?next=%2Fadmin%2Fusers;push")
  })

  it("reaches the pages for signing in and out", async () => {
    for (const path of ["/sign-in", "/sign-in/new-password", "/sign-in/second-factor", "/forbidden"])
      expect(passes(await ask(path))).toBe(true)
    expect(passes(await ask("/sign-out", { method: "POST", headers: { origin: ORIGIN } }))).toBe(true)
  })

  it("learns that Cognito is out of reach, and where to go on", async () => {
    const response = await ask("/admin/users", { as: { kind: "unreachable" } })
    expect(response.headers.get("location")).toBe(`${ORIGIN}/sign-in?notice=unreachable&next=%2Fadmin%2Fusers`)
  })
})

describe("somebody signed in without the role", () => {
  it("gets the 403 page instead of the page", async () => {
    const response = await ask("/admin/users", { as: person(null) })
    expect(response.status).toBe(403)
    expect(passes(response)).toBe(false)
    expect(await response.text()).toContain("ada@example.com")
  })

  it("gets no action run", async () => {
    const headers = { "next-action": "abc", origin: ORIGIN }
    const response = await ask("/admin/users", { as: person(null), method: "POST", headers })
    expect(response.status).toBe(403)
    expect(response.headers.get("x-action-redirect")).toBe("/forbidden;push")
    expect(JSON.parse(logged[0] ?? "")).toMatchObject({ event: "action.refused", userId: "sub", code: "Forbidden" })
  })

  it("leaves one line in the log, with the id and nothing else of the person", async () => {
    await ask("/admin/users?value=canary", { as: person(null) })
    expect(logged).toHaveLength(1)
    expect(JSON.parse(logged[0] ?? "")).toMatchObject({ event: "page.refused", userId: "sub", code: "Forbidden" })
    expect(logged[0]).not.toMatch(/canary|ada@/)
  })

  it("reaches the sign-in page, to sign in as somebody else", async () => {
    expect(passes(await ask("/sign-in", { as: person(null) }))).toBe(true)
  })
})

it("refuses a change that another origin asks for before anything else looks at it", async () => {
  for (const origin of ["https://evil.example", "null", "http://poisoned.example"]) {
    const headers = { origin, "x-forwarded-host": "evil.example" }
    expect((await ask("/sign-in", { as: person("admin"), method: "POST", headers })).status).toBe(403)
  }
  expect(read).not.toHaveBeenCalled()
  expect(logged).toHaveLength(3)
  for (const line of logged) expect(JSON.parse(line)).toMatchObject({ event: "request.refused", code: "ForeignOrigin" })
})

it("does not refresh a session in the answer to a post that writes or ends one", async () => {
  for (const path of ["/sign-in", "/sign-out"]) {
    expect(passes(await ask(path, { method: "POST", headers: { origin: ORIGIN } }))).toBe(true)
  }
  expect(read).not.toHaveBeenCalled()
})

it("carries refreshed and removed cookies along with a refusal", async () => {
  read.mockImplementation(async (_request, response) => {
    response.cookies.set("CognitoIdentityServiceProvider.c.sub.accessToken", "", { path: "/", maxAge: 0 })
    return SIGNED_OUT
  })
  const response = await middleware(new NextRequest(`${ORIGIN}/admin`))
  expect(response.headers.getSetCookie()[0]).toMatch(/accessToken=;.*Max-Age=0/)
})

it("keeps every kind of answer out of caches and frames", async () => {
  const origin = { origin: ORIGIN }
  const answers = [
    await ask("/admin", { as: person("admin") }),
    await ask("/admin", { as: person(null) }),
    await ask("/admin"),
    await ask("/admin", { method: "POST", headers: { ...origin, "next-action": "abc" } }),
    await ask("/admin", { method: "POST", headers: { origin: "null" } }),
  ]
  for (const { headers } of answers) {
    expect(headers.get("cache-control")).toBe("private, no-store")
    expect(headers.get("content-security-policy")).toContain("frame-ancestors 'none'")
    expect(headers.get("x-content-type-options")).toBe("nosniff")
    expect(headers.get("x-frame-options")).toBe("DENY")
    expect(headers.get("referrer-policy")).toBe("same-origin")
    expect(headers.get("strict-transport-security")).toBeTruthy()
  }
})

describe("covers", () => {
  const matcher = new RegExp(`^${config.matcher[0]}$`)

  it.each([
    "/",
    "/admin",
    "/admin/users/1.png",
    "/sign-in/new-password",
    "/sign-out",
    "/forbidden",
    "/_next/data/x",
    "/nothing",
  ])("%s", (path) => expect(matcher.test(path)).toBe(true))

  it.each(["/_next/static/chunks/a.js", "/favicon.ico"])("not %s, which is the same for everybody", (path) =>
    expect(matcher.test(path)).toBe(false),
  )
})
