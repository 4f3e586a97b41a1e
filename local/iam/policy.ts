import type { PolicyStatement } from "./principal"

const EVALUATED_KEYS = new Set(["Sid", "Effect", "Action", "Resource"])

/**
 * Reads the `Statement` of an IAM policy document whose intrinsics are resolved.
 *
 * Throws on everything that `isAllowed` does not evaluate (`Condition`, `NotAction`, `NotResource`, `Principal`): a
 * statement that is half understood would allow or deny something else than the deployed one.
 */
export function readStatements(statement: unknown, policyName: string): PolicyStatement[] {
  const statements = Array.isArray(statement) ? statement : [statement]
  return statements.map((candidate) => readStatement(candidate, policyName))
}

/**
 * Says whether an identity with these statements may do `action` (e.g. `cognito-idp:ListUsers`) to `resource` (an ARN).
 *
 * A matching `Deny` wins over every `Allow`, and nothing is allowed that no statement names (IAM's evaluation logic for
 * one account and identity policies). Actions compare without case, resources with; `*` and `?` are wildcards.
 */
export function isAllowed(statements: readonly PolicyStatement[], action: string, resource: string): boolean {
  const matching = statements.filter((statement) => covers(statement, action, resource))
  return matching.length > 0 && matching.every((statement) => statement.Effect === "Allow")
}

function covers(statement: PolicyStatement, action: string, resource: string): boolean {
  return (
    list(statement.Action).some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase())) &&
    list(statement.Resource).some((pattern) => matches(pattern, resource))
  )
}

function matches(pattern: string, value: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".")
  return new RegExp(`^${expression}$`, "s").test(value)
}

function readStatement(candidate: unknown, policyName: string): PolicyStatement {
  if (typeof candidate !== "object" || candidate === null || Array.isArray(candidate)) {
    throw new Error(`Policy ${policyName} holds a statement that is no object.`)
  }
  const unknownKey = Object.keys(candidate).find((key) => !EVALUATED_KEYS.has(key))
  if (unknownKey) {
    throw new Error(`Policy ${policyName} uses ${unknownKey}, which the local backend does not evaluate.`)
  }
  const { Effect, Action, Resource } = candidate as Record<string, unknown>
  if (Effect !== "Allow" && Effect !== "Deny") {
    throw new Error(`Policy ${policyName} has a statement whose Effect is neither Allow nor Deny.`)
  }
  if (!isStringOrStrings(Action) || !isStringOrStrings(Resource)) {
    throw new Error(`Policy ${policyName} has a statement whose Action or Resource is no string or list of strings.`)
  }
  return { Effect, Action, Resource }
}

function isStringOrStrings(value: unknown): value is string | string[] {
  return typeof value === "string" || (Array.isArray(value) && value.every((item) => typeof item === "string"))
}

function list(value: string | string[]): string[] {
  return Array.isArray(value) ? value : [value]
}
