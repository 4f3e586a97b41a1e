import { describe, expect, it } from "vitest"
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
