import { describe, expect, it } from "vitest"
import { toFilterExpression } from "./dynamodb-expression"

describe("toFilterExpression", () => {
  it("is empty for an empty filter", () => {
    expect(toFilterExpression({})).toEqual({ expression: "", expressionNames: {}, expressionValues: {} })
  })

  it("names every attribute and value", () => {
    expect(toFilterExpression({ name: { beginsWith: "A" }, size: { between: [1, 2] } })).toEqual({
      expression: "begins_with(#name, :name_0) AND #size BETWEEN :size_1 AND :size_2",
      expressionNames: { "#name": "name", "#size": "size" },
      expressionValues: { ":name_0": { S: "A" }, ":size_1": { N: "1" }, ":size_2": { N: "2" } },
    })
  })

  it("puts parentheses around what needs them and nothing else", () => {
    const { expression } = toFilterExpression({
      or: [{ a: { eq: 1 } }, { and: [{ b: { ne: 2 } }, { c: { attributeExists: true } }] }],
      not: { d: { contains: "x" } },
    })
    expect(expression).toBe("(#a = :a_0 OR (#b <> :b_1 AND attribute_exists(#c))) AND (NOT (contains(#d, :d_2)))")
  })

  it("refuses an operator that AppSync does not have", () => {
    expect(() => toFilterExpression({ a: { like: "x" } })).toThrow("The filter operator like is not known.")
  })
})
