import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { ApiError } from "@/lib/api-error"
import { describeUserPool, userPoolFromOutputs } from "@/lib/user-pool"

const ask = vi.hoisted(() => vi.fn())
vi.mock("@/lib/amplify-server", () => ({ dataClient: { queries: { describeUserPool: ask } } }))

const MINUTE = 60_000
const passwordPolicy = {
  minimumLength: 10,
  requireLowercase: true,
  requireUppercase: false,
  requireNumbers: true,
  requireSymbols: false,
  temporaryPasswordDays: 3,
}
const description = {
  estimatedNumberOfUsers: 12,
  mfa: "OPTIONAL",
  mfaFactors: ["SOFTWARE_TOKEN_MFA"],
  signInBy: ["email"],
  aliases: [],
  mappedAttributes: [],
  passwordPolicy,
  attributes: [{ name: "email", type: "String", required: true, mutable: true }],
}

/** What is kept is kept for the whole process, by pool: every test has a pool of its own. */
let pools = 0
let pool: string
beforeEach(() => {
  pool = `us-east-1_Kept${++pools}`
  ask.mockReset()
  ask.mockImplementation(async () => ({ data: description }))
  vi.useFakeTimers()
})
afterEach(() => vi.useRealTimers())

describe("the description of the pool", () => {
  it("is what the API answers", async () => {
    expect(await describeUserPool(pool)).toEqual(description)
  })

  it("is kept for five minutes, and no longer", async () => {
    await describeUserPool(pool)
    vi.advanceTimersByTime(5 * MINUTE - 1)
    await describeUserPool(pool)
    expect(ask).toHaveBeenCalledTimes(1)
    ask.mockImplementation(async () => ({ data: { ...description, estimatedNumberOfUsers: 13 } }))
    vi.advanceTimersByTime(1)
    expect(await describeUserPool(pool)).toMatchObject({ estimatedNumberOfUsers: 13 })
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it("is asked for once by all who need it at the same time", async () => {
    const answers = await Promise.all([describeUserPool(pool), describeUserPool(pool), describeUserPool(pool)])
    expect(ask).toHaveBeenCalledTimes(1)
    expect(answers).toEqual([description, description, description])
  })

  it("is kept for each pool by itself", async () => {
    await describeUserPool(pool)
    await describeUserPool(`${pool}x`)
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it("is not kept when it could not be had: all who waited are told, and the next one asks again", async () => {
    ask.mockImplementation(async () => ({ data: null, errors: [{ message: "AccessDeniedException {}" }] }))
    const refused = await Promise.allSettled([describeUserPool(pool), describeUserPool(pool)])
    const reason = expect.objectContaining({ code: "AccessDeniedException" })
    expect(refused).toEqual([
      { status: "rejected", reason },
      { status: "rejected", reason },
    ])
    expect(refused[0]).toMatchObject({ reason: expect.any(ApiError) })
    expect(ask).toHaveBeenCalledTimes(1)
    ask.mockImplementation(async () => ({ data: description }))
    expect(await describeUserPool(pool)).toEqual(description)
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it.each([["Unauthorized"], ["Not Authorized to access describeUserPool on type Query"], ["NotAuthorized {}"]])(
    "is had by everybody else when whoever asked first is refused: %s",
    async (message) => {
      ask.mockImplementationOnce(async () => ({ data: null, errors: [{ message }] }))
      const [first, ...others] = await Promise.allSettled([1, 2, 3].map(() => describeUserPool(pool)))
      expect(first?.status).toBe("rejected")
      expect(others).toEqual([
        { status: "fulfilled", value: description },
        { status: "fulfilled", value: description },
      ])
      expect(ask).toHaveBeenCalledTimes(2)
    },
  )

  it("is not lost when an older call for it fails late", async () => {
    let fail = (_answer: object) => {}
    ask.mockImplementationOnce(() => new Promise((resolve) => (fail = resolve)))
    const older = describeUserPool(pool)
    vi.advanceTimersByTime(5 * MINUTE)
    await describeUserPool(pool)
    fail({ data: null, errors: [{ message: "Internal {}" }] })
    await expect(older).rejects.toMatchObject({ code: "Internal" })
    await describeUserPool(pool)
    expect(ask).toHaveBeenCalledTimes(2)
  })

  it.each([
    ["a phone number", ["phone_number"], ["phone_number"]],
    ["either address, the e-mail address first", ["phone_number", "email"], ["email", "phone_number"]],
    ["a user name where it names no attribute", [], ["username"]],
  ])("says that people sign in with %s", async (_, signInBy, expected) => {
    ask.mockImplementation(async () => ({ data: { ...description, signInBy } }))
    expect((await describeUserPool(pool)).signInBy).toEqual(expected)
  })
})

describe("the pool as its deployment wrote it down", () => {
  const ids = { aws_region: "us-east-1", user_pool_id: "us-east-1_TestPool1", user_pool_client_id: "client" }

  it("is in the words of Cognito's own description", () => {
    const auth = {
      ...ids,
      username_attributes: ["email" as const],
      standard_required_attributes: ["email", "given_name"],
      mfa_configuration: "OPTIONAL" as const,
      mfa_methods: ["TOTP" as const, "SMS" as const, "EMAIL" as const],
      password_policy: { min_length: 10, require_lowercase: true, require_numbers: true },
    }
    expect(userPoolFromOutputs({ auth })).toEqual({
      passwordPolicy: { ...passwordPolicy, temporaryPasswordDays: 7 },
      signInBy: ["email"],
      mfa: "OPTIONAL",
      mfaFactors: ["SOFTWARE_TOKEN_MFA", "SMS_MFA", "EMAIL_OTP"],
      attributes: [
        { name: "email", type: "String", required: true, mutable: true },
        { name: "given_name", type: "String", required: true, mutable: true },
      ],
      mappedAttributes: [],
    })
  })

  it("is what Cognito takes for granted where nothing is written: user names, six characters, one factor", () => {
    expect(userPoolFromOutputs({ auth: ids })).toEqual({
      passwordPolicy: {
        minimumLength: 6,
        requireLowercase: false,
        requireUppercase: false,
        requireNumbers: false,
        requireSymbols: false,
        temporaryPasswordDays: 7,
      },
      signInBy: ["username"],
      mfa: "OFF",
      mfaFactors: [],
      attributes: [],
      mappedAttributes: [],
    })
  })

  it.each([
    ["NONE", "OFF"],
    ["OPTIONAL", "OPTIONAL"],
    ["REQUIRED", "ON"],
  ] as const)("calls the second factors that are %s there %s", (mfa_configuration, mfa) => {
    expect(userPoolFromOutputs({ auth: { ...ids, mfa_configuration } }).mfa).toBe(mfa)
  })

  it("knows a pool that people sign in to with their phone", () => {
    const auth = {
      ...ids,
      username_attributes: ["phone_number" as const],
      standard_required_attributes: ["phone_number"],
    }
    expect(userPoolFromOutputs({ auth })).toMatchObject({
      signInBy: ["phone_number"],
      attributes: [{ name: "phone_number", required: true }],
    })
  })
})
