import { getIntrospectionQuery } from "graphql"
import { describe, expect, it } from "vitest"
import { API_ARN, anApi, aResolver, aRole, aUser } from "../testing/api"
import { DataSourceError } from "./data-sources/data-source"
import { createEngine } from "./engine"

const SCHEMA = `
type Thing @aws_cognito_user_pools @aws_iam {
  id: ID!
  name: String
  when: AWSDateTime
  details: AWSJSON
  secret: String @aws_iam
  editorsOnly: String @aws_cognito_user_pools(cognito_groups: ["EDITORS"])
}
type Query {
  thing(id: ID!): Thing @aws_cognito_user_pools @aws_iam
  things(when: AWSDateTime, details: AWSJSON, count: Int): [Thing!] @aws_cognito_user_pools @aws_iam
  onlyIam: String @aws_iam
  byDefault: String
  noResolver: String
}
type Mutation @aws_cognito_user_pools @aws_iam { rename(id: ID!, name: String!): Thing }
type Subscription { renamed: Thing }
schema { query: Query, mutation: Mutation, subscription: Subscription }
`
const FIELDS = ["Query.thing", "Query.things", "Query.onlyIam", "Query.byDefault", "Mutation.rename"]

/** The API above over a data source that records what it is asked and answers `answer`. */
function engineAnswering(answer: unknown | ((payload: unknown) => unknown), change = {}) {
  const requests: unknown[] = []
  const source = async (request: unknown) => {
    const { payload } = request as { payload: unknown }
    requests.push(payload)
    return typeof answer === "function" ? answer(payload) : answer
  }
  const engine = createEngine(anApi(SCHEMA, FIELDS, change), new Map([["source", source]]))
  const ask = (query: string, caller = aUser(), variables?: Record<string, unknown>, operationName?: string) =>
    engine.execute({ query, variables, operationName }, caller)
  return { ask, requests }
}

describe("the engine", () => {
  it("answers several root fields, aliases, fragments, variables and __typename", async () => {
    const { ask, requests } = engineAnswering(({ id }: { id: string }) => ({ id, name: `n${id}` }))
    const query = `query Q($id: ID!) { a: thing(id: $id) { ...F } b: thing(id: 2) { ... on Thing { name } } }
      fragment F on Thing { __typename id }`
    expect(await ask(query, aUser(), { id: "1" })).toEqual({
      data: { a: { __typename: "Thing", id: "1" }, b: { name: "n2" } },
    })
    expect(requests).toEqual([{ id: "1" }, { id: "2" }])
  })

  it("runs the operation that is named", async () => {
    const { ask } = engineAnswering({ id: 1 })
    const query = "query A { thing(id: 1) { id } } query B { b: thing(id: 1) { id } }"
    expect(await ask(query, aUser(), {}, "B")).toEqual({ data: { b: { id: "1" } } })
    expect((await ask(query)).errors).toHaveLength(1)
  })

  it("answers introspection", async () => {
    const { data } = await engineAnswering(null).ask(getIntrospectionQuery())
    expect(data).toHaveProperty("__schema.queryType.name", "Query")
  })

  it("parses AWSJSON on the way in and prints it on the way out", async () => {
    const { ask, requests } = engineAnswering([{ id: 1, details: { a: [1] } }])
    const { data } = await ask('{ things(details: "{\\"x\\":1}") { details } }')
    expect(requests).toEqual([{ details: { x: 1 } }])
    expect(data).toEqual({ things: [{ details: '{"a":[1]}' }] })
  })

  it.each([
    ["a date that is none", '{ things(when: "yesterday") { id } }'],
    ["JSON that is none", '{ things(details: "{") { id } }'],
    ["an argument of the wrong type", '{ things(count: "1") { id } }'],
    ["an unknown field", "{ thing(id: 1) { nothing } }"],
    ["a missing argument", "{ thing { id } }"],
    ["nested too deeply", `{ thing(id: 1) ${"{ ... on Thing ".repeat(80)}{ id }${" }".repeat(80)} }`],
    ["a syntax error", "{ thing("],
    ["brackets by the thousand", "{".repeat(100_000)],
  ])("refuses %s without asking the data source", async (_, query) => {
    const { ask, requests } = engineAnswering({ id: 1 })
    const { data, errors } = await ask(query)
    expect(data).toBeNull()
    expect(errors?.[0]).toMatchObject({ path: null })
    expect(requests).toEqual([])
  })

  it("refuses variables that do not fit, without asking the data source", async () => {
    const { ask, requests } = engineAnswering([])
    const { errors } = await ask("query($w: AWSDateTime) { things(when: $w) { id } }", aUser(), { w: "soon" })
    expect(errors?.[0]?.message).toContain('"$w" got invalid value "soon"')
    expect(requests).toEqual([])
  })

  it("gives null and an error for a value that does not serialize", async () => {
    const { ask } = engineAnswering({ id: 1, when: "soon", name: "kept" })
    const { data, errors } = await ask("{ thing(id: 1) { name when } }")
    expect(data).toEqual({ thing: { name: "kept", when: null } })
    expect(errors).toEqual([
      expect.objectContaining({
        path: ["thing", "when"],
        message: "Can't serialize value : Unable to serialize `soon` as a valid AWSDateTime.",
      }),
    ])
  })

  it("gives a failing data source to the response template, whose error has AppSync's shape", async () => {
    const { ask } = engineAnswering(() => {
      throw new DataSourceError("it broke", "Lambda:Unhandled")
    })
    expect(await ask("{ thing(id: 1) { id } }")).toEqual({
      data: { thing: null },
      errors: [
        {
          path: ["thing"],
          data: null,
          errorType: "Lambda:Unhandled",
          errorInfo: null,
          locations: [{ line: 1, column: 3, sourceName: null }],
          message: "it broke",
        },
      ],
    })
  })

  it("adds appended errors to data that is there", async () => {
    const resolvers = [aResolver("Query.byDefault", { response: '$util.appendError("partly", "Some") "text"' })]
    const { data, errors } = await engineAnswering(null, { resolvers }).ask("{ byDefault }")
    expect(data).toEqual({ byDefault: "text" })
    expect(errors).toEqual([expect.objectContaining({ path: ["byDefault"], message: "partly", errorType: "Some" })])
  })

  it("gives null for a root field without resolver", async () => {
    expect(await engineAnswering(1).ask("{ noResolver }")).toEqual({ data: { noResolver: null } })
  })

  it("refuses subscriptions by name", async () => {
    const { errors } = await engineAnswering(1).ask("subscription { renamed { id } }")
    expect(errors?.[0]).toMatchObject({ errorType: "UnsupportedOperation" })
  })

  it("refuses, at start, a template with a $util function that is not supported", () => {
    const resolvers = [aResolver("Query.thing", { request: "$util.rds.toJsonString({})" })]
    expect(() => engineAnswering(1, { resolvers })).toThrow("$util.rds is not supported by the local backend.")
  })

  it("refuses, at start, a resolver of an unknown data source or function", () => {
    expect(() => engineAnswering(1, { resolvers: [aResolver("Query.thing", { dataSource: "gone" })] })).toThrow("gone")
    expect(() => engineAnswering(1, { resolvers: [aResolver("Query.thing", { pipeline: ["gone"] })] })).toThrow("gone")
  })
})

describe("a pipeline", () => {
  const step = (id: string, response: string, request = '{"payload": $util.toJson($ctx.prev.result)}') => ({
    id,
    dataSource: "source",
    request,
    response,
  })
  const pipeline = (functions: ReturnType<typeof step>[], change = {}) =>
    engineAnswering((payload: unknown) => payload, {
      functions,
      resolvers: [
        aResolver("Query.byDefault", {
          pipeline: functions.map((item) => item.id),
          request: '$util.qr($ctx.stash.put("n", "s")) {"from": "before"}',
          response: '"$ctx.prev.result.from $ctx.stash.n"',
          ...change,
        }),
      ],
    })

  it("hands each step's result to the next and the stash to all", async () => {
    const steps = [step("one", '{"from": "one"}'), step("two", '{"from": "$ctx.result.from+two"}')]
    const { ask, requests } = pipeline(steps)
    expect(await ask("{ byDefault }")).toEqual({ data: { byDefault: "one+two s" } })
    expect(requests).toEqual([{ from: "before" }, { from: "one" }])
  })

  it("stops at the first step that refuses: what stands behind is not asked", async () => {
    const { ask, requests } = pipeline([step("auth", "{}", "$util.unauthorized()"), step("invoke", "{}")])
    const { data, errors } = await ask("{ byDefault }")
    expect(data).toEqual({ byDefault: null })
    expect(errors?.[0]).toMatchObject({
      errorType: "Unauthorized",
      message: "Not Authorized to access byDefault on type Query",
    })
    expect(requests).toEqual([])
  })

  it("skips a step whose request returns early", async () => {
    const { ask, requests } = pipeline([step("one", "{}", "#return({'from': 'early'})")])
    expect(await ask("{ byDefault }")).toEqual({ data: { byDefault: "early s" } })
    expect(requests).toEqual([])
  })
})

describe("who may read a field", () => {
  const refused = (fieldName: string, typeName = "Query") => ({
    errorType: "Unauthorized",
    message: `Not Authorized to access ${fieldName} on type ${typeName}`,
  })
  const allow = (resource: string) =>
    aRole({ Effect: "Allow", Action: "appsync:GraphQL", Resource: `${API_ARN}/${resource}` })

  it("is decided by the field's own directives", async () => {
    const { ask, requests } = engineAnswering("text")
    expect((await ask("{ onlyIam }", aUser(["EDITORS"]))).errors).toEqual([expect.objectContaining(refused("onlyIam"))])
    expect(requests).toEqual([])
    expect(await ask("{ onlyIam }", allow("types/Query/*"))).toEqual({ data: { onlyIam: "text" } })
  })

  it("is decided by the API's default mode where neither field nor type says anything", async () => {
    const { ask } = engineAnswering("text")
    expect(await ask("{ byDefault }", aUser())).toEqual({ data: { byDefault: "text" } })
    expect((await ask("{ byDefault }", allow("*"))).errors).toEqual([expect.objectContaining(refused("byDefault"))])
  })

  it("is decided for fields of nested types as well", async () => {
    const { ask } = engineAnswering({ id: 1, name: "n", secret: "s", editorsOnly: "e" })
    const { data, errors } = await ask("{ thing(id: 1) { name secret editorsOnly } }", aUser(["READERS"]))
    expect(data).toEqual({ thing: { name: "n", secret: null, editorsOnly: null } })
    expect(errors).toEqual([
      expect.objectContaining(refused("secret", "Thing")),
      expect.objectContaining(refused("editorsOnly", "Thing")),
    ])
  })

  it("asks for the groups that a directive names", async () => {
    const { ask } = engineAnswering({ id: 1, editorsOnly: "e" })
    expect(await ask("{ thing(id: 1) { editorsOnly } }", aUser(["EDITORS"]))).toEqual({
      data: { thing: { editorsOnly: "e" } },
    })
    expect(
      (await ask("{ thing(id: 1) { editorsOnly } }", aUser(undefined, { "cognito:groups": "EDITORS" }))).errors,
    ).toHaveLength(1)
  })

  it("is, for a role, what its policy allows of the root fields", async () => {
    const { ask, requests } = engineAnswering({ id: 1 })
    const role = allow("types/Query/fields/thing")
    const { data, errors } = await ask("{ thing(id: 1) { id } t: things { id } }", role)
    expect(data).toEqual({ thing: { id: "1" }, t: null })
    expect(errors).toEqual([expect.objectContaining(refused("things"))])
    expect(requests).toHaveLength(1)
    expect((await ask('mutation { rename(id: 1, name: "x") { id } }', role)).errors).toEqual([
      expect.objectContaining(refused("rename", "Mutation")),
    ])
    expect((await ask("{ thing(id: 1) { id } }", aRole())).errors).toEqual([expect.objectContaining(refused("thing"))])
    expect(requests).toHaveLength(1)
  })
})
