import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { expect, it } from "vitest"

const read = (file: string) => readFileSync(new URL(file, import.meta.url), "utf8")
const manifest = JSON.parse(read("package.json"))

/** Has no types of its own. */
const satisfies: (version: string, range: string) => boolean = createRequire(import.meta.url)(
  "semver/functions/satisfies",
)

/** The packages that an advisory was about, with the versions that are safe: raised with each new one. */
const floors: Record<string, { versions: string; because: string }> = JSON.parse(read("floor-versions.json"))

/** Every version of a package that the lockfile installs, wherever in the tree. */
const installed = (name: string) =>
  Object.entries<{ version: string }>(JSON.parse(read("package-lock.json")).packages)
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([, { version }]) => version)

it.each(Object.entries(floors))("installs no %s from before its last security fix", (name, { versions }) => {
  expect(installed(name)).not.toEqual([])
  expect(installed(name).filter((version) => !satisfies(version, versions))).toEqual([])
})

it("would notice an older one", () => {
  expect(satisfies("15.5.28", floors.next?.versions ?? "")).toBe(false)
  expect(satisfies("15.5.29", floors.next?.versions ?? "")).toBe(true)
})

it("pins every package exactly", () => {
  for (const version of Object.values({ ...manifest.dependencies, ...manifest.devDependencies })) {
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
  }
})

it("names no registry's host in the lockfile", () => {
  expect(read("package-lock.json")).not.toContain('"resolved": "http')
})
