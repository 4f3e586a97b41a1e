import { expect, it } from "vitest"
import type { User } from "@/lib/users"
import { deleteUserOffer } from "./delete-user/offer"
import { disableUserOffer } from "./disable-user/offer"

const user = { enabled: true, status: "CONFIRMED" } as User

it.each([
  ["disabling", disableUserOffer],
  ["deleting", deleteUserOffer],
])("%s oneself is not on offer, and it says who can", (_, offer) => {
  expect(offer.refusal(user, { isSelf: true })?.reason).toMatch(/signed in with this account; ask another/)
  expect(offer.refusal(user, { isSelf: false })).toBeNull()
})

it("somebody who is disabled already can be enabled instead", () => {
  const disabled = { ...user, enabled: false }
  expect(disableUserOffer.refusal(disabled, { isSelf: false })).toMatchObject({ instead: "enable-user" })
})
