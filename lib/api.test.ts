import { afterEach, describe, expect, it, vi } from "vitest"
import { callApi, outcomeOf } from "./api"
import { ApiError } from "./api-error"

describe("a call of the API", () => {
  it("gives the data of the answer", async () => {
    expect(await callApi(async () => ({ data: { users: [] } }))).toEqual({ users: [] })
  })

  it("throws what the answer's errors say, although there is data as well", async () => {
    const ask = async () => ({ data: { users: [] }, errors: [{ message: "UserNotFoundException {}" }] })
    await expect(callApi(ask)).rejects.toMatchObject({ name: "ApiError", code: "UserNotFoundException" })
  })

  it.each([[null], [undefined]])("does not take an answer with %s for an empty one", async (data) => {
    await expect(callApi(async () => ({ data }))).rejects.toMatchObject({ code: "Internal" })
  })

  it.each([[null], [{}], ["text"]])("throws for an error entry that is %j", async (entry) => {
    await expect(callApi(async () => ({ data: 1, errors: [entry] }))).rejects.toBeInstanceOf(ApiError)
  })

  it("turns what the client throws into an error of the API", async () => {
    const cause = Object.assign(new Error("A network error has occurred."), { name: "NetworkError" })
    await expect(callApi(() => Promise.reject(cause))).rejects.toMatchObject({ code: "Unreachable" })
  })
})

describe("a call that Cognito's quotas refuse", () => {
  const refusal = { data: null, errors: [{ message: 'TooManyRequestsException {"userId":"u1"}' }] }
  const busy = { name: "ApiError", code: "TooManyRequestsException", parameters: { userId: "u1" } }
  afterEach(() => {
    vi.restoreAllMocks()
    vi.useRealTimers()
  })

  it("is made again after a wait, and gives what it then gives", async () => {
    const ask = vi.fn(async () => (ask.mock.calls.length < 3 ? refusal : { data: "done" }))
    const wait = vi.fn(async () => {})
    expect(await callApi(ask, wait)).toBe("done")
    expect(ask).toHaveBeenCalledTimes(3)
    expect(wait).toHaveBeenCalledTimes(2)
  })

  it("is made four times at most, and then says so", async () => {
    const ask = vi.fn(async () => refusal)
    await expect(callApi(ask, async () => {})).rejects.toMatchObject(busy)
    expect(ask).toHaveBeenCalledTimes(4)
  })

  it.each([
    ["at least", 0, [125, 250, 500]],
    ["usually", 0.5, [250, 500, 1000]],
    ["at most", 0.999_999, [375, 750, 1500]],
  ])("waits twice as long each time: %s", async (_, chance, expected) => {
    vi.spyOn(Math, "random").mockReturnValue(chance)
    const waits: number[] = []
    await expect(
      callApi(
        async () => refusal,
        async (pause) => void waits.push(pause),
      ),
    ).rejects.toMatchObject(busy)
    expect(waits.map(Math.round)).toEqual(expected)
  })

  it("is not made again once that would end after four seconds", async () => {
    vi.useFakeTimers()
    vi.spyOn(Math, "random").mockReturnValue(0.5)
    const ask = vi.fn(async () => {
      vi.setSystemTime(Date.now() + 1_800)
      return refusal
    })
    const wait = vi.fn(async (pause: number) => void vi.setSystemTime(Date.now() + pause))
    await expect(callApi(ask, wait)).rejects.toMatchObject(busy)
    expect(ask).toHaveBeenCalledTimes(2)
    expect(wait).toHaveBeenCalledTimes(1)
  })

  it("waits by the clock where nobody says how", async () => {
    vi.useFakeTimers()
    vi.spyOn(Math, "random").mockReturnValue(0.5)
    const ask = vi.fn(async () => (ask.mock.calls.length < 2 ? refusal : { data: "done" }))
    const answer = callApi(ask)
    await vi.advanceTimersByTimeAsync(249)
    expect(ask).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(await answer).toBe("done")
  })

  it("is made again when AppSync itself has too much to do", async () => {
    const throttled = { originalError: { $metadata: { httpStatusCode: 429 } } }
    const ask = vi.fn(async () => (ask.mock.calls.length < 2 ? { errors: [throttled] } : { data: "done" }))
    expect(await callApi(ask, async () => {})).toBe("done")
  })

  it.each(["UserNotFoundException", "LimitExceededException", "NotAuthorized", "Internal"])(
    "is the only one: %s is not asked for again",
    async (code) => {
      const ask = vi.fn(async () => ({ data: null, errors: [{ message: `${code} {}` }] }))
      const wait = vi.fn(async () => {})
      await expect(callApi(ask, wait)).rejects.toMatchObject({ code })
      expect(ask).toHaveBeenCalledTimes(1)
      expect(wait).not.toHaveBeenCalled()
    },
  )

  it("is the only one: what the network lost may have been done", async () => {
    const lost = Object.assign(new Error("A network error has occurred."), { name: "NetworkError" })
    const ask = vi.fn(() => Promise.reject(lost))
    const wait = vi.fn(async () => {})
    await expect(callApi(ask, wait)).rejects.toMatchObject({ code: "Unreachable" })
    expect(ask).toHaveBeenCalledTimes(1)
    expect(wait).not.toHaveBeenCalled()
  })
})

describe("the outcome of a call", () => {
  it("holds an expected failure", async () => {
    const error = new ApiError("Unreachable")
    expect(await outcomeOf(Promise.reject(error))).toEqual({ ok: false, error })
  })

  it("lets an unexpected one go on", async () => {
    const bug = new TypeError("bug")
    await expect(outcomeOf(Promise.reject(bug))).rejects.toBe(bug)
  })
})
