import { describe, expect, it } from "vitest"
import { AdminError } from "@/amplify/data/admin-error"
import { toApiError } from "./api-error"

const read = (error: Parameters<typeof toApiError>[0]) => {
  const { code, parameters } = toApiError(error)
  return { code, parameters }
}

describe("an error of the API", () => {
  it("is read back with its code and parameters", () => {
    const { message } = new AdminError("ResourceNotFoundException", { groupName: "a {b} \n c" })
    expect(read({ message })).toEqual({ code: "ResourceNotFoundException", parameters: { groupName: "a {b} \n c" } })
  })

  it("may have no parameters", () => {
    expect(read({ message: "NotAuthorized" })).toEqual({ code: "NotAuthorized", parameters: {} })
  })

  it.each([
    ["a code that is not known", 'SomethingElse {"userId":"x"}'],
    ["a code of this app that the API cannot send", "NotSignedIn {}"],
    ["a name that every object has", "constructor {}"],
    ["parameters that are no JSON", "InvalidInput {field}"],
    ["parameters that nest", 'InvalidInput {"field":{"a":1}}'],
    ["a sentence", "Cannot read properties of undefined (reading 'x')"],
    ["nothing", ""],
  ])("is Internal, with nothing of the original, for %s", (_, message) => {
    expect(read({ message })).toEqual({ code: "Internal", parameters: {} })
  })
})

describe("a failure before the API", () => {
  it.each([["Unknown error"], ["Unauthorized"], ["No current user"], ["No federated jwt"]])(
    "that the data client calls %j is a missing session",
    (message) => {
      expect(read({ message }).code).toBe("NotSignedIn")
    },
  )

  it.each([
    [401, "NotSignedIn"],
    [403, "NotSignedIn"],
    [429, "TooManyRequestsException"],
    [500, "Unreachable"],
    [503, "Unreachable"],
  ])("with status %i is %s", (httpStatusCode, code) => {
    expect(read({ message: "Unknown error", originalError: { $metadata: { httpStatusCode } } }).code).toBe(code)
  })

  it("is Unreachable when the network is gone", () => {
    const originalError = Object.assign(new Error("A network error has occurred."), { name: "NetworkError" })
    expect(read({ message: originalError.message, originalError }).code).toBe("Unreachable")
  })

  it("is Forbidden when AppSync refuses the field", () => {
    const message = "Not Authorized to access listUsers on type Query"
    expect(read({ message }).code).toBe("Forbidden")
    expect(read({ message: "x", errorType: "Unauthorized" }).code).toBe("Forbidden")
  })
})
