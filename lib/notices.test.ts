import { describe, expect, it } from "vitest"
import { isWarning, noticeEffect, noticeSentence } from "./notices"

const until = "2026-11-26T12:15:00.000Z"
const parameters = { name: "Ada", groupName: "SUPPORT", until }

describe("a notice", () => {
  it.each([
    ["userDisabled", /sessions have ended/],
    ["userDeleted", /sessions have ended/],
    ["userSignedOut", /Every session has ended/],
    ["userEnabled", /at once/],
    ["userPasswordSet", /at once/],
    ["userTemporaryPasswordSet", /at once/],
    ["passwordReset", /at once/],
    ["userAddedToGroup", /next token/],
    ["userRemovedFromGroup", /next token/],
    ["roleTaken", /signed out everywhere/],
    ["roleTakenSignedIn", /stay signed in/],
    ["roleTakenNotSignedOut", /change nothing in this console/],
    ["groupDeleted", /members already hold/],
  ])("of what touches access says when it binds: %s", (code, words) => {
    expect(noticeSentence({ code, parameters })).toMatch(/^(“|The |[A-Z]).*\.$/s)
    expect(noticeEffect({ code, parameters })?.before).toMatch(words)
  })

  it("of anything else says nothing of that", () => {
    expect(noticeEffect({ code: "userAttributesUpdated", parameters })).toBeNull()
  })

  it.each([
    ["another version's code", { code: "toString", parameters }],
    ["no moment", { code: "userDisabled", parameters: { name: "Ada" } }],
    ["a moment that is none", { code: "userDisabled", parameters: { ...parameters, until: "soon" } }],
  ])("of another version of this console breaks nothing: %s", (_, notice) => {
    expect(noticeEffect(notice)).toBeNull()
  })

  it("is a warning where something is left to do, and says what", () => {
    expect(isWarning({ code: "roleTakenNotSignedOut", parameters })).toBe(true)
    expect(noticeSentence({ code: "roleTakenNotSignedOut", parameters })).toContain("Sign them out everywhere now.")
    expect(isWarning({ code: "roleTaken", parameters })).toBe(false)
  })
})
