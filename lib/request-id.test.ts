import { expect, it } from "vitest"
import { isRequestId, newRequestId } from "@/lib/request-id"

it("takes a UUIDv7 in either case and nothing else", () => {
  const id = newRequestId()
  expect(isRequestId(id.toUpperCase())).toBe(true)
  const others = [
    "",
    undefined,
    null,
    7,
    [id],
    `${id}\n`,
    ` ${id}`,
    id.slice(1),
    "00000000-0000-4000-8000-000000000000",
    "018f0000-0000-7000-c000-000000000000",
  ]
  for (const other of others) expect(isRequestId(other)).toBe(false)
})
