import { expect, it } from "vitest"
import { isInstalled } from "./installed-packages.mjs"

const root = { dependencies: { next: "15.0.0" }, devDependencies: { "@scope/tool": "1.0.0" } }
const installed = {
  "node_modules/next": { version: "15.0.0" },
  "node_modules/next/node_modules/postcss": { version: "8.0.0" },
  "node_modules/@scope/tool": { version: "1.0.0" },
  "node_modules/@scope/tool/node_modules/zod": { version: "3.24.2", inBundle: true },
}
const locked = { "": root, ...installed }

it("takes what the lockfile says for installed", () => {
  expect(isInstalled(locked, installed)).toBe(true)
})

it("takes binaries for other systems, which npm leaves out, for installed", () => {
  expect(isInstalled({ ...locked, "node_modules/swc-darwin": { version: "1.0.0", optional: true } }, installed)).toBe(
    true,
  )
})

it("takes what a package brings inside as it is", () => {
  const other = { ...locked, "node_modules/@scope/tool/node_modules/zod": { version: "3.25.17" } }
  expect(isInstalled(other, installed)).toBe(true)
})

it.each([
  ["nothing installed", locked, undefined],
  ["no lockfile", undefined, installed],
  ["another version", { ...locked, "node_modules/next": { version: "15.0.1" } }, installed],
  [
    "another version further in",
    { ...locked, "node_modules/next/node_modules/postcss": { version: "8.0.1" } },
    installed,
  ],
  ["a new dependency", { ...locked, "": { dependencies: { ...root.dependencies, react: "19.0.0" } } }, installed],
  ["a package that was taken out", locked, { ...installed, "node_modules/left": { version: "1.0.0" } }],
])("does not with %s", (_, lock, there) => {
  expect(isInstalled(lock, there)).toBe(false)
})
