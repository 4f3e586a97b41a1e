import { expect, it } from "vitest"
import { isRequestId, newRequestId } from "@/lib/request-id"

it("makes UUIDs of version 7 that differ", () => {
  const ids = Array.from({ length: 1000 }, () => newRequestId())
  expect(ids.every(isRequestId)).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
})

it("puts the time in front, so that ids sort by it", () => {
  const at = Date.UTC(2026, 10, 3, 12)
  expect(Number.parseInt(newRequestId(at).replaceAll("-", "").slice(0, 12), 16)).toBe(at)
  expect(newRequestId(at) < newRequestId(at + 1)).toBe(true)
})

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
