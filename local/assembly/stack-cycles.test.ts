// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the placeholders of CloudFormation's Fn::Sub
import { describe, expect, it } from "vitest"
import type { CloudAssembly, Template, TemplateResource } from "./cloud-assembly"
import { findStackCycle, refuseCircularStacks } from "./stack-cycles"

const output = (stack: string) => ({ "Fn::GetAtt": [stack, "Outputs.Id"] })

const stack = (parameters: Record<string, unknown> = {}, more: Partial<TemplateResource> = {}): TemplateResource => ({
  Type: "AWS::CloudFormation::Stack",
  Properties: { Parameters: parameters, TemplateURL: "/empty.json" },
  ...more,
})

function assembly(Resources: Template["Resources"], nested: Template = { Resources: {} }): CloudAssembly {
  return { rootTemplate: { Resources }, assetPath: () => "", templateAt: () => nested }
}

describe("findStackCycle", () => {
  it("finds nothing where stacks only depend in one direction", () => {
    expect(findStackCycle(assembly({ auth: stack({ fn: output("function") }), function: stack() }))).toBeUndefined()
  })

  it("finds two stacks that take each other's outputs", () => {
    const circular = assembly({ auth: stack({ fn: output("data") }), data: stack({ pool: output("auth") }) })
    expect(findStackCycle(circular)).toEqual(["auth", "data", "auth"])
  })

  it("finds a cycle of three, one link of which is DependsOn and one a substitution", () => {
    const circular = assembly({
      a: stack({}, { DependsOn: "b" }),
      b: stack({ x: { "Fn::Sub": "arn:${c.Outputs.Arn}" } }),
      c: stack({ x: { "Fn::Join": ["", ["x", output("a")]] } }),
    })
    expect(findStackCycle(circular)).toEqual(["a", "b", "c", "a"])
  })

  it("looks into nested stacks", () => {
    const inner = {
      Resources: { one: { Type: "X", Properties: { y: { Ref: "two" } } }, two: { Type: "X", DependsOn: ["one"] } },
    }
    expect(findStackCycle(assembly({ outer: stack() }, inner))).toEqual(["one", "two", "one"])
  })

  it("is not misled by parameters and pseudo parameters", () => {
    expect(
      findStackCycle(assembly({ a: stack({ x: { Ref: "AWS::Region" }, y: { Ref: "Parameter" } }) })),
    ).toBeUndefined()
  })
})

describe("refuseCircularStacks", () => {
  it("says which stacks need each other", () => {
    const circular = assembly({ auth: stack({ fn: output("data") }), data: stack({ pool: output("auth") }) })
    expect(() => refuseCircularStacks(circular)).toThrow(/which CloudFormation refuses: auth -> data -> auth/)
  })
})
