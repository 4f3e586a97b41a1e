declare module "amplify-velocity-template" {
  /** A node of the syntax tree; only what the evaluation of references needs. */
  export interface Reference {
    type: string
    id: unknown
    args?: unknown[] | false
    value?: unknown
  }

  class Compile {
    constructor(tree: unknown, options?: { escape?: boolean; valueMapper?: (value: unknown) => unknown })
    render(context: object): string | null
    getLiteral(node: unknown): unknown
    getReferences(node: unknown): unknown
    readonly _state: { return: boolean }
  }

  const velocity: { parse(source: string): unknown; Compile: typeof Compile }
  export default velocity
}
