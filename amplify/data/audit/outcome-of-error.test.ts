import { describe, expect, it } from "vitest"
import { ADMIN_ERROR_CODES, AdminError } from "../admin-error"
import { outcomeOfError } from "./outcome-of-error"

const attempted = (attempts: number) => Object.assign(new Error("made up"), { $metadata: { attempts } })

describe("outcomeOfError", () => {
  it("calls refused what this app refuses, and failed what Cognito does", () => {
    const outcomes = ADMIN_ERROR_CODES.map((code) => [
      code,
      outcomeOfError(new AdminError(code), attempted(1))?.outcome,
    ])
    const named = (outcome: string | undefined) => outcomes.filter(([, each]) => each === outcome).map(([code]) => code)
    expect(named("refused")).toEqual(ADMIN_ERROR_CODES.filter((code) => !/Exception$|^Internal$/.test(code)))
    expect(named(undefined).sort()).toEqual([
      "CodeDeliveryFailureException",
      "Internal",
      "InternalErrorException",
      "InvalidLambdaResponseException",
      "UnexpectedLambdaException",
      "UserLambdaValidationException",
    ])
    expect(named("failed").every((code) => code?.endsWith("Exception"))).toBe(true)
  })

  it("leaves open what the first of several attempts may have done", () => {
    expect(outcomeOfError(new AdminError("UsernameExistsException"), attempted(2))).toBeUndefined()
    expect(outcomeOfError(new AdminError("TooManyRequestsException"), attempted(3))).toMatchObject({
      outcome: "failed",
    })
    expect(outcomeOfError(new AdminError("OwnAccount"), attempted(2))).toMatchObject({ outcome: "refused" })
  })

  it("carries the code and what it is about", () => {
    const error = new AdminError("UserNotFoundException", { userId: "u" })
    const failed = { outcome: "failed", code: "UserNotFoundException", parameters: { userId: "u" } }
    for (const cause of [error, null, undefined, "x"]) expect(outcomeOfError(error, cause)).toEqual(failed)
  })
})
