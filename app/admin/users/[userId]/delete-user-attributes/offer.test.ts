import { expect, it } from "vitest"
import { fakeUser } from "@/lib/testing/fake-user"
import { deleteUserAttributesOffer as offer } from "./offer"

const attributes = (...names: string[]) => fakeUser({ attributes: names.map((name) => ({ name, value: "x" })) })

it("is on offer for whoever has anything that is not Cognito's own, one's own account as well", () => {
  for (const isSelf of [true, false]) expect(offer.refusal(attributes("sub", "custom:plan"), { isSelf })).toBeNull()
})

it("is refused with the reason for those who have nothing else", () => {
  for (const user of [attributes("sub", "identities", "cognito:mfa_enabled"), attributes()]) {
    expect(offer.refusal(user, { isSelf: false })?.reason).toContain("nothing to delete")
  }
})
