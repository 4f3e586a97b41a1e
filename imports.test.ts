import { readdirSync, readFileSync, statSync } from "node:fs"
import path from "node:path"
import { expect, it } from "vitest"

const root = import.meta.dirname
const SOURCE = /\.(ts|tsx|mjs)$/
const OF_TESTS = /\.(test|spec)\.|\/testing\/|\/fixture\//
const IMPORT = /\b(?:from|import)\s*\(?\s*"([^"]+)"/g

function sourcesIn(place: string): string[] {
  const at = path.join(root, place)
  if (!statSync(at).isDirectory()) return [place]
  const names = readdirSync(at, { recursive: true, encoding: "utf8" })
  return names.map((name) => path.join(place, name)).filter((file) => SOURCE.test(file) && !OF_TESTS.test(file))
}

/** What a file imports of this project, as paths from its root. */
function importsOf(file: string): string[] {
  const specifiers = [...readFileSync(path.join(root, file), "utf8").matchAll(IMPORT)].map(([, name = ""]) => name)
  return specifiers.flatMap((name) => {
    if (name.startsWith("@/")) return [name.slice(2)]
    return name.startsWith(".") ? [path.join(path.dirname(file), name)] : []
  })
}

const PRODUCT = ["amplify", "app", "lib", "middleware.ts", "instrumentation.ts"]
const AROUND_IT = ["local", "scripts", "sample-data", "tests", "bench"]

it.each([
  ["what is deployed", PRODUCT, AROUND_IT],
  ["the local backend", ["local"], [...PRODUCT, ...AROUND_IT.filter((place) => place !== "local")]],
])("%s imports nothing of what it must not know", (_, places, unknown) => {
  const files = places.flatMap(sourcesIn)
  expect(files.length).toBeGreaterThan(20)
  const wrong = files.flatMap((file) => {
    const known = importsOf(file).filter((name) =>
      unknown.some((place) => name.split(/[/.]/)[0] === place.split(".")[0]),
    )
    return known.map((name) => `${file} imports ${name}`)
  })
  expect(wrong).toEqual([])
})

it("no page is sent in parts: only what runs in the browser waits for something (docs/decisions/0014-whole-pages.md)", () => {
  const files = sourcesIn("app")
  const waiting = files.filter((file) => readFileSync(path.join(root, file), "utf8").includes("<Suspense"))
  const onServer = waiting.filter((file) => !readFileSync(path.join(root, file), "utf8").startsWith('"use client"'))
  expect(onServer).toEqual([])
  expect(files.filter((file) => path.basename(file) === "loading.tsx")).toEqual([])
})
