import { describe, expect, it } from "vitest"
import { fakeUser } from "@/lib/testing/fake-user"
import { resetUserPasswordOffer as offer } from "./offer"
import { verifiedContacts } from "./verified-contacts"

const others = { isSelf: false }
const phone = [
  { name: "phone_number", value: "+4915550100" },
  { name: "phone_number_verified", value: "true" },
]

describe("a password is reset", () => {
  it.each(["CONFIRMED", "RESET_REQUIRED"])("for somebody who is %s, also one's own", (status) => {
    expect(offer.refusal(fakeUser({ status }), others)).toBeNull()
    expect(offer.refusal(fakeUser({ status }), { isSelf: true })).toBeNull()
  })

  it.each([
    ["is invited", { status: "FORCE_CHANGE_PASSWORD" }, "Invited", "resend-invitation"],
    ["has not confirmed", { status: "UNCONFIRMED" }, "confirmed", "confirm-sign-up"],
    ["is federated", { status: "EXTERNAL_PROVIDER" }, "another provider", undefined],
    ["is archived", { status: "ARCHIVED" }, "state", "set-user-password"],
    ["is disabled", { enabled: false }, "disabled", "enable-user"],
    ["has no verified address", { emailVerified: false }, "no verified", "set-user-password"],
    ["has no address", { email: null }, "no verified", "set-user-password"],
  ])("for nobody who %s, with the reason and what helps", (_, more, words, instead) => {
    const reason = expect.stringContaining(words)
    expect(offer.refusal(fakeUser(more), others)).toEqual({ reason, ...(instead && { instead }) })
  })
})

describe("the code goes", () => {
  it("to the verified address and the verified number, and to nothing else", () => {
    expect(verifiedContacts(fakeUser({ attributes: phone }))).toEqual(["ada@example.com", "+4915550100"])
    expect(verifiedContacts(fakeUser({ emailVerified: false, attributes: phone }))).toEqual(["+4915550100"])
    expect(verifiedContacts(fakeUser({ attributes: phone.slice(0, 1) }))).toEqual(["ada@example.com"])
    expect(verifiedContacts(fakeUser({ emailVerified: false }))).toEqual([])
  })
})
