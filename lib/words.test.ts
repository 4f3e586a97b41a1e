import { describe, expect, it } from "vitest"
import { ADMIN_ERROR_CODES } from "@/amplify/data/admin-error"
import type { ErrorCode } from "./api-error"
import { EMPTY_LIST, errorSentence, MEMBERSHIP, readingSentence, ruleSentence } from "./words"

const OWN: ErrorCode[] = [
  "Unreachable",
  "NotSignedIn",
  "Forbidden",
  "ForeignOrigin",
  "OwnAccount",
  "ProviderAttribute",
  "InvalidRequestId",
  "InvalidForm",
  "SetUpOver",
  "AppNotSwitchedOn",
  "SessionsNotEnded",
  "AppNotSetUp",
  "SecondFactorKept",
]

describe("a sentence", () => {
  it.each([...ADMIN_ERROR_CODES, ...OWN])("exists for %s, says what to do, and shows no code", (code) => {
    const sentence = errorSentence(code)
    expect(sentence).toMatch(/^[A-Z].*\.$/s)
    expect(sentence).not.toContain(code)
    expect(sentence).not.toMatch(/undefined|!|Oops/)
  })

  it.each([...ADMIN_ERROR_CODES, ...OWN])(
    "for %s where something was only to be shown says nothing of a change",
    (code) => {
      const sentence = readingSentence(code)
      expect(sentence).toMatch(/^[A-Z].*\.$/s)
      expect(sentence).not.toMatch(/Nothing was done|whether this was done|did nothing/)
    },
  )

  it("names the group that is gone", () => {
    expect(errorSentence("ResourceNotFoundException", { groupName: "EDITORS" })).toContain("EDITORS")
  })

  it("isolates a name in a right-to-left script", () => {
    expect(errorSentence("ResourceNotFoundException", { groupName: "קבוצה" })).toContain("\u2068קבוצה\u2069")
    expect(MEMBERSHIP.removed("קבוצה")).toContain("\u2068קבוצה\u2069")
    expect(EMPTY_LIST.search({ label: "Name", value: "אב", exact: true })).toContain("\u2068אב\u2069")
  })

  it.each([
    ["uuid"],
    ["requestId"],
    ["groupName"],
    ["pageSize"],
    ["filterAttribute"],
    ["filterMatch"],
    ["filterCharacters"],
    ["filterLength"],
    ["reason"],
    ["reasonLength"],
    ["roleGroup"],
    ["keepSignedIn"],
    ["appCodeMissing"],
    ["appCode"],
    ["appCodeWrong"],
    ["appCodeUsed"],
  ])("exists for the rule %s", (rule) => {
    expect(ruleSentence(rule)).not.toBe(ruleSentence("a rule that nobody made"))
  })

  it.each([["toString"], ["__proto__"], [undefined]])("exists for %s, which is no rule", (rule) => {
    expect(ruleSentence(rule)).toBe(ruleSentence("a rule that nobody made"))
  })
})
