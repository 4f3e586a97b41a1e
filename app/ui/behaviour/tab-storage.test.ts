import { afterEach, describe, expect, it, vi } from "vitest"
import { chosenUsers, keepChosenUsers, letGo } from "./chosen-storage"
import { forgetRun, keepRun, keptRun } from "./kept-run"

/** A window of a tab that is at this address. */
function tab(search: string, kept = new Map<string, string>()): Window {
  const sessionStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
  return { location: { search }, sessionStorage } as unknown as Window
}
const closed = {
  location: { search: "" },
  get sessionStorage(): Storage {
    throw new DOMException("closed", "SecurityError")
  },
} as unknown as Window

const outcomes = [{ userId: "a", kind: "done", sentence: "Disabled" }] as const
const A = "4dc7a2f0-1111-4222-8333-123456789abc"

afterEach(() => {
  vi.useRealTimers()
})

describe("a run that was left", () => {
  it("is found again at its own address and at no other", () => {
    const kept = new Map<string, string>()
    keepRun(tab("?users=a", kept), outcomes)
    expect(keptRun(tab("?users=a", kept))).toEqual(outcomes)
    expect(keptRun(tab("?users=b", kept))).toEqual([])
    forgetRun(tab("?users=a", kept))
    expect(keptRun(tab("?users=a", kept))).toEqual([])
  })

  it("is found for some minutes: whoever asks for the same later means it anew", () => {
    vi.useFakeTimers()
    const kept = new Map<string, string>()
    keepRun(tab("?users=a", kept), outcomes)
    vi.advanceTimersByTime(9 * 60_000)
    expect(keptRun(tab("?users=a", kept))).toEqual(outcomes)
    vi.advanceTimersByTime(60_000)
    expect(keptRun(tab("?users=a", kept))).toEqual([])
  })

  it.each([
    "",
    "{",
    "[]",
    "1",
    '{"of":"?"}',
    '{"of":"?","at":9e15,"outcomes":[null,{"userId":1},{"userId":"a","kind":"x"}]}',
  ])("is none where something else was kept: %s", (text) =>
    expect(keptRun(tab("?", new Map([["many-users-run", text]])))).toEqual([]),
  )
})

describe("who is chosen", () => {
  it("is known in the same tab until nobody is chosen any more", () => {
    const kept = new Map<string, string>()
    keepChosenUsers(tab("", kept), new Set([A]))
    expect(chosenUsers(tab("?page=2", kept))).toEqual(new Set([A]))
    letGo(tab("", kept), ["somebody else"])
    expect(chosenUsers(tab("", kept))).toEqual(new Set([A]))
    letGo(tab("", kept), [A])
    expect(kept.size).toBe(0)
  })

  it.each(["{", "{}", "null", '["1",2,null]'])("is nobody where something else was kept: %s", (text) => {
    expect(chosenUsers(tab("", new Map([["chosen-users", text]])))).toEqual(new Set())
  })
})

it("a browser that closes its storage to the page costs what would be kept, and nothing else", () => {
  expect(chosenUsers(closed)).toEqual(new Set())
  expect(keptRun(closed)).toEqual([])
  expect(() => keepChosenUsers(closed, new Set([A]))).not.toThrow()
  expect(() => keepRun(closed, outcomes)).not.toThrow()
  expect(() => forgetRun(closed)).not.toThrow()
})
