import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { ApiError } from "./api-error"
import { within } from "./within"

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

it("is the answer, or its failure, and leaves no timer behind", async () => {
  await expect(within(4_000, Promise.resolve("here"))).resolves.toBe("here")
  await expect(within(4_000, Promise.reject(new ApiError("Busy")))).rejects.toMatchObject({ code: "Busy" })
  expect(vi.getTimerCount()).toBe(0)
})

it("is no answer that comes too late", async () => {
  const late = new Promise<string>((resolve) => setTimeout(() => resolve("late"), 4_001))
  const seen = within(4_000, late).catch((error) => error)
  await vi.advanceTimersByTimeAsync(4_001)
  expect(await seen).toMatchObject({ code: "Unreachable" })
})
