import { MAPPING_TEMPLATE_ERROR, TemplateError } from "./template-error"

type Tool = (...given: never[]) => unknown

/** A set of functions that templates call by name, such as `$util` and `$util.time`. */
export class Toolbox {
  constructor(
    private readonly name: string,
    private readonly tools: Record<string, Tool | Toolbox>,
  ) {}

  call(toolName: string, given: readonly unknown[]): unknown {
    const tool = Object.hasOwn(this.tools, toolName) ? this.tools[toolName] : undefined
    if (typeof tool !== "function") throw this.unknown(toolName)
    return tool(...(given as never[]))
  }

  nested(toolboxName: string): Toolbox {
    const toolbox = Object.hasOwn(this.tools, toolboxName) ? this.tools[toolboxName] : undefined
    if (!(toolbox instanceof Toolbox)) throw this.unknown(toolboxName)
    return toolbox
  }

  /** Throws unless `path`, e.g. `["time", "nowISO8601"]`, leads to a function of this toolbox. */
  require(path: readonly string[]): void {
    const [first = "", ...rest] = path
    if (rest.length > 0) this.nested(first).require(rest)
    else if (!Object.hasOwn(this.tools, first) || typeof this.tools[first] !== "function") throw this.unknown(first)
  }

  private unknown(toolName: string): TemplateError {
    return new TemplateError(`$${this.name}.${toolName} is not supported by the local backend.`, MAPPING_TEMPLATE_ERROR)
  }
}

/** Every path below `$util` or `$utils` that a template calls, e.g. `["time", "nowISO8601"]`. */
export function calledUtilities(template: string): string[][] {
  return [...template.matchAll(/\$!?\{?utils?\.([A-Za-z0-9_.]+)\(/g)].map(([, path = ""]) => path.split("."))
}
