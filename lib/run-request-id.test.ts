import fc from "fast-check"
import { expect, it } from "vitest"
import { isRequestId, newRequestId } from "./request-id"
import { runRequestId } from "./run-request-id"

it("is a request id with the time of its run, and the same for the same user of the same run alone", () => {
  fc.assert(
    fc.property(fc.uuid({ version: 7 }), fc.uuid(), fc.uuid(), (runId, one, other) => {
      const id = runRequestId(runId, one)
      expect(isRequestId(id)).toBe(true)
      expect(id.slice(0, 13)).toBe(runId.slice(0, 13))
      expect(runRequestId(runId.toUpperCase(), one.toUpperCase())).toBe(id)
      expect(runRequestId(newRequestId(), one)).not.toBe(id)
      if (one !== other) expect(runRequestId(runId, other)).not.toBe(id)
    }),
  )
})
