import { describe, expect, it } from "vitest"
import { ADMIN_ERROR_CODES } from "@/amplify/data/admin-error"
import { changes } from "@/amplify/data/changes"
import { EXCEED_REFUSAL_LIMIT, MOST_REFUSALS, REFUSAL_LIMIT } from "@/amplify/data/refusal-limit"
import { OUTCOME_FILTERS } from "./audit-query"
import { ACTION_LABELS, actionText, OUTCOMES, outcomeReason } from "./audit-words"

describe("what was done, in words", () => {
  it.each(Object.keys(changes))("%s has them, done and not done", (action) => {
    expect(Object.fromEntries(ACTION_LABELS)[action]).toMatch(/^[A-Z]/)
    const [done, tried] = [actionText(action, "done"), actionText(action, "refused")]
    expect(done).not.toBe(tried)
    expect(`${done} ${tried}`).not.toMatch(new RegExp(`undefined|${action}`))
  })

  it("names the group, and isolates it", () => {
    expect(actionText("addUserToGroup", "done", { groupName: "EDITORS" })).toBe("Added to group \u2068EDITORS\u2069")
    expect(actionText("addUserToGroup", "open", { groupName: "EDITORS" })).toBe("Add to group \u2068EDITORS\u2069")
  })

  it("tells a temporary password from one that stays", () => {
    expect(actionText("setUserPassword", "done", { permanent: true })).toBe("Permanent password set")
    expect(actionText("setUserPassword", "done", { permanent: false })).toBe("Temporary password set")
  })

  it("tells of a caller who was refused too often, and can be looked for", () => {
    expect(actionText(EXCEED_REFUSAL_LIMIT, "refused")).toBe("Too many refused calls")
    expect(ACTION_LABELS).toContainEqual([EXCEED_REFUSAL_LIMIT, "Too many refused calls"])
    expect(outcomeReason(REFUSAL_LIMIT)).toMatch(new RegExp(`^${MOST_REFUSALS} calls were refused within a minute`))
  })

  it.each(["deleteEverything", "constructor", "__proto__"])("calls %s, which is not known, by its name", (action) => {
    expect(actionText(action, "done")).toBe(action)
  })
})

describe("why it was not done, in words", () => {
  it.each(ADMIN_ERROR_CODES)("%s has them, and is not shown itself", (code) => {
    expect(outcomeReason(code)).toMatch(/^(a|[A-Z]|[a-z]).{5,70}[^.]$/)
    expect(outcomeReason(code)).not.toContain(code)
  })

  it("calls a code that is not known by its name, and says nothing where there is none", () => {
    expect([outcomeReason("NewException"), outcomeReason("toString"), outcomeReason(null)]).toEqual([
      "NewException",
      "toString",
      "",
    ])
  })
})

it.each(OUTCOME_FILTERS)("the outcome %s has a word and a meaning", (outcome) => {
  expect(OUTCOMES[outcome].word).toMatch(/^[A-Z][a-z]+$/)
  expect(OUTCOMES[outcome].meaning).toMatch(/\.$/)
})
