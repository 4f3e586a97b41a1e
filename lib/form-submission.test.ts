import { describe, expect, it } from "vitest"
import { readFormSubmission } from "./form-submission"
import { isRequestId, newRequestId } from "./request-id"

function form(...fields: [string, string | Blob][]): FormData {
  const data = new FormData()
  for (const [name, value] of fields) data.append(name, value)
  return data
}

describe("a posted form", () => {
  it("is its fields by name, without React's own", () => {
    const requestId = newRequestId()
    const read = readFormSubmission(form(["$ACTION_REF_1", ""], ["groupName", "a"], ["requestId", requestId]))
    expect(read).toEqual({ requestId, fields: { groupName: "a" }, problem: null })
  })

  it("is named here when it brings no name", () => {
    const read = readFormSubmission(form(["groupName", "a"]))
    expect(read.problem).toBeNull()
    expect(isRequestId(read.requestId)).toBe(true)
  })

  it.each([[""], ["x"], ["4dc7a2f0-1111-4222-8333-123456789abc"]])("is refused when its name is %j", (requestId) => {
    const read = readFormSubmission(form(["requestId", requestId]))
    expect(read.problem).toBe("InvalidRequestId")
    expect(read.requestId).not.toBe(requestId)
  })

  it.each([[undefined], [null], ["text"], [{ groupName: "a" }], [[["groupName", "a"]]]])(
    "is refused when it is %j",
    (body) => {
      expect(readFormSubmission(body)).toMatchObject({ fields: {}, problem: "InvalidForm" })
    },
  )

  it("is refused when it holds a file", () => {
    expect(readFormSubmission(form(["groupName", new Blob(["a"])])).problem).toBe("InvalidForm")
  })

  it("is not led astray by names that are paths or every object's", () => {
    const { fields } = readFormSubmission(form(["__proto__", "1"], ["constructor.prototype.x", "2"], ["a[0].b", "3"]))
    expect(Object.keys(fields)).toEqual(["__proto__", "constructor.prototype.x", "a[0].b"])
    expect(({} as Record<string, unknown>).x).toBeUndefined()
  })
})
