import { buildSchema, type GraphQLField, type GraphQLObjectType } from "graphql"
import type { BackendDescription, ResolverDescription } from "../../local/assembly/backend-description"
import { DIRECTIVES_AND_SCALARS } from "./appsync-schema"

/** Who may call one field of the deployed API. */
export interface FieldCallers {
  kind: "query" | "mutation"
  /** Whether a function answers it, or AppSync itself from a table of the API. */
  answeredBy: "function" | "table"
  /** The arguments' names. */
  arguments: string[]
  /** The groups of the user pool whose members may, in the order of the templates. */
  groups: string[]
  /** The functions of the backend that may, with their own credentials. */
  functions: string[]
}

/** Who may call each field, read from what is deployed: the schema's directives, the templates, the functions' roles. */
export function callersOfFields(backend: BackendDescription): Record<string, FieldCallers> {
  const schema = buildSchema(DIRECTIVES_AND_SCALARS + backend.api.schema)
  const roots = [schema.getQueryType(), schema.getMutationType()].filter(Boolean) as GraphQLObjectType[]
  return Object.fromEntries(
    roots.flatMap((type) =>
      Object.values(type.getFields()).map((field) => [
        field.name,
        {
          kind: type.name === "Query" ? ("query" as const) : ("mutation" as const),
          answeredBy: answererOf(backend, type.name, field.name),
          arguments: field.args.map(({ name }) => name),
          groups: takesTokens(type, field) ? groupsOf(backend, type.name, field.name) : [],
          functions: functionsThatMayCall(backend, type.name, field.name),
        },
      ]),
    ),
  )
}

/** Whether a token of the user pool is taken at all: the field's own directives say so, else those of its type. */
function takesTokens(type: GraphQLObjectType, field: GraphQLField<unknown, unknown>): boolean {
  const own = (field.astNode?.directives ?? []).map(({ name }) => name.value)
  const names = own.length > 0 ? own : (type.astNode?.directives ?? []).map(({ name }) => name.value)
  return names.includes("aws_cognito_user_pools")
}

/** Beside the groups, word for word what Amplify writes for a rule of groups: another rule lets others through. */
const GROUP_RULE = `#if( $util.authType() == "User Pool Authorization" )
  #if( !$isAuthorized )
    #set( $staticGroupRoles = [] )
    #foreach( $groupRole in $staticGroupRoles )
      #set( $groupsInToken = $util.defaultIfNull($ctx.identity.claims.get($groupRole.claim), []) )
      #if( $groupsInToken.contains($groupRole.entity) )
        #set( $isAuthorized = true )
        #break
      #end
    #end
  #end
#end
`
const GROUPS = /(#set\( \$staticGroupRoles = )(\[.*?\])( \))/
const REFUSAL =
  /^#if\( !\$isAuthorized(?: && \$util\.isNull\(\$ctx\.stash\.authFilter\))? \)\n\$util\.unauthorized\(\)\n#end\n/

/**
 * The groups that the templates of a field let through.
 * @throws for a rule that is not one of groups alone
 */
function groupsOf({ api }: BackendDescription, typeName: string, fieldName: string): string[] {
  const unknown = new Error(`The templates of ${typeName}.${fieldName} let others through than the members of groups.`)
  const requests = requestsBeforeData(api, resolverOf(api, typeName, fieldName))
  const rules = requests.filter((request) => request.includes("$isAuthorized"))
  const [rule = ""] = rules
  const [before, block] = rule.split(/(?=#if\( \$util\.authType\(\) == "User Pool Authorization" \))/)
  const list = GROUPS.exec(block ?? "")?.[2]
  if (rules.length !== 1 || !before || !block || !list) throw unknown
  const withoutGroups = block.replace(GROUPS, "$1[]$3")
  const refuses = REFUSAL.test(withoutGroups.slice(GROUP_RULE.length))
  if (!withoutGroups.startsWith(GROUP_RULE) || !refuses || requests.join().includes('put("authFilter"')) throw unknown
  const groups = JSON.parse(list) as { claim: string; entity: string }[]
  if (groups.some(({ claim }) => claim !== "cognito:groups")) throw unknown
  return groups.map(({ entity }) => entity)
}

type Api = BackendDescription["api"]

function resolverOf({ resolvers }: Api, typeName: string, fieldName: string): ResolverDescription | undefined {
  return resolvers.find((each) => each.typeName === typeName && each.fieldName === fieldName)
}

function answererOf({ api }: BackendDescription, typeName: string, fieldName: string): FieldCallers["answeredBy"] {
  const last = resolverOf(api, typeName, fieldName)?.pipeline?.at(-1)
  const step = api.functions.find(({ id }) => id === last)
  const source = api.dataSources.find(({ name }) => name === step?.dataSource)
  return source?.type === "AWS_LAMBDA" ? "function" : "table"
}

/** The steps of a resolver that come before the first one that asks for data. */
function requestsBeforeData(api: Api, resolver: ResolverDescription | undefined): string[] {
  const steps = (resolver?.pipeline ?? []).map((id) => api.functions.find((each) => each.id === id))
  const kinds = new Map(api.dataSources.map(({ name, type }) => [name, type]))
  const first = steps.findIndex((step) => step && kinds.get(step.dataSource) !== "NONE")
  return steps.slice(0, first).map((step) => step?.request ?? "")
}

function functionsThatMayCall({ api, functions }: BackendDescription, typeName: string, fieldName: string): string[] {
  const arn = `${api.arn}/types/${typeName}/fields/${fieldName}`
  return functions
    .filter(({ role }) =>
      role.statements.some(
        ({ Action, Resource }) =>
          [Action].flat().some((action) => matches(action, "appsync:GraphQL")) &&
          [Resource].flat().some((resource) => matches(resource, arn)),
      ),
    )
    .map(({ displayName }) => displayName)
    .sort()
}

/** As IAM matches: `*` is anything. */
function matches(pattern: string, name: string): boolean {
  const parts = pattern.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"))
  return new RegExp(`^${parts.join(".*")}$`).test(name)
}
