import { describe, expect, it, vi } from "vitest"
import { cognitoException } from "../testing/fake-cognito"
import { encodePageToken } from "./page-token"
import { readPage } from "./read-page"

const query = ["list", 60]
const page = (items: string[], nextToken?: string) => ({ items, nextToken })

describe("readPage", () => {
  it("asks once when the page holds something", async () => {
    const ask = vi.fn(async () => page(["a"], "next"))
    const answer = await readPage(query, null, ask)
    expect(answer).toEqual({ items: ["a"], pageToken: encodePageToken(query, "next") })
    expect(ask.mock.calls).toEqual([[undefined]])
  })

  it("follows empty pages to the first that holds something", async () => {
    const pages = [page([], "1"), page([], "2"), page(["a"])]
    const ask = vi.fn(async () => pages.shift() ?? page([]))
    expect(await readPage(query, null, ask)).toEqual({ items: ["a"], pageToken: undefined })
    expect(ask.mock.calls).toEqual([[undefined], ["1"], ["2"]])
  })

  it("gives up after five more, with a token to go on", async () => {
    let asked = 0
    const answer = await readPage(query, null, async () => page([], String(++asked)))
    expect(asked).toBe(6)
    expect(answer).toEqual({ items: [], pageToken: encodePageToken(query, "6") })
  })

  it("says that a token no longer serves when Cognito refuses it", async () => {
    const token = encodePageToken(query, "stale")
    const refuse = () => Promise.reject(cognitoException("InvalidParameterException"))
    await expect(readPage(query, token, refuse)).rejects.toThrow("InvalidPageToken")
  })

  it("passes on what Cognito refuses for another reason", async () => {
    const refuse = (name: string) => () => Promise.reject(cognitoException(name))
    await expect(readPage(query, null, refuse("InvalidParameterException"))).rejects.toMatchObject({
      name: "InvalidParameterException",
    })
    await expect(
      readPage(query, encodePageToken(query, "t"), refuse("TooManyRequestsException")),
    ).rejects.toMatchObject({ name: "TooManyRequestsException" })
  })

  it("asks nothing for a token of another query", async () => {
    const ask = vi.fn(async () => page([]))
    await expect(readPage(query, encodePageToken(["other"], "t"), ask)).rejects.toThrow("InvalidPageToken")
    expect(ask).not.toHaveBeenCalled()
  })
})
