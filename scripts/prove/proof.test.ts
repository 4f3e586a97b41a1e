import { expect, it } from "vitest"
import { partOf, withPart } from "./proof"

const shown = { kept: true, summary: "It holds.", head: ["what", "how much"], rows: [["this", "1"]] }

it("says what was shown, and by which commit", () => {
  expect(partOf("Load", shown, "`npm run prove -- load` on abc")).toBe(
    "## Load\n`npm run prove -- load` on abc\n\nIt holds.\n\n| what | how much |\n| --- | --- |\n| this | 1 |\n",
  )
})

it("says that a bound was broken", () => {
  expect(partOf("Load", { ...shown, kept: false }, "x")).toContain("**A bound was broken.** It holds.")
})

it("takes the place of what was shown before, and leaves the rest", () => {
  const page = "# Proof\n\n## Load\nold\n\n## Faults\nkept\n"
  expect(withPart(page, "Load", "## Load\nnew\n")).toBe("# Proof\n\n## Load\nnew\n\n## Faults\nkept\n")
  expect(withPart(page, "Faults", "## Faults\nnew\n")).toBe("# Proof\n\n## Load\nold\n\n## Faults\nnew\n")
})

it("comes to the end where it was never shown", () => {
  expect(withPart("# Proof\n\n## Load\nold\n", "Faults", "## Faults\nnew\n")).toBe(
    "# Proof\n\n## Load\nold\n\n## Faults\nnew\n",
  )
})
