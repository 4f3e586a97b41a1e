import { existsSync, readFileSync } from "node:fs"
import path from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, it } from "vitest"
import { GROUPS } from "./groups"
import { survivorsOf, type Weakening } from "./weakening"

const root = fileURLToPath(new URL("../../..", import.meta.url))
const weakenings = Object.values(GROUPS).flat()

const weakening = (name: string, file: string, test: RegExp): Weakening => ({
  name,
  edits: [],
  noticedBy: [file, test],
})
const failed = (file: string, name: string) => ({ file, name, failed: true })

describe("a weakening", () => {
  const all = [weakening("no lock", "a.test.ts", /refuses/), weakening("no log", "b.test.ts", /refuses/)]

  it("is noticed by a test that fails and is named for it, in its file", () => {
    expect(survivorsOf(all, [failed("a.test.ts", "it refuses"), failed("b.test.ts", "it refuses")])).toEqual([])
    expect(survivorsOf(all, [failed("a.test.ts", "it refuses")])).toEqual([all[1]])
  })

  it("is not noticed by another test, or by one that passes", () => {
    const tests = [failed("a.test.ts", "it answers"), { ...failed("b.test.ts", "it refuses"), failed: false }]
    expect(survivorsOf(all, tests)).toEqual(all)
  })

  it("is not told from another one by a test that would do for both", () => {
    const both = [weakening("no lock", "a.test.ts", /refuses/), weakening("no log", "a.test.ts", /it/)]
    expect(() => survivorsOf(both, [failed("a.test.ts", "it refuses")])).toThrow("no lock or no log")
  })
})

it("there are enough of them, each with its own name", () => {
  expect(weakenings.length).toBeGreaterThanOrEqual(25)
  expect(new Set(weakenings.map(({ name }) => name)).size).toBe(weakenings.length)
})

it.each(weakenings)(
  "$name: what it takes out is there once, and so is the file of its test",
  ({ edits, noticedBy }) => {
    for (const [file, before] of edits) {
      expect(readFileSync(path.join(root, file), "utf8").split(before), `${file}: ${before}`).toHaveLength(2)
    }
    expect(existsSync(path.join(root, noticedBy[0])), noticedBy[0]).toBe(true)
  },
)
