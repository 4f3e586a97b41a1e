import { existsSync, readdirSync, readFileSync } from "node:fs"
import path from "node:path"
import { expect, it } from "vitest"

const root = path.resolve(import.meta.dirname, "..", "..")

/** Every offer of a change, by the folder that is named as its handler's is. */
const offers = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
  .filter((file) => path.basename(file) === "offer.ts")
  .map((file) => ({
    file,
    saysSo: /^ {2}needsFreshSignIn: true,$/m.test(readFileSync(path.join(import.meta.dirname, file), "utf8")),
    handler: path.join(root, "amplify", "data", path.basename(path.dirname(file)), "handler.ts"),
  }))
  .filter(({ handler }) => existsSync(handler))

/** `always`, `sometimes` (it depends on what is changed) or `never`, as the handler asks for a fresh sign-in. */
function demandOf(handler: string): "always" | "sometimes" | "never" {
  const demand = /needsFreshSignIn: (.*),/.exec(readFileSync(handler, "utf8"))?.[1]
  if (demand === undefined) return "never"
  return demand === "() => true" ? "always" : "sometimes"
}

it("there are offers to look at", () => {
  expect(offers.filter(({ saysSo }) => saysSo).length).toBeGreaterThan(3)
})

it.each(offers)("$file says before what its handler asks for", ({ saysSo, handler }) => {
  const demand = demandOf(handler)
  if (demand === "always") expect(saysSo).toBe(true)
  if (demand === "never") expect(saysSo).toBe(false)
})
