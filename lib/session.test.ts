import { beforeEach, describe, expect, it, vi } from "vitest"
import { requireRole } from "./session"

const request = vi.hoisted(() => ({ tokens: undefined as unknown, path: null as string | null }))
vi.mock("@/lib/amplify-server", () => ({
  runWithAmplifyServerContext: ({ operation }: { operation: (context: object) => unknown }) => operation({}),
}))
vi.mock("aws-amplify/auth/server", () => ({
  fetchAuthSession: async () => {
    if (request.tokens instanceof Error) throw request.tokens
    return { tokens: request.tokens }
  },
}))
vi.mock("next/headers", () => ({
  cookies: async () => ({}),
  headers: async () => new Headers(request.path ? { "x-page-path": request.path } : {}),
}))

const trace: Record<string, unknown>[] = []
beforeEach(() => {
  trace.length = 0
  vi.spyOn(console, "warn").mockImplementation((line: string) => void trace.push(JSON.parse(line)))
})

/** Tokens whose signature was found to be good, of somebody in these groups. */
function tokensOf(...groups: string[]) {
  const iat = Math.floor(Date.now() / 1000)
  const common = { sub: "sub", iat, exp: iat + 900 }
  const access = { ...common, token_use: "access", username: "sub", auth_time: iat, "cognito:groups": groups }
  return {
    accessToken: { payload: access },
    idToken: { payload: { ...common, token_use: "id", email: "ada@example.com" } },
  }
}

/** Where Next is told to send the browser: `redirect` throws it. */
const destination = () =>
  requireRole().then(
    () => null,
    ({ digest }: { digest: string }) => digest.split(";")[2],
  )

describe("a page that asks for somebody with a role", () => {
  it.each([
    ["ADMINS", "admin"],
    ["SUPPORT", "support"],
    ["AUDITORS", "auditor"],
  ])("gets a member of %s", async (group, role) => {
    request.tokens = tokensOf("EDITORS", group)
    expect(await requireRole()).toMatchObject({ userId: "sub", role, roles: [role] })
    expect(trace).toEqual([])
  })

  it("sends somebody without a role to the 403 page, and leaves a trace without their address", async () => {
    request.tokens = tokensOf("EDITORS", "admins", "ADMINS ", "Support")
    expect(await destination()).toBe("/forbidden")
    expect(trace).toMatchObject([{ event: "page.refused", userId: "sub", code: "Forbidden" }])
    expect(JSON.stringify(trace)).not.toContain("ada")
  })

  it.each([
    ["nobody is signed in", undefined],
    ["Cognito cannot be asked", new Error("unreachable")],
  ])("sends people to sign in, and back to this console only, when %s", async (_, tokens) => {
    request.tokens = tokens
    request.path = "/admin/users?value=a"
    expect(await destination()).toBe("/sign-in?next=%2Fadmin%2Fusers%3Fvalue%3Da")
    request.path = "//evil.example"
    expect(await destination()).toBe("/sign-in")
  })
})
