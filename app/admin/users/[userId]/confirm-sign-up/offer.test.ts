import { expect, it } from "vitest"
import { fakeUser } from "@/lib/testing/fake-user"
import { confirmSignUpOffer as offer } from "./offer"

const others = { isSelf: false }

it("is on offer for a sign-up that waits, and likely wanted then", () => {
  const user = fakeUser({ status: "UNCONFIRMED" })
  expect(offer.refusal(user, others)).toBeNull()
  expect(offer.likely?.(user)).toBe(true)
})

it.each([
  ["CONFIRMED", "no sign-up", undefined],
  ["RESET_REQUIRED", "no sign-up", undefined],
  ["EXTERNAL_PROVIDER", "no sign-up", undefined],
  ["SOMETHING_NEW", "no sign-up", undefined],
  ["FORCE_CHANGE_PASSWORD", "were invited", "resend-invitation"],
])("is refused for somebody who is %s, with the reason and what helps", (status, words, instead) => {
  const user = fakeUser({ status })
  expect(offer.refusal(user, others)).toEqual({ reason: expect.stringContaining(words), ...(instead && { instead }) })
  expect(offer.likely?.(user)).toBe(false)
})
