import { describe, expect, it } from "vitest"
import { FieldError, SignInError } from "@/lib/sign-in-error"
import {
  appCodeRefusal,
  codeRefusal,
  factorRefusal,
  isSecondFactorOver,
  mayTell,
  newPasswordRefusal,
  ownPasswordRefusal,
  resetRefusal,
} from "@/lib/sign-in-refusals"

const RULES = "At least 8 characters."
const refused = (code: string) => new SignInError(code)

describe("a new password", () => {
  it("that the pool's policy refuses is a matter of its field, with the rules", () => {
    const error = newPasswordRefusal(refused("InvalidPasswordException"), RULES)
    expect(error).toBeInstanceOf(FieldError)
    expect(error).toMatchObject({ field: "newPassword", sentence: `This password is not enough. ${RULES}` })
  })

  it("that comes too late is not called a wrong password", () => {
    for (const code of ["NotAuthorizedException", "CodeMismatchException"]) {
      expect(newPasswordRefusal(refused(code), RULES).code).toBe("ChallengeExpired")
    }
  })

  it("is refused in Cognito's name where that says enough", () => {
    expect(newPasswordRefusal(refused("TooManyRequestsException"), RULES).code).toBe("TooManyRequestsException")
  })
})

describe("the password of somebody who is signed in", () => {
  it.each([
    "NotAuthorizedException",
    "UserNotFoundException",
    "PasswordResetRequiredException",
    "InvalidParameterException",
  ])("that is refused with %s is said at its field, and nothing of an address", (code) => {
    const error = ownPasswordRefusal(refused(code))
    expect(error).toMatchObject({ code, field: "password", sentence: expect.stringContaining("Check the password") })
    expect((error as FieldError).sentence).not.toContain("e-mail")
  })

  it("that nobody looked at is refused in Cognito's name", () => {
    const error = refused("TooManyRequestsException")
    expect(ownPasswordRefusal(error)).toBe(error)
  })
})

describe("the code that proves an app", () => {
  it.each([
    ["EnableSoftwareTokenMFAException", "That code is wrong"],
    ["CodeMismatchException", "That code is wrong"],
    ["InvalidParameterException", "That code is wrong"],
    ["ExpiredCodeException", "used already"],
  ])("that is refused with %s is said at its field", (code, words) => {
    expect(appCodeRefusal(refused(code))).toMatchObject({
      code,
      field: "code",
      sentence: expect.stringContaining(words),
    })
  })

  it("that nobody looked at is refused in Cognito's name", () => {
    const error = refused("TooManyRequestsException")
    expect(appCodeRefusal(error)).toBe(error)
  })
})

describe("the code of a second factor", () => {
  it.each(["CodeMismatchException", "InvalidParameterException"])(
    "that is refused with %s is said at its field",
    (code) => expect(codeRefusal(refused(code), "SMS_MFA")).toMatchObject({ code, field: "code" }),
  )

  it("that was used is told from one that is too old", () => {
    const sentences = (["SOFTWARE_TOKEN_MFA", "EMAIL_OTP"] as const).map(
      (factor) => (codeRefusal(refused("ExpiredCodeException"), factor) as FieldError).sentence,
    )
    expect(sentences).toEqual([expect.stringContaining("used already"), expect.stringContaining("no longer valid")])
  })

  it.each(["NotAuthorizedException", "PasswordResetRequiredException", "SoftwareTokenMFANotFoundException"])(
    "that is refused with %s ends the sign-in",
    (code) => {
      expect(isSecondFactorOver(codeRefusal(refused(code), "SOFTWARE_TOKEN_MFA"))).toBe(true)
    },
  )

  it.each(["CodeMismatchException", "TooManyRequestsException", "Unreachable"])(
    "that is refused with %s may be sent again",
    (code) => expect(isSecondFactorOver(codeRefusal(refused(code), "SOFTWARE_TOKEN_MFA"))).toBe(false),
  )

  it("cannot be one that Cognito does not offer any more", () => {
    expect(factorRefusal(refused("InvalidParameterException")).code).toBe("FactorNotOffered")
    expect(factorRefusal(refused("Unreachable")).code).toBe("Unreachable")
  })
})

describe("a mailed code", () => {
  it.each(["NotAuthorizedException", "UserNotFoundException", "UserNotConfirmedException", "LimitExceededException"])(
    "is refused with %s as for an address without an account",
    (code) => expect(resetRefusal(refused(code), RULES).code).toBe("ResetRefused"),
  )

  it("that is right does not make up for a password that is not enough", () => {
    expect(resetRefusal(refused("InvalidPasswordException"), RULES)).toMatchObject({ field: "newPassword" })
  })
})

describe("asking for a code", () => {
  it.each(["UserNotFoundException", "InvalidParameterException", "NotAuthorizedException", "LimitExceededException"])(
    "never shows %s, which only accounts that exist can cause or avoid",
    (code) => expect(mayTell(refused(code))).toBe(false),
  )

  it.each(["Unreachable", "TooManyRequestsException", "InternalErrorException"])("shows %s", (code) =>
    expect(mayTell(refused(code))).toBe(true),
  )
})
