import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { logRequest, type RequestLogEntry } from "@/lib/request-log"

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 3, 12) })
  for (const stream of ["log", "warn", "error"] as const) vi.spyOn(console, stream).mockImplementation(() => {})
})

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

const entry = (more: object = {}): RequestLogEntry => ({
  level: "info",
  event: "action.done",
  requestId: "018f0000-0000-7000-8000-000000000000",
  ...more,
})

it("writes one line of JSON with the time", () => {
  logRequest(entry({ userId: "some-sub", action: "addUserToGroup" }))
  expect(JSON.parse(String(vi.mocked(console.log).mock.calls[0]?.[0]))).toEqual({
    at: "2026-11-03T12:00:00.000Z",
    level: "info",
    event: "action.done",
    requestId: "018f0000-0000-7000-8000-000000000000",
    userId: "some-sub",
    action: "addUserToGroup",
  })
})

it("writes no field but its own, and no line break that would look like a second entry", () => {
  logRequest(entry({ level: "error", code: "A\nB", email: "canary@example.com", password: "canary" }))
  const line = String(vi.mocked(console.error).mock.calls[0]?.[0])
  expect(line).not.toContain("canary")
  expect(line).not.toContain("\n")
  expect(JSON.parse(line)).toMatchObject({ code: "A\nB" })
})

it("sends warnings and errors to the standard error stream", () => {
  logRequest(entry({ level: "warn" }))
  expect(console.warn).toHaveBeenCalledOnce()
  expect(console.log).not.toHaveBeenCalled()
})
