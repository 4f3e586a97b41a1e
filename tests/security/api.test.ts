import { randomUUID } from "node:crypto"
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql"
import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest"
import { callsOfTables, forgetCallsOfTables } from "../harness/changes"
import { callsOfFunctions, forgetCalls } from "../harness/cognito-calls"
import { ADD_USER_TO_GROUP, graphql, signedGraphql } from "../harness/graphql"
import { claimsOf, createPerson, createPersonWith, groupsOf, isEnabled, type Person, signIn } from "../harness/people"
import { DIRECTIVES_AND_SCALARS } from "../synth/appsync-schema"
import { describeDeployedBackend } from "../synth/backend"
import type { FieldCallers } from "../synth/field-callers"
import { CALLERS, changesUser, mayCallField } from "./expected-callers"
import { INSIDERS } from "./visitors"

const app = inject("app")
const { api } = await describeDeployedBackend()
const schema = buildSchema(DIRECTIVES_AND_SCALARS + api.schema)

/** A group that does not exist, until the test of `createGroup` makes it; no other file knows its name. */
const unknownGroup = `UNKNOWN-${randomUUID()}`

/** Optional, but without any of them there would be nothing to do; or too much, where a row would be written. */
const GIVEN = ["enable", "condition"]

/** One call of each query and mutation there is, with arguments that would be valid. */
const everyField = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
  Object.values(type?.getFields() ?? {}).map((field) => ({
    name: field.name,
    query: `${type?.name.toLowerCase()} { ${field.name}${argumentsFor(field)}${selectionOf(field)} }`,
  })),
)

function argumentsFor(field: GraphQLField<unknown, unknown>): string {
  const given = field.args.filter(({ name, type }) => isNonNullType(type) || GIVEN.includes(name))
  const values = given.map(({ name, type }) => `${name}: ${valueFor(name, type)}`)
  return values.length > 0 ? `(${values.join(", ")})` : ""
}

/** A value that is valid, as GraphQL writes it; of a user and a group that do not exist. */
function valueFor(name: string, type: GraphQLInputType): string {
  if (isNonNullType(type)) return valueFor(name, type.ofType)
  if (isListType(type)) return `[${valueFor(name, type.ofType)}]`
  if (isEnumType(type)) return type.getValues()[0]?.name ?? ""
  if (isInputObjectType(type)) {
    const all = Object.values(type.getFields())
    const required = all.filter(({ type }) => isNonNullType(type))
    // A condition, and what it compares: the first will do, and no row meets it.
    const fields = (required.length > 0 ? required : all.slice(0, 1)).map(
      (field) => `${field.name}: ${valueFor(field.name, field.type)}`,
    )
    return `{ ${fields.join(", ")} }`
  }
  if (String(type) === "Boolean") return "true"
  if (String(type) === "Int") return "1"
  const known: Record<string, string> = { userId: randomUUID(), name: "nickname", password: "Aa1-canary-of-tests" }
  return JSON.stringify(known[name] ?? unknownGroup)
}

function selectionOf(field: GraphQLField<unknown, unknown>): string {
  return schema.getType(String(field.type).replace(/[![\]]/g, ""))?.astNode?.kind === "ObjectTypeDefinition"
    ? " { __typename }"
    : ""
}

let tokens: Record<(typeof INSIDERS)[number], { AccessToken: string; IdToken: string }>
let admin: string
let plainUser: string
let editor: string
beforeAll(async () => {
  tokens = {
    auditor: await signIn(app, await createPersonWith(app, "auditor")),
    support: await signIn(app, await createPersonWith(app, "support")),
    admin: await signIn(app, app.admin),
  }
  admin = tokens.admin.AccessToken
  plainUser = (await signIn(app, await createPerson(app))).AccessToken
  editor = (await signIn(app, await createPerson(app, { groups: ["EDITORS"] }))).AccessToken
})
beforeEach(async () => {
  await forgetCalls(app)
  await forgetCallsOfTables(app)
})

/** No function has called Cognito, and no table was asked: of what AppSync answers from a table, Cognito never hears. */
async function nothingWasAsked() {
  expect([await callsOfFunctions(app), await callsOfTables(app)]).toEqual([[], []])
}

const replaced = (token: string, part: 0 | 1, change: object) => {
  const parts = token.split(".")
  const now = JSON.parse(Buffer.from(parts[part] ?? "", "base64url").toString())
  parts[part] = Buffer.from(JSON.stringify({ ...now, ...change })).toString("base64url")
  return parts.join(".")
}

/** What a function asks before it changes anything. */
const LOOKS = ["GetUser", "AdminListGroupsForUser", "ListUsers"]

describe.each(everyField)("$name, sent straight to the API", ({ name, query }) => {
  const { kind: fieldKind, answeredBy, functions } = CALLERS[name] as FieldCallers

  // AppSync takes both kinds of token, and so finds the groups in either.
  describe.each(["AccessToken", "IdToken"] as const)("with the %s", (kind) => {
    it.each(INSIDERS.filter((who) => mayCallField(who, name)))("answers the role %s", async (who) => {
      const answer = await graphql(app, query, { authorization: tokens[who][kind] })
      expect(answer.status).toBe(200)
      expect(answer.errors?.map((error) => error.errorType) ?? []).not.toContain("Unauthorized")
      const calls = await callsOfFunctions(app)
      expect(calls.length > 0).toBe(answeredBy === "function")
      if (answeredBy === "table") expect(await callsOfTables(app)).not.toEqual([])
      if (kind === "AccessToken" || fieldKind === "query") return
      // A function asks Cognito whether the token still tells the truth, and Cognito takes no ID token for that.
      expect(answer.errors?.[0]?.message).toMatch(/^AuthorityLost /)
      expect(calls.filter((call) => !LOOKS.includes(call))).toEqual([])
    })

    it.each(INSIDERS.filter((who) => !mayCallField(who, name)))(
      "refuses the role %s, and asks nothing",
      async (who) => {
        const answer = await graphql(app, query, { authorization: tokens[who][kind] })
        expect(answer.status).toBe(200)
        expect(answer.data?.[name] ?? null).toBeNull()
        expect(answer.errors).toMatchObject([{ errorType: "Unauthorized" }])
        await nothingWasAsked()
      },
    )
  })

  it.each([
    ["a user without a group", () => plainUser],
    ["a member of another group", () => editor],
  ])("refuses %s, and Cognito hears nothing", async (_, token) => {
    const answer = await graphql(app, query, { authorization: token() })
    expect(answer.status).toBe(200)
    expect(answer.data?.[name] ?? null).toBeNull()
    expect(answer.errors).toMatchObject([{ errorType: "Unauthorized" }])
    await nothingWasAsked()
  })

  it.each([
    ["no token", () => ({})],
    ["an empty token", () => ({ authorization: "" })],
    ["an API key", () => ({ "x-api-key": "da2-abcdefghijklmnopqrstuvwxyz" })],
    [
      "a group that was written into the token",
      () => ({ authorization: replaced(plainUser, 1, { "cognito:groups": ["ADMINS"] }) }),
    ],
    ["alg none", () => ({ authorization: replaced(admin, 0, { alg: "none" }) })],
    [
      "alg none without a signature",
      () => ({ authorization: replaced(admin, 0, { alg: "none" }).replace(/[^.]+$/, "") }),
    ],
    ["a signature that is not ours", () => ({ authorization: admin.replace(/[^.]+$/, "A".repeat(342)) })],
  ])("refuses %s, and Cognito hears nothing", async (_, headers) => {
    const answer = await graphql(app, query, headers())
    expect(answer.status).toBe(401)
    expect(answer.data ?? null).toBeNull()
    await nothingWasAsked()
  })

  it("refuses an IAM signature of a key that nobody gave out", async () => {
    const answer = await signedGraphql(app, query, { accessKeyId: "AKIASTRANGER", secretAccessKey: "x" })
    expect(answer.status).toBe(403)
    await nothingWasAsked()
  })

  it.each(app.functionCredentials.filter(({ displayName }) => !functions.includes(displayName)))(
    "refuses the function $displayName, and asks nothing",
    async (credentials) => {
      const answer = await signedGraphql(app, query, credentials)
      expect(answer.data?.[name] ?? null).toBeNull()
      expect(answer.errors).toMatchObject([{ errorType: "Unauthorized" }])
      await nothingWasAsked()
    },
  )

  it.each(app.functionCredentials.filter(({ displayName }) => functions.includes(displayName)))(
    "answers the function $displayName, whose role names it",
    async (credentials) => {
      const answer = await signedGraphql(app, query, credentials)
      expect(answer.status).toBe(200)
      expect(answer.errors?.map((error) => error.errorType) ?? []).not.toContain("Unauthorized")
      if (answeredBy === "table") expect(await callsOfTables(app)).not.toEqual([])
    },
  )
})

it("every function of the backend has tried", () => {
  const named = new Set(Object.values(CALLERS).flatMap(({ functions }) => functions))
  expect(app.functionCredentials.map(({ displayName }) => displayName)).toEqual(expect.arrayContaining([...named]))
  expect(app.functionCredentials.length).toBeGreaterThan(20)
})

describe("addUserToGroup, sent straight to the API", () => {
  let target: Person
  beforeEach(async () => {
    target = await createPerson(app)
  })

  it("gives the group when an administrator asks, and the user's next token holds it", async () => {
    const before = await signIn(app, target)
    const variables = { userId: target.userId, groupName: "EDITORS" }
    const answer = await graphql(app, ADD_USER_TO_GROUP, { authorization: admin }, variables)
    expect(answer.errors).toBeUndefined()
    expect(claimsOf(before.AccessToken)["cognito:groups"]).toBeUndefined()
    expect(claimsOf((await signIn(app, target)).AccessToken)["cognito:groups"]).toEqual(["EDITORS"])
  })

  it("changes nothing when the user asks for themselves", async () => {
    const { AccessToken } = await signIn(app, target)
    const variables = { userId: target.userId, groupName: "ADMINS" }
    const answer = await graphql(app, ADD_USER_TO_GROUP, { authorization: AccessToken }, variables)
    expect(answer.errors).toMatchObject([{ errorType: "Unauthorized" }])
    expect(await groupsOf(app, target.userId)).toEqual([])
  })

  it.each([
    ["an unknown user", () => ({ userId: randomUUID(), groupName: "EDITORS" }), "UserNotFoundException"],
    [
      "an unknown group",
      () => ({ userId: target.userId, groupName: `UNKNOWN-${randomUUID()}` }),
      "ResourceNotFoundException",
    ],
    ["a group name with a space", () => ({ userId: target.userId, groupName: "A B" }), "InvalidInput"],
    ["an id that is no UUID", () => ({ userId: "' or 1=1", groupName: "EDITORS" }), "InvalidInput"],
  ])("names %s and changes nothing", async (_, variables, code) => {
    const answer = await graphql(app, ADD_USER_TO_GROUP, { authorization: admin }, variables())
    expect(answer.errors?.[0]?.message).toMatch(new RegExp(`^${code} \\{`))
    expect(await groupsOf(app, target.userId)).toEqual([])
  })
})

describe("an administrator who means themselves, straight at the API", () => {
  it.each([
    ["disableUser", "disableUser(userId: $userId)"],
    ["deleteUser", 'deleteUser(userId: $userId, reason: "A test")'],
    ["removeUserFromGroup", 'removeUserFromGroup(userId: $userId, groupName: "ADMINS", reason: "A test")'],
  ])("is refused, and nothing has changed: %s", async (_, field) => {
    const person = await createPerson(app, { groups: ["ADMINS"] })
    const { AccessToken } = await signIn(app, person)
    const query = `mutation ($userId: String!) { ${field} }`
    const answer = await graphql(app, query, { authorization: AccessToken }, { userId: person.userId })
    expect(answer.errors?.[0]?.message).toMatch(/^OwnAccount \{/)
    expect(await groupsOf(app, person.userId)).toEqual(["ADMINS"])
    expect(await isEnabled(app, person.userId)).toBe(true)
  })
})

describe("support, straight at the API", () => {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(
    ({ name }) => mayCallField("support", name) && changesUser(name),
  )
  /** With every argument that it takes, a reason among them. */
  const callOf = (field: GraphQLField<unknown, unknown>, userId: string) => {
    const given = field.args.filter(({ name }) => name !== "requestId" && name !== "userId")
    const more = given.map(({ name, type }) => `, ${name}: ${valueFor(name, type)}`)
    return `mutation { ${field.name}(userId: "${userId}"${more.join("")}) }`
  }
  let support: Person
  let authorization: string
  beforeAll(async () => {
    support = await createPersonWith(app, "support")
    authorization = (await signIn(app, support)).AccessToken
    await forgetCalls(app)
  })

  const HOLDERS: [string, () => Promise<Person>][] = [
    ["an administrator", () => createPersonWith(app, "admin")],
    ["support, too", () => createPersonWith(app, "support")],
    ["an auditor", () => createPersonWith(app, "auditor")],
    ["themselves", async () => support],
  ]
  describe.each(HOLDERS)("on somebody who is %s", (_, create) => {
    it.each(fields)("is refused $name, and nothing is changed", async (field) => {
      const { userId } = await create()
      for (const id of [userId, userId.toUpperCase()]) {
        const answer = await graphql(app, callOf(field, id), { authorization })
        expect(answer.errors?.[0]?.message).toMatch(/^AdministrativeUser \{/)
      }
      expect((await callsOfFunctions(app)).filter((call) => !LOOKS.includes(call))).toEqual([])
    })
  })

  it.each(fields)("is not refused $name for anybody else, so that the refusals mean something", async (field) => {
    const { userId } = await createPerson(app, { groups: ["EDITORS"] })
    const answer = await graphql(app, callOf(field, userId), { authorization })
    // In the state that they are in, Cognito or the function may still have an objection of its own.
    expect(answer.errors?.[0]?.message ?? "").toMatch(/^$|Exception /)
  })

  it("disables nobody without a reason", async () => {
    const { userId } = await createPerson(app)
    const answer = await graphql(app, `mutation { disableUser(userId: "${userId}") }`, { authorization })
    expect(answer.errors?.[0]?.message).toBe('InvalidInput {"field":"reason","rule":"reason"}')
    expect(await isEnabled(app, userId)).toBe(true)
  })

  it("chooses no password for a new user, who is not created", async () => {
    const email = `made-${randomUUID()}@example.com`
    const query = `mutation { createUser(username: "${email}", invitation: none, temporaryPassword: "Aa1-canary-of-tests",
      attributes: [{ name: "email", value: "${email}" }]) { userId } }`
    const answer = await graphql(app, query, { authorization })
    expect(answer.errors?.[0]?.message).toBe('InvalidInput {"field":"temporaryPassword","rule":"administratorsOnly"}')
    expect(await callsOfFunctions(app)).not.toContain("AdminCreateUser")
  })
})
