import { expect, it } from "vitest"
import { fakeUser } from "@/lib/testing/fake-user"
import { signOutUserOffer as offer } from "./offer"

it.each([
  ["CONFIRMED", true, true],
  ["EXTERNAL_PROVIDER", true, true],
  ["CONFIRMED", false, false],
  ["FORCE_CHANGE_PASSWORD", true, false],
  ["UNCONFIRMED", true, false],
  ["SOMETHING_NEW", true, false],
])("is on offer for whoever is %s (enabled: %s), also for oneself; likely wanted: %s", (status, enabled, likely) => {
  const user = fakeUser({ status, enabled })
  expect(offer.refusal(user, { isSelf: false })).toBeNull()
  expect(offer.refusal(user, { isSelf: true })).toBeNull()
  expect(offer.likely?.(user)).toBe(likely)
})

it("says how long a token still lasts", () => {
  expect(offer.sentence).toMatch(/up to 15 minutes/)
})
