import { describe, expect, it, vi } from "vitest"
import { whenReached } from "./form-action"

/** A page that has these password fields, and the sentence for a network that is gone. */
function page({ sentence = "Nobody answered.", secrets = [] as string[] } = {}): Document {
  return {
    querySelector: () => (sentence ? { dataset: { unreachable: sentence } } : null),
    querySelectorAll: () => secrets.map((name) => ({ name })),
  } as unknown as Document
}

function form(fields: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  return data
}
const gone = new TypeError("Failed to fetch")
const idle = { status: "idle" } as const

describe("a form's action in the browser", () => {
  it("is the server's, with its answer", async () => {
    const action = vi.fn(async () => ({ status: "ok", data: 1, requestId: "r" }) as const)
    const fields = form({ name: "Typed" })
    expect(await whenReached(action, page())(idle, fields)).toEqual({ status: "ok", data: 1, requestId: "r" })
    expect(action).toHaveBeenCalledExactlyOnceWith(idle, fields)
  })

  it("fails in words when nobody answers, and keeps what was typed but no password", async () => {
    const action = vi.fn().mockRejectedValue(gone)
    const fields = form({ name: "Typed", password: "canary" })
    expect(await whenReached(action, page({ secrets: ["password"] }))(idle, fields)).toEqual({
      status: "failed",
      code: "Unreachable",
      message: "Nobody answered.",
      requestId: "",
      values: { name: "Typed" },
    })
    expect(action).toHaveBeenCalledOnce()
  })

  it.each([
    ["Next leads elsewhere", Object.assign(new Error("NEXT_REDIRECT"), { digest: "NEXT_REDIRECT;push;/admin;303;" })],
    ["the server failed", Object.assign(new TypeError("Failed"), { digest: "01936f0e" })],
    ["anything else went wrong", new Error("An unexpected response was received from the server.")],
  ])("throws on when %s", async (_, cause) => {
    await expect(whenReached(() => Promise.reject(cause), page())(idle, form({}))).rejects.toBe(cause)
  })

  it("throws on where the page has no words for it", async () => {
    await expect(whenReached(() => Promise.reject(gone), page({ sentence: "" }))(idle, form({}))).rejects.toBe(gone)
  })
})
