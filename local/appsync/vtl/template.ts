import velocity, { type Reference } from "amplify-velocity-template"
import { MAPPING_TEMPLATE_ERROR, TemplateError } from "./template-error"
import { Toolbox } from "./toolbox"
import { methodOf } from "./value-methods"
import { typeName } from "./values"

export interface Rendered {
  /** What the template's text is as JSON. */
  value: unknown
  /** Whether `#return` ended it: AppSync then skips the rest of the resolver's step. */
  returned: boolean
}

/** Evaluates a mapping template; `context` holds its top-level variables (`util`, `ctx`). */
export type Template = (context: Record<string, unknown>) => Rendered

const { Compile, parse } = velocity

/** Velocity whose references reach only data and the methods that AppSync documents, never JavaScript's prototypes. */
class AppSyncVelocity extends Compile {
  getPropMethod(property: Reference, base: unknown): unknown {
    const name = String(property.id)
    const given = (property.args || []).map((argument) => this.getLiteral(argument))
    if (base instanceof Toolbox) return base.call(name, given)
    const method = methodOf(base, name) ?? loopMethod(base, name)
    if (!method) {
      throw new TemplateError(
        `The method ${name} of a ${typeName(base)} is not supported by the local backend.`,
        MAPPING_TEMPLATE_ERROR,
      )
    }
    return method(...given)
  }

  getAttributes(property: Reference, base: unknown): unknown {
    if (base === null || base === undefined) return undefined
    if (property.type === "method") return this.getPropMethod(property, base)
    if (base instanceof Toolbox) return base.nested(String(property.id))
    const key = property.type === "property" ? property.id : this.indexOf(property.id as Reference)
    return Object.hasOwn(Object(base), key as string) ? (base as Record<string, unknown>)[key as string] : undefined
  }

  private indexOf(index: Reference): unknown {
    return index.type === "references" ? this.getReferences(index) : index.value
  }
}

/** Parses a mapping template once. Throws when it is no Velocity. */
export function compileTemplate(source: string): Template {
  const tree = parse(source)
  return (context) => {
    const evaluation = new AppSyncVelocity(tree, { escape: false, valueMapper: (value) => value })
    const text = evaluation.render(Object.assign(Object.create(null), context))
    return { value: readJson(text, evaluation._state.return), returned: evaluation._state.return }
  }
}

/**
 * Compiles templates when they are first used, and each text once: parsing takes some milliseconds, models bring
 * templates by the hundred, share most of them, and half are never used.
 */
export function templateCompiler(): (source: string) => Template {
  const compiled = new Map<string, Template>()
  return (source) => (context) => {
    const template = compiled.get(source) ?? compileTemplate(source)
    compiled.set(source, template)
    return template(context)
  }
}

function readJson(text: string | null, returned: boolean): unknown {
  const trimmed = (text ?? "").trim()
  if (trimmed === "" || (returned && text === null)) return null
  try {
    return JSON.parse(trimmed)
  } catch {
    throw new TemplateError(`Unable to transform ${trimmed.slice(0, 200)}`, MAPPING_TEMPLATE_ERROR)
  }
}

/** `$foreach.hasNext()` and its like are functions that Velocity itself puts into the loop's variable. */
function loopMethod(base: unknown, name: string): ((...given: unknown[]) => unknown) | undefined {
  const own = Object.hasOwn(Object(base), name) ? (base as Record<string, unknown>)[name] : undefined
  return typeof own === "function" ? () => own.call(base) : undefined
}
