import { describe, expect, it } from "vitest"
import { ROLE_HOLDER } from "@/lib/role-words"
import { mayCall, type Role } from "@/lib/roles"
import { fakeUser } from "@/lib/testing/fake-user"
import { userRefusal, type Viewer } from "./user-offer"
import { USER_OFFERS } from "./user-offers"

const user = fakeUser()
const viewer = (roles: Role[], groups: Viewer["groups"] = []): Viewer => ({ isSelf: false, roles, groups })
const reasonOf = (path: string, as: Viewer) => {
  const offer = USER_OFFERS.find((each) => each.path === path)
  return offer && userRefusal(offer, user, as)?.reason
}
const ofSupport = USER_OFFERS.filter(({ operation }) => mayCall(["support"], operation))

describe("what is on offer for a user", () => {
  it("calls the field that its folder is named after", () => {
    for (const { path, operation } of USER_OFFERS) {
      expect(operation.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)).toBe(path)
    }
  })

  it("is for an administrator what the user's state allows, whatever groups the user has", () => {
    for (const groups of [[], ["ADMINS"], null]) {
      const as = viewer(["admin"], groups)
      for (const offer of USER_OFFERS) expect(userRefusal(offer, user, as)).toEqual(offer.refusal(user, as))
    }
  })

  it("is nothing for an auditor, and each says who may", () => {
    for (const { path } of USER_OFFERS) {
      expect(reasonOf(path, viewer(["auditor"]))).toMatch(/^Only administrators (and support )?may do this\./)
    }
  })

  it("is for support what helps people to sign in", () => {
    for (const offer of ofSupport) {
      expect(userRefusal(offer, user, viewer(["support"], ["EDITORS"]))).toEqual(offer.refusal(user, { isSelf: false }))
    }
    expect(ofSupport.map(({ path }) => path).sort()).toEqual([
      "confirm-sign-up",
      "disable-user",
      "enable-user",
      "resend-invitation",
      "reset-user-password",
      "sign-out-user",
    ])
    expect(reasonOf("delete-user", viewer(["support"]))).toBe("Only administrators may do this. Ask one of them.")
  })

  it.each(["ADMINS", "SUPPORT", "AUDITORS"])("is nothing for support on a member of %s", (group) => {
    for (const { path } of ofSupport) {
      expect(reasonOf(path, viewer(["support", "auditor"], ["EDITORS", group]))).toBe(ROLE_HOLDER.refusal)
      expect(reasonOf(path, viewer(["support", "admin"], ["EDITORS", group]))).not.toBe(ROLE_HOLDER.refusal)
    }
  })

  it("is nothing for support on somebody whose groups are not known", () => {
    for (const { path } of ofSupport) expect(reasonOf(path, viewer(["support"], null))).toBe(ROLE_HOLDER.unknown)
  })
})
