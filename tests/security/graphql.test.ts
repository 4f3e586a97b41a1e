import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest"
import { callsOfFunctions, forgetCalls } from "../harness/cognito-calls"
import { graphql } from "../harness/graphql"
import { createPerson, groupsOf, type Person, signIn } from "../harness/people"

const app = inject("app")

let user: Person
let authorization: string
beforeAll(async () => {
  user = await createPerson(app)
  authorization = (await signIn(app, user)).AccessToken
})
beforeEach(() => forgetCalls(app))

const grant = () => `addUserToGroup(userId: "${user.userId}", groupName: "ADMINS")`

/** The many ways in which GraphQL lets one ask for the same field. */
const DOCUMENTS: [string, () => string, string?][] = [
  ["under another name", () => `mutation { ok: ${grant()} }`],
  [
    "a hundred times at once",
    () => `mutation { ${Array.from({ length: 100 }, (_, i) => `a${i}: ${grant()}`).join(" ")} }`,
  ],
  ["in a fragment", () => `mutation { ...F } fragment F on Mutation { ${grant()} }`],
  ["in an inline fragment with a directive", () => `mutation { ... on Mutation @include(if: true) { ${grant()} } }`],
  ["beside what everybody may ask", () => `mutation { __typename ${grant()} }`],
  ["as the second of two operations", () => `query A { __typename } mutation B { ${grant()} }`, "B"],
]

describe("somebody without the group who asks for a mutation", () => {
  it.each(DOCUMENTS)("%s is refused, and Cognito hears nothing", async (_, document, operationName) => {
    const response = await fetch(app.graphqlEndpoint, {
      method: "POST",
      headers: { "content-type": "application/json", authorization },
      body: JSON.stringify({ query: document(), operationName }),
    })
    const { data, errors } = (await response.json()) as { data: object; errors: { errorType: string }[] }
    expect(Object.entries(data).filter(([name, value]) => name !== "__typename" && value !== null)).toEqual([])
    expect(errors.length).toBeGreaterThan(0)
    expect(new Set(errors.map(({ errorType }) => errorType))).toEqual(new Set(["Unauthorized"]))
    expect(await groupsOf(app, user.userId)).toEqual([])
    expect(await callsOfFunctions(app)).toEqual([])
  })
})

describe("a document that is out of all proportion", () => {
  it.each([
    ["a batch", "[]"],
    ["brackets without end", "{".repeat(40_000)],
    ["selections without end", `${"{ a ".repeat(5_000)}${"}".repeat(5_000)}`],
    ["fragments that spread each other", "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }"],
    [
      "introspection without end",
      `{ __schema ${"{ types { fields { type ".repeat(30)}{ name }${" } } }".repeat(30)} }`,
    ],
    ["a subscription", "subscription { anything }"],
  ])("is refused and runs nothing: %s", async (_, query) => {
    const { data, errors } = await graphql(app, query, { authorization })
    expect(data ?? null).toBeNull()
    expect(errors?.length).toBeGreaterThan(0)
    expect(await callsOfFunctions(app)).toEqual([])
    expect((await graphql(app, "{ __typename }", { authorization })).data).toEqual({ __typename: "Query" })
  })
})

describe("a search that tries to be more than one", () => {
  const SEARCH =
    "query ($value: String) { listUsers(attribute: email, match: exact, value: $value) { users { email } } }"
  let admin: string
  beforeAll(async () => {
    admin = (await signIn(app, app.admin)).AccessToken
  })

  it.each(['" or email ^= "', '"', "\\", '\\" or status = "Enabled', "*", '") or ("'])(
    "%j finds nobody",
    async (value) => {
      const { data, errors } = await graphql(app, SEARCH, { authorization: admin }, { value })
      expect(errors).toBeUndefined()
      expect(data).toEqual({ listUsers: { users: [] } })
    },
  )

  it.each(["a\u0000b", "a\nb", "a\u0085b", "\u007f"])("%j is refused before Cognito is asked", async (value) => {
    const { errors } = await graphql(app, SEARCH, { authorization: admin }, { value })
    expect(errors?.[0]?.message).toBe('InvalidInput {"field":"value","rule":"filterCharacters"}')
    expect(await callsOfFunctions(app)).toEqual([])
  })

  it("by an attribute that is not offered is refused before Cognito is asked", async () => {
    for (const attribute of ["__proto__", "custom_secret", "cognito:user_status", "EMAIL"]) {
      const query = `query ($attribute: UserFilterAttribute) { listUsers(attribute: $attribute, value: "a") { pageToken } }`
      const { data, errors } = await graphql(app, query, { authorization: admin }, { attribute })
      expect(data?.listUsers ?? null).toBeNull()
      expect(errors?.length).toBeGreaterThan(0)
    }
    expect(await callsOfFunctions(app)).toEqual([])
  })

  it("finds who is searched for, so that the others mean something", async () => {
    const { data } = await graphql(app, SEARCH, { authorization: admin }, { value: user.email })
    expect(data).toEqual({ listUsers: { users: [{ email: user.email }] } })
  })
})

it("takes an ID token as AppSync does, and a refresh token never", async () => {
  const { IdToken, RefreshToken } = await signIn(app, app.admin)
  const query = "{ listGroups(pageSize: 1) { groups { groupName } } }"
  expect((await graphql(app, query, { authorization: IdToken })).errors).toBeUndefined()
  expect((await graphql(app, query, { authorization: RefreshToken })).status).toBe(401)
})
