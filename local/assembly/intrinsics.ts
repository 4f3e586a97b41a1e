/** What an intrinsic function can refer to from inside one stack. */
export interface Scope {
  /** Resolves `Ref`: a parameter, a pseudo parameter or a resource's physical id; `undefined` for `AWS::NoValue`. */
  ref(name: string): unknown
  /** Resolves `Fn::GetAtt`. */
  attribute(logicalId: string, name: string): unknown
  /** The still unresolved definition of a condition. */
  condition(name: string): unknown
}

type Intrinsic = (argument: never, scope: Scope) => unknown

/**
 * Replaces every CloudFormation intrinsic in `value`.
 *
 * Entries that resolve to `AWS::NoValue` disappear, as in CloudFormation. Throws for an intrinsic that is not listed
 * here, so that nothing is deployed locally with a value that was guessed.
 */
export function resolveIntrinsics(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => resolveIntrinsics(item, scope)).filter((item) => item !== undefined)
  }
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value)
  const [name, argument] = entries[0] ?? []
  if (entries.length === 1 && name !== undefined && isIntrinsic(name)) {
    const intrinsic = INTRINSICS[name]
    if (!intrinsic) throw new Error(`The CloudFormation intrinsic ${name} is not supported by the local backend.`)
    return intrinsic(argument as never, scope)
  }
  return Object.fromEntries(
    entries.map(([key, item]) => [key, resolveIntrinsics(item, scope)]).filter(([, item]) => item !== undefined),
  )
}

function isIntrinsic(name: string): boolean {
  return name === "Ref" || name === "Condition" || name.startsWith("Fn::")
}

const INTRINSICS: Record<string, Intrinsic> = {
  // `Condition` is also a policy statement's key: only a condition's name, a string, makes it the intrinsic.
  Condition: (name: unknown, scope) =>
    typeof name === "string" ? holds(scope.condition(name), scope) : { Condition: resolveIntrinsics(name, scope) },
  Ref: (name: string, scope) => scope.ref(name),
  "Fn::GetAtt": (argument: string | [string, string], scope) => {
    const [logicalId, attribute] = Array.isArray(argument) ? argument : splitOnce(argument)
    return scope.attribute(logicalId, attribute)
  },
  "Fn::Join": ([separator, parts]: [string, unknown], scope) => strings(parts, scope).join(separator),
  "Fn::Split": ([separator, text]: [string, unknown], scope) => String(resolveIntrinsics(text, scope)).split(separator),
  "Fn::Select": ([index, list]: [unknown, unknown], scope) => {
    const at = Number(resolveIntrinsics(index, scope))
    const item = strings(list, scope)[at]
    if (item === undefined) throw new Error(`Fn::Select asks for item ${at} of a list that has none there.`)
    return item
  },
  "Fn::Sub": (argument: string | [string, Record<string, unknown>], scope) => {
    const [text, variables] = Array.isArray(argument) ? argument : [argument, {}]
    return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`
      if (Object.hasOwn(variables, name)) return String(resolveIntrinsics(variables[name], scope))
      return String(name.includes(".") ? scope.attribute(...splitOnce(name)) : scope.ref(name))
    })
  },
  "Fn::If": ([name, yes, no]: [string, unknown, unknown], scope) =>
    resolveIntrinsics(holds(scope.condition(name), scope) ? yes : no, scope),
  "Fn::Equals": ([left, right]: [unknown, unknown], scope) =>
    JSON.stringify(resolveIntrinsics(left, scope)) === JSON.stringify(resolveIntrinsics(right, scope)),
  "Fn::Not": ([condition]: [unknown], scope) => !holds(condition, scope),
  "Fn::And": (conditions: unknown[], scope) => conditions.every((condition) => holds(condition, scope)),
  "Fn::Or": (conditions: unknown[], scope) => conditions.some((condition) => holds(condition, scope)),
}

function holds(condition: unknown, scope: Scope): boolean {
  const result = resolveIntrinsics(condition, scope)
  if (typeof result !== "boolean")
    throw new Error(`The condition ${JSON.stringify(condition)} is neither true nor false.`)
  return result
}

function strings(list: unknown, scope: Scope): unknown[] {
  const resolved = resolveIntrinsics(list, scope)
  if (!Array.isArray(resolved)) throw new Error(`A list was expected instead of ${JSON.stringify(list)}.`)
  return resolved
}

function splitOnce(text: string): [string, string] {
  const dot = text.indexOf(".")
  return [text.slice(0, dot), text.slice(dot + 1)]
}
