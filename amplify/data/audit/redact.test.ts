import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { auditedArguments, isSecretName, NOT_RECORDED, redacted, redactedText } from "./redact"

const CANARY = "canary-5d1f"
const TOKEN = "eyJraWQiOiJ4In0.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJl"

describe("auditedArguments", () => {
  it("lets through what the operation names, and nothing else", () => {
    const given = { userId: "u", password: CANARY, permanent: true, accessToken: CANARY, note: CANARY }
    expect(auditedArguments(given, ["userId", "permanent", "absent"])).toEqual({ userId: "u", permanent: true })
  })

  it.each([
    "password",
    "temporaryPassword",
    "previousPassword",
    "code",
    "confirmationCode",
    "accessToken",
    "secretHash",
  ])("refuses an operation that names %s", (name) => {
    expect(() => auditedArguments({ [name]: CANARY }, [name])).toThrow(name)
  })

  it("takes nothing that an object only inherits", () => {
    expect(auditedArguments({}, ["constructor", "toString"])).toEqual({})
  })
})

describe("redacted", () => {
  it("replaces what has a secret's name, at any depth", () => {
    const value = { list: [{ newPassword: CANARY, deep: { refresh_token: CANARY, kept: 1 } }], otp: CANARY }
    expect(redacted(value)).toEqual({
      list: [{ newPassword: NOT_RECORDED, deep: { refresh_token: NOT_RECORDED, kept: 1 } }],
      otp: NOT_RECORDED,
    })
  })

  it("replaces the value of an attribute that has a secret's name", () => {
    const changes = [
      { name: "custom:api_token", value: CANARY, shown: CANARY },
      { name: "email", value: "new@example.com", shown: null },
    ]
    expect(redacted({ changes, cognito: [{ Name: "custom:secret", Value: CANARY }] })).toEqual({
      changes: [{ name: "custom:api_token", value: NOT_RECORDED, shown: NOT_RECORDED }, changes[1]],
      cognito: [{ Name: "custom:secret", Value: NOT_RECORDED }],
    })
  })

  it("replaces a token wherever it was pasted", () => {
    expect(redactedText(`see ${TOKEN}, please`)).toBe(`see ${NOT_RECORDED}, please`)
    expect(JSON.stringify(redacted({ reason: [TOKEN] }))).not.toContain("c2lnbmF0dXJl")
  })

  it("keeps what is no secret as it is", () => {
    for (const name of ["userId", "groupName", "postalCode", "countryCode", "name", "email_verified", "precedence"]) {
      expect(isSecretName(name)).toBe(false)
    }
    const value = { postalCode: "10115", author: "x", changes: [{ name: "given_name", value: "Ada", shown: "" }] }
    expect(redacted(value)).toEqual(value)
  })

  it("lets no canary through under any of the names, in any shape", () => {
    const secret = fc.constantFrom("password", "Password", "temporary_password", "mfaCode", "idToken", "clientSecret")
    const shape = fc.letrec((tie) => ({
      any: fc.oneof({ maxDepth: 3 }, fc.constant("kept"), tie("list"), tie("holder")),
      list: fc.array(tie("any"), { maxLength: 3 }),
      holder: fc.tuple(secret, tie("any")).map(([name, other]) => ({ [name]: { deep: [CANARY] }, other })),
    })).any
    fc.assert(fc.property(shape, (value) => void expect(JSON.stringify(redacted(value))).not.toContain(CANARY)))
  })

  it("takes what is nothing as nothing", () => {
    expect([redacted(undefined), redacted(null), redacted(() => 1)]).toEqual([null, null, null])
  })
})
