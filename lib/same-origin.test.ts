import { afterEach, beforeEach, expect, it, vi } from "vitest"
import { ForeignOriginError, requireSameOrigin } from "@/lib/same-origin"
import { fakeRequest } from "@/lib/testing/fake-request"

let request: ReturnType<typeof fakeRequest>
vi.mock("next/headers", () => ({ headers: async () => request.headers }))

beforeEach(() => vi.stubEnv("AMPLIFY_APP_ORIGIN", "https://console.example.com"))
afterEach(() => vi.unstubAllEnvs())

it("lets a post from this console through", async () => {
  request = fakeRequest({ headers: { origin: "https://console.example.com" } })
  await expect(requireSameOrigin()).resolves.toBeUndefined()
})

it.each([
  {},
  { origin: "null" },
  { origin: "https://evil.example" },
  { origin: "http://console.example.com" },
  { origin: "https://console.example.com:8443" },
  { origin: "https://console.example.com.evil.example" },
  { origin: "https://evil.example", host: "evil.example", "x-forwarded-host": "evil.example" },
])("refuses a post with the headers %j", async (headers) => {
  request = fakeRequest({ headers })
  await expect(requireSameOrigin()).rejects.toThrow(ForeignOriginError)
})
