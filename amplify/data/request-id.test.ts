import { expect, it } from "vitest"
import * as z from "zod"
import { newRequestId } from "./request-id"

it("makes UUIDv7s that sort by time and never repeat", () => {
  const ids = Array.from({ length: 1000 }, (_, second) => newRequestId(1_700_000_000_000 + second * 1000))
  for (const id of ids) z.uuidv7().parse(id)
  expect([...ids].sort()).toEqual(ids)
  expect(new Set(Array.from({ length: 1000 }, () => newRequestId(0))).size).toBe(1000)
})
