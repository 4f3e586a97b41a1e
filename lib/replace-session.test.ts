import { SignJWT } from "jose"
import { beforeEach, describe, expect, it, vi } from "vitest"
import outputs from "@/amplify_outputs.json"
import { replaceSession } from "@/lib/replace-session"
import { SignInError } from "@/lib/sign-in-error"
import { fakeRequest } from "@/lib/testing/fake-request"

const { revokeSession } = vi.hoisted(() => ({ revokeSession: vi.fn() }))
vi.mock("@/lib/sign-in", () => ({ revokeSession }))
const current = vi.hoisted(() => ({ session: null as { userId: string } | null }))
vi.mock("@/lib/session", () => ({ getSession: async () => current.session }))
let request: ReturnType<typeof fakeRequest>
vi.mock("next/headers", () => ({ headers: async () => request.headers, cookies: async () => request.store }))

const requestId = "018f0000-0000-7000-8000-000000000000"
const PREFIX = `CognitoIdentityServiceProvider.${outputs.auth.user_pool_client_id}`
const OLD = { [`${PREFIX}.ada.refreshToken`]: "old-refresh", [`${PREFIX}.LastAuthUser`]: "ada" }
const lines: string[] = []

beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", "https://console.example.com")
  request = fakeRequest({ cookies: OLD })
  current.session = { userId: "ada" }
  revokeSession.mockReset().mockResolvedValue(undefined)
  lines.length = 0
  vi.spyOn(console, "warn").mockImplementation((line: string) => void lines.push(line))
})

async function tokensOf(username: string) {
  const key = new TextEncoder().encode("only the shape of the token counts here")
  const accessToken = await new SignJWT({ username }).setProtectedHeader({ alg: "HS256" }).sign(key)
  return { accessToken, idToken: "id", refreshToken: "new-refresh" }
}

const refreshToken = () => request.jar.get(`${PREFIX}.ada.refreshToken`)

describe("a fresh session", () => {
  it("takes the place of the one before, which is ended", async () => {
    expect(await replaceSession(await tokensOf("ada"), { sub: "ada", again: "ada", requestId })).toBe(true)
    expect(refreshToken()).toBe("new-refresh")
    expect(revokeSession).toHaveBeenCalledExactlyOnceWith("old-refresh")
  })

  it("takes it also where that could not be ended, with a trace of it", async () => {
    revokeSession.mockRejectedValue(new SignInError("Unreachable"))
    await replaceSession(await tokensOf("ada"), { sub: "ada", again: "ada", requestId })
    expect(refreshToken()).toBe("new-refresh")
    expect(JSON.parse(lines[0] ?? "{}")).toMatchObject({ event: "sign-in.not-revoked", code: "Unreachable", requestId })
    expect(lines.join()).not.toContain("refresh")
  })

  it("begins where there is none any more", async () => {
    request = fakeRequest()
    current.session = null
    await replaceSession(await tokensOf("ada"), { sub: "ada", again: "ada", requestId })
    expect(refreshToken()).toBe("new-refresh")
    expect(revokeSession).not.toHaveBeenCalled()
  })

  it.each([
    ["somebody else has signed in", "grace", "ada", { userId: "ada" }],
    ["nobody can say who has", undefined, "ada", { userId: "ada" }],
    ["somebody else's session is in the browser now", "ada", "ada", { userId: "grace" }],
  ])("is refused where %s: it is ended, and the browser keeps what it has", async (_, sub, again, present) => {
    current.session = present
    expect(await replaceSession(await tokensOf(sub ?? "ada"), { sub, again, requestId })).toBe(false)
    expect(revokeSession).toHaveBeenCalledExactlyOnceWith("new-refresh")
    expect(request.written.size).toBe(0)
    expect(refreshToken()).toBe("old-refresh")
  })
})
