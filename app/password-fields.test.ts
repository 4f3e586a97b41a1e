import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { expect, it } from "vitest"

const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".tsx") && !file.endsWith(".test.tsx"))
  .map((file) => [file, readFileSync(path.join(import.meta.dirname, file), "utf8")] as const)

const fields = sources.flatMap(([file, text]) =>
  [...text.matchAll(/<(?:Field|input)\b[^>]*\bname="\w*password"[^>]*>/gi)].map(([field]) => [file, field] as const),
)

it.each(fields)("%s hides what is typed as a password, and tells password managers which one it is", (_, field) => {
  expect(field).toContain('type="password"')
  expect(field).toMatch(/ autoComplete="(current|new)-password"/)
})

it("there are such fields, and nothing in the console meddles with pasting", () => {
  const files = fields.map(([file]) => file)
  expect(files).toEqual(expect.arrayContaining(["sign-in/page.tsx", "sign-in/again/page.tsx"]))
  expect(files.filter((file) => file === "sign-in/new-password/fields.tsx")).toHaveLength(2)
  expect(sources.filter(([, text]) => /onPaste|onCopy|"paste"/.test(text))).toEqual([])
})
