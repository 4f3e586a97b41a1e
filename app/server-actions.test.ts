import { readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"

const root = path.resolve(import.meta.dirname, "..")

/** The sources that may hold server actions, by their path from the root. */
const sources = ["app", "lib"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => path.join(folder, file)),
)
const textOf = (file: string) => readFileSync(path.join(root, file), "utf8")
const actionFiles = sources.filter((file) => /^\s*["']use server["']/m.test(textOf(file)))

// Whatever such a file exports is a public endpoint, called with whatever anybody sends.
describe.each(actionFiles)("%s", (file) => {
  const text = textOf(file)

  it("is a file of actions as a whole, so that none hides inside a component", () => {
    expect(path.basename(file)).toBe("action.ts")
    expect(text).toMatch(/^"use server"\n/)
    expect(text.match(/["']use server["']/g)).toHaveLength(1)
  })

  it("exports nothing but actions with the checks of their wrapper", () => {
    const wrapper = file.startsWith("app/sign-in/") ? "signInAction" : "adminAction"
    const exported = text.match(/^export .*$/gm) ?? []
    expect(exported).toHaveLength(1)
    expect(exported[0]).toMatch(new RegExp(`^export const \\w+ = ${wrapper}\\(\\{$`))
    expect(text).toContain(
      `import { ${wrapper} } from "@/lib/${wrapper === "adminAction" ? "admin" : "sign-in"}-action"`,
    )
  })
})

it("there are actions to check", () => {
  expect(actionFiles).toContain("app/admin/users/[userId]/add-user-to-group/action.ts")
  expect(actionFiles).toContain("app/sign-in/action.ts")
})
