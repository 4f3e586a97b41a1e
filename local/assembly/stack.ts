import type { CloudAssembly, Template } from "./cloud-assembly"
import { resolveIntrinsics } from "./intrinsics"

export const ACCOUNT_ID = "000000000000"
export const REGION = "us-east-1"

/** A resource of any stack of the assembly, with its intrinsics resolved when they are asked for. */
export interface Resource {
  logicalId: string
  type: string
  /** Logical ids of the nested stacks that lead to it, e.g. `/data7552DF31`; empty in the root stack. */
  stack: string
  properties: Record<string, unknown>
}

/** Gives a resource's physical id (`attribute` undefined) or one of its attributes. */
export type AttributeLookup = (resource: Resource, attribute: string | undefined) => unknown

const PSEUDO_PARAMETERS: Record<string, unknown> = {
  "AWS::Region": REGION,
  "AWS::AccountId": ACCOUNT_ID,
  "AWS::Partition": "aws",
  "AWS::URLSuffix": "amazonaws.com",
  "AWS::StackName": "local",
  "AWS::StackId": `arn:aws:cloudformation:${REGION}:${ACCOUNT_ID}:stack/local/local`,
  "AWS::NoValue": undefined,
}

const NESTED_STACK = "AWS::CloudFormation::Stack"

/** One stack of the assembly; its parameters are resolved by the stack that nests it. */
export class Stack {
  readonly #children = new Map<string, Stack>()

  constructor(
    readonly template: Template,
    private readonly assembly: CloudAssembly,
    private readonly lookup: AttributeLookup,
    private readonly parameter: (name: string) => unknown = () => undefined,
    private readonly path = "",
  ) {}

  /** This stack's resources and those of all nested stacks, without those whose condition is false. */
  resources(): Resource[] {
    return Object.entries(this.template.Resources).flatMap(([logicalId, { Type, Condition }]) => {
      if (Condition && this.resolve({ Condition }) !== true) return []
      return Type === NESTED_STACK ? this.child(logicalId).resources() : [this.resource(logicalId)]
    })
  }

  outputs(): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(this.template.Outputs ?? {}).map(([name, output]) => [name, this.resolve(output.Value)]),
    )
  }

  resolve(value: unknown): unknown {
    return resolveIntrinsics(value, {
      ref: (name) => this.ref(name),
      attribute: (logicalId, name) => this.attribute(logicalId, name),
      condition: (name) => {
        const condition = this.template.Conditions?.[name]
        if (condition === undefined) throw new Error(`The template has no condition ${name}.`)
        return condition
      },
    })
  }

  private ref(name: string): unknown {
    if (Object.hasOwn(PSEUDO_PARAMETERS, name)) return PSEUDO_PARAMETERS[name]
    const declared = this.template.Parameters?.[name]
    if (declared) return this.parameter(name) ?? declared.Default
    return this.lookup(this.resource(name), undefined)
  }

  private attribute(logicalId: string, name: string): unknown {
    if (this.template.Resources[logicalId]?.Type !== NESTED_STACK) return this.lookup(this.resource(logicalId), name)
    const child = this.child(logicalId)
    const output = child.template.Outputs?.[name.replace(/^Outputs\./, "")]
    if (!output) throw new Error(`The nested stack ${logicalId} has no output ${name}.`)
    return child.resolve(output.Value)
  }

  private resource(logicalId: string): Resource {
    const found = this.template.Resources[logicalId]
    if (!found) throw new Error(`The template refers to ${logicalId}, which it does not define.`)
    const resolve = () => this.resolve(found.Properties ?? {}) as Record<string, unknown>
    let properties: Record<string, unknown> | undefined
    return {
      logicalId,
      type: found.Type,
      stack: this.path,
      get properties() {
        properties ??= resolve()
        return properties
      },
    }
  }

  private child(logicalId: string): Stack {
    const known = this.#children.get(logicalId)
    if (known) return known
    const { Parameters, TemplateURL } = this.template.Resources[logicalId]?.Properties ?? {}
    const given = (Parameters ?? {}) as Record<string, unknown>
    const template = this.assembly.templateAt(this.resolve(TemplateURL))
    const parameter = (name: string) => this.resolve(given[name])
    const child = new Stack(template, this.assembly, this.lookup, parameter, `${this.path}/${logicalId}`)
    this.#children.set(logicalId, child)
    return child
  }
}
