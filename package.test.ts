import { readFileSync } from "node:fs"
import { expect, it } from "vitest"

const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8")
const manifest = JSON.parse(read("package.json"))

/** The newest 15.5.x that fixes an advisory: raise it with each one (docs/decisions/0002-next-15.md). */
const NEXT_WITH_LAST_FIX = [15, 5, 29] as const

it("pins a Next 15.5 that is not older than the last security fix", () => {
  const [major, minor, patch] = manifest.dependencies.next.split(".").map(Number)
  expect([major, minor]).toEqual(NEXT_WITH_LAST_FIX.slice(0, 2))
  expect(patch).toBeGreaterThanOrEqual(NEXT_WITH_LAST_FIX[2])
})

it("pins every package exactly", () => {
  for (const version of Object.values({ ...manifest.dependencies, ...manifest.devDependencies })) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  }
})

it("names no registry's host in the lockfile", () => {
  expect(read("package-lock.json")).not.toContain('"resolved": "http')
})
