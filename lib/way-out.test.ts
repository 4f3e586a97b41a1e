import { expect, it, vi } from "vitest"
import { PAGE_PATH_HEADER } from "./security-headers"
import { wayOutOf } from "./way-out"

const current = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock("next/headers", () => ({ headers: async () => current.headers }))

it("leads whoever has lost their authority to a new sign-in, and back to the page", async () => {
  current.headers = new Headers({ [PAGE_PATH_HEADER]: "/admin/users/1?a=b" })
  expect(await wayOutOf("AuthorityLost")).toEqual({
    path: "/sign-in?again=&next=%2Fadmin%2Fusers%2F1%3Fa%3Db",
    label: "Sign in again",
  })
})

it("leads nowhere else, whatever the header says", async () => {
  current.headers = new Headers({ [PAGE_PATH_HEADER]: "https://evil.example/" })
  expect((await wayOutOf("AuthorityLost"))?.path).toBe("/sign-in?again=&next=%2Fadmin")
})

it("leads whoever needs a second factor to where one is set up, and back to the page", async () => {
  current.headers = new Headers({ [PAGE_PATH_HEADER]: "/admin/users/1?a=b" })
  expect(await wayOutOf("SecondFactorRequired")).toEqual({
    path: "/admin/second-factor?next=%2Fadmin%2Fusers%2F1%3Fa%3Db",
    label: "Set up a second factor",
  })
  current.headers = new Headers({ [PAGE_PATH_HEADER]: "https://evil.example/" })
  expect((await wayOutOf("SecondFactorRequired"))?.path).toBe("/admin/second-factor")
})

it("is none for what another sign-in would not help", async () => {
  expect(await wayOutOf("Forbidden")).toBeUndefined()
})
