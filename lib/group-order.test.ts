import { expect, it } from "vitest"
import { byPrecedence } from "./group-order"

it("orders groups by precedence, 0 first, none last, equals by name, and leaves the list alone", () => {
  const groups = [
    { groupName: "none-b" },
    { groupName: "ten", precedence: 10 },
    { groupName: "none-a", precedence: null },
    { groupName: "zero", precedence: 0 },
    { groupName: "also-ten", precedence: 10 },
  ]
  const before = structuredClone(groups)
  expect(byPrecedence(groups).map((group) => group.groupName)).toEqual(["zero", "also-ten", "ten", "none-a", "none-b"])
  expect(groups).toEqual(before)
})
