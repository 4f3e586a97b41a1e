import { buildSchema, type GraphQLObjectType } from "graphql"
import { beforeAll, describe, expect, it } from "vitest"
import { ADMIN_GROUP as HANDLER_GROUP } from "../../amplify/data/caller"
import { ADMIN_GROUP } from "../../lib/roles"
import type { BackendDescription, ResolverDescription } from "../../local/assembly/backend-description"
import { DIRECTIVES_AND_SCALARS } from "./appsync-schema"
import { describeDeployedBackend } from "./backend"

let backend: BackendDescription
beforeAll(async () => {
  backend = await describeDeployedBackend()
})

/** The groups that a resolver's first step lets through, read from the template that AppSync runs. */
function groupsOf(resolver: ResolverDescription): string[] {
  const first = backend.api.functions.find(({ id }) => id === resolver.pipeline?.[0])
  const rule = /#set\( \$staticGroupRoles = (\[.*?\]) \)/.exec(first?.request ?? "")?.[1]
  const refuses = /#if\( !\$isAuthorized \)\s*\$util\.unauthorized\(\)/.test(first?.request ?? "")
  if (!rule || !refuses) return []
  return (JSON.parse(rule) as { claim: string; entity: string }[])
    .filter(({ claim }) => claim === "cognito:groups")
    .map(({ entity }) => entity)
}

describe("the deployed API", () => {
  it("lets nobody but the administrators' group call a query or a mutation", () => {
    const schema = buildSchema(DIRECTIVES_AND_SCALARS + backend.api.schema)
    const roots = [schema.getQueryType(), schema.getMutationType()].filter(Boolean) as GraphQLObjectType[]
    const fields = roots.flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`))
    const rules = Object.fromEntries(
      backend.api.resolvers.map((resolver) => [`${resolver.typeName}.${resolver.fieldName}`, groupsOf(resolver)]),
    )
    expect(rules).toEqual(Object.fromEntries(fields.map((field) => [field, [ADMIN_GROUP]])))
  })

  it("takes IAM signatures and the pool's tokens, no API key and no anonymous caller", () => {
    expect(backend.api.authenticationModes).toEqual(["AWS_IAM", "AMAZON_COGNITO_USER_POOLS"])
    expect(backend.api.schema).not.toMatch(/@aws_(api_key|oidc|lambda)/)
  })

  it("has no subscription", () => {
    expect(buildSchema(DIRECTIVES_AND_SCALARS + backend.api.schema).getSubscriptionType()).toBeUndefined()
  })

  it("lets no function call it", () => {
    const actions = backend.functions.flatMap(({ role }) => role.statements.flatMap(({ Action }) => Action))
    expect(actions.filter((action) => action.startsWith("appsync:"))).toEqual([])
  })

  it("names one group for administrators on every layer", () => {
    expect(HANDLER_GROUP).toBe(ADMIN_GROUP)
    expect(backend.userPool.groups.map(({ name }) => name)).toContain(ADMIN_GROUP)
  })
})
