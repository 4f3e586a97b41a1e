import type { DirectiveNode, GraphQLField, GraphQLObjectType } from "graphql"
import type { AuthenticationMode } from "../assembly/backend-description"
import { isAllowed } from "../iam/policy"
import { type Caller, groupsOf } from "./caller"

/** Decides whether a caller may read a field at all, before its resolver runs. */
export type FieldRule = (caller: Caller) => boolean

/** Which mode a directive stands for. Modes that this backend cannot authenticate stand here too: nobody has them. */
const MODE_OF_DIRECTIVE: Record<string, string> = {
  aws_iam: "AWS_IAM",
  aws_cognito_user_pools: "AMAZON_COGNITO_USER_POOLS",
  aws_auth: "AMAZON_COGNITO_USER_POOLS",
  aws_api_key: "API_KEY",
  aws_oidc: "OPENID_CONNECT",
  aws_lambda: "AWS_LAMBDA",
}

/**
 * The rule that AppSync reads from the directives of a field, else of its type, else from the API's default mode
 * ("Using additional authorization modes", AppSync developer guide).
 */
export function fieldRule(
  type: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  defaultMode: AuthenticationMode,
): FieldRule {
  const own = accesses(field.astNode?.directives)
  const ofType = own.length > 0 ? own : accesses(type.astNode?.directives)
  const rules = ofType.length > 0 ? ofType : [{ mode: defaultMode as string, groups: undefined }]
  return (caller) => {
    const groups = groupsOf(caller)
    return rules.some(
      (rule) => rule.mode === caller.mode && (!rule.groups || rule.groups.some((group) => groups.includes(group))),
    )
  }
}

/**
 * Whether IAM lets the caller use a root field: `appsync:GraphQL` on `<api>/types/<Type>/fields/<field>`. Other callers
 * are not IAM's business.
 */
export function iamAllowsField(caller: Caller, apiArn: string, typeName: string, fieldName: string): boolean {
  if (caller.mode !== "AWS_IAM" || caller.principal.kind === "owner") return true
  return isAllowed(caller.principal.statements, "appsync:GraphQL", `${apiArn}/types/${typeName}/fields/${fieldName}`)
}

function accesses(directives: readonly DirectiveNode[] = []): { mode: string; groups: string[] | undefined }[] {
  return directives.flatMap((directive) => {
    const mode = MODE_OF_DIRECTIVE[directive.name.value]
    if (!mode) return []
    const argument = directive.arguments?.find((candidate) => candidate.name.value === "cognito_groups")?.value
    const groups =
      argument?.kind === "ListValue" ? argument.values.map((value) => "value" in value && value.value) : undefined
    return [{ mode, groups: groups?.map(String) }]
  })
}
