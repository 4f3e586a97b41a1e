import type { FunctionDescription } from "../../local/assembly/backend-description"
import { actionsOf, statementsOf } from "./granted"

/** The fields of the API that a role may call; the right to subscriptions, of which there are none, names no field. */
function fieldsOf(each: FunctionDescription): string[] {
  const resources = statementsOf(each, "appsync").flatMap(({ Resource }) => [Resource].flat().map(String))
  return resources.map((resource) => resource.split("/fields/")[1] ?? "").filter(Boolean)
}

const listed = (names: readonly string[]) => [...new Set(names)].sort().map((name) => `\`${name}\``)

/** `docs/permissions.md`: what the role of every deployed function lets it do. */
export function permissionsDocument(functions: readonly FunctionDescription[]): string {
  const rows = functions
    .toSorted((one, other) => one.displayName.localeCompare(other.displayName))
    .map((each) => {
      const cells = [listed(actionsOf(each, "cognito-idp")), listed(fieldsOf(each))]
      return `| \`${each.displayName}\` | ${cells.map((cell) => cell.join(", ")).join(" | ")} |`
    })
  return `<!-- Written by tests/synth/permissions-table.test.ts from the deployed roles: change amplify/auth/resource.ts, not this. -->

# What each function may do

Every field of the API has a function of its own, and every function a role of its own. What a role lets it do to Cognito, it lets it do to the one user pool of this backend; of the API it lets it call the fields that keep the audit trail and what the guards remember. It writes its log into the group of its kind, and into no other. \`tests/synth/permissions.test.ts\` holds the same against a second list, written by hand, and fails on a wildcard and on anything more.

Every change has \`AdminListGroupsForUser\`, by which its function sees whether its caller still has the role.

| function | Cognito | the API |
|---|---|---|
${rows.join("\n")}

Besides, each may read the parameters that name the pool and, where it calls the API, the API (\`ssm:GetParameters\`), with the description of its models (\`s3:GetObject\`).
`
}
