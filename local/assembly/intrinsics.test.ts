// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of CloudFormation's Fn::Sub
import { describe, expect, it } from "vitest"
import { resolveIntrinsics, type Scope } from "./intrinsics"

const scope: Scope = {
  ref: (name) => ({ Name: "value", "AWS::Region": "us-east-1", "AWS::NoValue": undefined })[name],
  attribute: (logicalId, name) => `${logicalId}#${name}`,
  condition: (name) => ({ Yes: { "Fn::Equals": ["a", "a"] }, No: { "Fn::Not": [{ Condition: "Yes" }] } })[name],
}

const resolve = (value: unknown) => resolveIntrinsics(value, scope)

describe("resolveIntrinsics", () => {
  it.each<[unknown, unknown]>([
    [{ Ref: "Name" }, "value"],
    [{ "Fn::GetAtt": ["Pool", "Arn"] }, "Pool#Arn"],
    [{ "Fn::GetAtt": "Nested.Outputs.Id" }, "Nested#Outputs.Id"],
    [{ "Fn::Join": ["-", ["a", { Ref: "Name" }]] }, "a-value"],
    [{ "Fn::Select": [1, { "Fn::Split": [":", "a:b:c"] }] }, "b"],
    [{ "Fn::Sub": "s3://${AWS::Region}/${Pool.Arn}/${!literal}" }, "s3://us-east-1/Pool#Arn/${literal}"],
    [{ "Fn::Sub": ["${own} ${Name}", { own: { Ref: "Name" } }] }, "value value"],
    [{ "Fn::If": ["Yes", "then", "else"] }, "then"],
    [{ "Fn::If": ["No", "then", "else"] }, "else"],
    [{ "Fn::And": [{ Condition: "Yes" }, { Condition: "No" }] }, false],
    [{ "Fn::Or": [{ Condition: "Yes" }, { Condition: "No" }] }, true],
  ])("resolves %j", (value, expected) => {
    expect(resolve(value)).toEqual(expected)
  })

  it("resolves inside objects and lists and leaves everything else alone", () => {
    expect(resolve({ a: [{ Ref: "Name" }, 1, null, true], Ref: "text" })).toEqual({
      a: ["value", 1, null, true],
      Ref: "text",
    })
  })

  it("drops what is AWS::NoValue", () => {
    expect(resolve({ kept: 1, dropped: { Ref: "AWS::NoValue" }, list: [{ Ref: "AWS::NoValue" }, 2] })).toEqual({
      kept: 1,
      list: [2],
    })
  })

  it("refuses an intrinsic that it does not know", () => {
    expect(() => resolve({ "Fn::ImportValue": "x" })).toThrow(
      "The CloudFormation intrinsic Fn::ImportValue is not supported",
    )
  })

  it("refuses an item of a list that is not there", () => {
    expect(() => resolve({ "Fn::Select": [3, ["a"]] })).toThrow("Fn::Select asks for item 3")
  })
})
