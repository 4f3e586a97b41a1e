import { describe, expect, it } from "vitest"
import { fakeUser } from "@/lib/testing/fake-user"
import { invitationAddress } from "./invitation-address"
import { resendInvitationOffer as offer } from "./offer"

const others = { isSelf: false }
const invited = fakeUser({ status: "FORCE_CHANGE_PASSWORD" })

describe("an invitation is sent again", () => {
  it("to somebody who was invited, and is likely wanted then", () => {
    expect(offer.refusal(invited, others)).toBeNull()
    expect(offer.likely?.(invited)).toBe(true)
  })

  it.each([
    ["CONFIRMED", "not set a password", "reset-user-password"],
    ["RESET_REQUIRED", "not set a password", "reset-user-password"],
    ["UNCONFIRMED", "signed up themselves", "confirm-sign-up"],
    ["EXTERNAL_PROVIDER", "another provider", undefined],
    ["ARCHIVED", "only those who", undefined],
    ["SOMETHING_NEW", "only those who", undefined],
  ])("to nobody who is %s, with the reason and what helps", (status, words, instead) => {
    const user = { ...invited, status }
    expect(offer.refusal(user, others)).toEqual({ reason: expect.stringContaining(words), ...(instead && { instead }) })
    expect(offer.likely?.(user)).toBe(false)
  })

  it("to nobody without an address", () => {
    const refusal = offer.refusal({ ...invited, email: null, attributes: [] }, others)
    expect(refusal).toEqual({ reason: expect.stringContaining("e-mail address"), instead: "update-user-attributes" })
  })
})

describe("an invitation goes", () => {
  const attributes = [{ name: "phone_number", value: "+4915550100" }]

  it("by e-mail where there is an address, even if there is a phone number as well", () => {
    const user = fakeUser({ email: "ada@example.com", attributes })
    expect(invitationAddress(user)).toEqual({ by: "email", address: "ada@example.com" })
  })

  it("by text message where there is only a phone number", () => {
    expect(invitationAddress({ email: null, attributes })).toEqual({ by: "sms", address: "+4915550100" })
  })
})
