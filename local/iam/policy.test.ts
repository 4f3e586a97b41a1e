import { describe, expect, it } from "vitest"
import { isAllowed, readStatements } from "./policy"
import type { PolicyStatement } from "./principal"

const POOL = "arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_abcdefghi"

const allow = (Action: string | string[], Resource: string | string[] = POOL): PolicyStatement => ({
  Effect: "Allow",
  Action,
  Resource,
})
const deny = (Action: string | string[], Resource: string | string[] = POOL): PolicyStatement => ({
  Effect: "Deny",
  Action,
  Resource,
})

describe("isAllowed", () => {
  it("allows what a statement names and nothing else", () => {
    const statements = [allow("cognito-idp:ListUsers")]
    expect(isAllowed(statements, "cognito-idp:ListUsers", POOL)).toBe(true)
    expect(isAllowed(statements, "cognito-idp:ListUsersInGroup", POOL)).toBe(false)
    expect(isAllowed(statements, "cognito-idp:ListUsers", `${POOL}x`)).toBe(false)
    expect(isAllowed([], "cognito-idp:ListUsers", POOL)).toBe(false)
  })

  it("reads lists of actions and resources", () => {
    const statements = [allow(["a:One", "a:Two"], ["arn:1", "arn:2"])]
    expect(isAllowed(statements, "a:Two", "arn:2")).toBe(true)
    expect(isAllowed(statements, "a:Two", "arn:3")).toBe(false)
  })

  it("compares actions without case and resources with case", () => {
    expect(isAllowed([allow("A:ONE", "arn:Thing")], "a:one", "arn:Thing")).toBe(true)
    expect(isAllowed([allow("a:One", "arn:Thing")], "a:One", "arn:thing")).toBe(false)
  })

  it("lets a deny win over every allow, whatever the order", () => {
    const allowed = allow("a:*", "*")
    const denied = deny("a:Delete", "*")
    expect(isAllowed([allowed, denied], "a:Delete", "arn:1")).toBe(false)
    expect(isAllowed([denied, allowed], "a:Delete", "arn:1")).toBe(false)
    expect(isAllowed([denied, allowed], "a:Get", "arn:1")).toBe(true)
  })

  it("takes * for any run of characters and ? for exactly one", () => {
    expect(isAllowed([allow("a:Get*", "arn:*/x")], "a:GetThing", "arn:b/c/x")).toBe(true)
    expect(isAllowed([allow("a:?", "*")], "a:B", "x")).toBe(true)
    expect(isAllowed([allow("a:?", "*")], "a:BB", "x")).toBe(false)
  })

  it("takes every other character literally", () => {
    expect(isAllowed([allow("a:One", "arn.b(c)+")], "a:One", "arnXb(c)+")).toBe(false)
    expect(isAllowed([allow("a:One", "arn.b(c)+")], "a:One", "arn.b(c)+")).toBe(true)
  })
})

describe("readStatements", () => {
  it("reads one statement or a list of them", () => {
    expect(readStatements(allow("a:One"), "p")).toEqual([allow("a:One")])
    expect(readStatements([allow("a:One"), deny("a:Two")], "p")).toHaveLength(2)
  })

  it.each(["Condition", "NotAction", "NotResource", "Principal"])("refuses a statement with %s", (key) => {
    expect(() => readStatements({ ...allow("a:One"), [key]: {} }, "the-policy")).toThrow(
      `Policy the-policy uses ${key}, which the local backend does not evaluate.`,
    )
  })

  it.each([
    null,
    "text",
    [[]],
    { Effect: "Maybe", Action: "a", Resource: "b" },
    { Effect: "Allow", Action: 1, Resource: "b" },
  ])("refuses the malformed statement %j", (statement) => {
    expect(() => readStatements(statement, "p")).toThrow("Policy p")
  })
})
