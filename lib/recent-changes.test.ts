import { beforeEach, describe, expect, it, vi } from "vitest"
import type { RecentChange } from "./recent-change"
import { recentChanges, rememberChange } from "./recent-changes"
import { fakeRequest } from "./testing/fake-request"

const current = vi.hoisted(() => ({ request: undefined as unknown, session: null as unknown }))
vi.mock("next/headers", () => ({ cookies: async () => (current.request as ReturnType<typeof fakeRequest>).store }))
vi.mock("@/lib/session", () => ({ getSession: async () => current.session }))

const NOW = Date.parse("2026-01-01T00:00:00.000Z")
const COOKIE = "recent-changes"

let request: ReturnType<typeof fakeRequest>
beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", "https://console.example.com")
  vi.stubEnv("SIGN_IN_SECRET", "a secret that is only as long as the tests need it")
  vi.useFakeTimers({ now: NOW, toFake: ["Date"] })
  request = fakeRequest()
  current.request = request
  current.session = { userId: "admin" }
  return () => vi.useRealTimers()
})

const change = (requestId: string, more: Partial<RecentChange> = {}): RecentChange => ({
  requestId,
  at: Date.now(),
  notice: { code: "userEnabled", parameters: { name: "Somebody" } },
  changed: { kind: "user", userId: "u1", enabled: true },
  ...more,
})

describe("recent changes", () => {
  it("are remembered, the newest first", async () => {
    await rememberChange("admin", change("r1"))
    await rememberChange("admin", change("r2"))
    expect(await recentChanges()).toEqual([change("r2"), change("r1")])
  })

  it("are kept where no script and no other path reads them, for a minute", async () => {
    await rememberChange("admin", change("r1"))
    expect(request.written.get(COOKIE)).toMatchObject({
      httpOnly: true,
      secure: true,
      sameSite: "lax",
      path: "/admin",
      maxAge: 60,
    })
    expect(request.jar.get(COOKIE)).not.toContain("Somebody")
  })

  it("are forgotten after a minute, also when the browser still sends them", async () => {
    await rememberChange("admin", change("r1"))
    vi.setSystemTime(NOW + 59_000)
    await rememberChange("admin", change("r2"))
    vi.setSystemTime(NOW + 61_000)
    expect((await recentChanges()).map(({ requestId }) => requestId)).toEqual(["r2"])
    vi.setSystemTime(NOW + 120_000)
    expect(await recentChanges()).toEqual([])
  })

  it.each([
    ["another administrator's", { userId: "somebody else" }],
    ["those of somebody who has signed out", null],
  ])("are not %s", async (_, session) => {
    await rememberChange("admin", change("r1"))
    current.session = session
    expect(await recentChanges()).toEqual([])
  })

  it.each([["nothing"], ["{}"], [""]])("are none in a cookie that says %j", async (value) => {
    request.jar.set(COOKIE, value)
    expect(await recentChanges()).toEqual([])
  })

  it("stay within one cookie: the oldest are forgotten, and of the newest the notice stays", async () => {
    const attributes = { note: "x".repeat(600) }
    const changed = { kind: "user", userId: "u1", attributes } as const
    for (const id of ["r1", "r2", "r3"]) await rememberChange("admin", change(id, { changed }))
    expect((await recentChanges()).map(({ requestId }) => requestId)).toEqual(["r3", "r2"])

    await rememberChange("admin", change("r4", { changed: { ...changed, attributes: { note: "x".repeat(9_000) } } }))
    expect((await recentChanges())[0]).toEqual(change("r4", { changed: undefined }))
    expect(Buffer.byteLength(`${COOKIE}=${request.jar.get(COOKIE)}`)).toBeLessThan(2_700)
  })

  it("stay within one cookie however long the names are that a notice is about", async () => {
    const name = "ж".repeat(2_048)
    await rememberChange("admin", change("r1", { notice: { code: "userDisabled", parameters: { name } } } as never))
    expect(Buffer.byteLength(`${COOKIE}=${request.jar.get(COOKIE)}`)).toBeLessThan(2_700)
    const [remembered] = await recentChanges()
    expect(remembered?.notice?.parameters).toEqual({ name: `${"ж".repeat(150)}…` })
  })
})
