import { beforeEach, expect, it, vi } from "vitest"
import { revokeSessions } from "./revoke-sessions"
import { SignInError } from "./sign-in-error"

const { revokeSession } = vi.hoisted(() => ({ revokeSession: vi.fn() }))
vi.mock("@/lib/sign-in", () => ({ revokeSession }))

const lines: string[] = []
const log = { requestId: "018f0000-0000-7000-8000-000000000000", event: "sign-out.not-revoked" }

beforeEach(() => {
  revokeSession.mockReset()
  lines.length = 0
  vi.spyOn(console, "warn").mockImplementation((line) => void lines.push(line))
})

it("ends each of them", async () => {
  expect(await revokeSessions(["one", "two"], log)).toBe(true)
  expect(revokeSession.mock.calls).toEqual([["one"], ["two"]])
  expect(lines).toEqual([])
})

it.each([
  ["NotAuthorizedException", true],
  ["Unreachable", false],
])("after %s, the others are ended as well; that all of them are: %s", async (code, confirmed) => {
  revokeSession.mockRejectedValueOnce(new SignInError(code))
  expect(await revokeSessions(["one", "two"], log)).toBe(confirmed)
  expect(revokeSession).toHaveBeenCalledTimes(2)
  expect(JSON.parse(lines.join())).toMatchObject({ ...log, code })
  expect(lines.join()).not.toContain("one")
})

it("hides no fault of ours", async () => {
  revokeSession.mockRejectedValue(new TypeError("bug"))
  await expect(revokeSessions(["one"], log)).rejects.toThrow("bug")
})
