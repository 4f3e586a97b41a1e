import { deepStrictEqual, equal, match, ok } from "node:assert/strict"
import fc from "fast-check"
import * as z from "zod"
import { AdminError } from "../../amplify/data/admin-error"
import { adminHandler } from "../../amplify/data/admin-handler"
import { filterSchema, toCognitoFilter } from "../../amplify/data/list-users/filter"
import { decodePageToken, encodePageToken } from "../../amplify/data/page-token"
import { appsyncEvent, userPoolIdentity } from "../../amplify/testing/appsync-event"
import type { Caller } from "../../local/appsync/caller"
import { createResolver } from "../../local/appsync/pipeline"
import { templateCompiler } from "../../local/appsync/vtl/template"
import { parseFilter } from "../../local/cognito/user-pool/filter"
import { describeDeployedBackend } from "../synth/backend"
import { changed, json, type Target, target, text } from "./target"

const filters = z.object(filterSchema)

/** Cognito reads one condition whose value is what was asked for, or nothing is sent. */
const cognitoFilter = target({
  name: "filters of users",
  inputs: fc.record({
    attribute: fc.oneof({ weight: 8, arbitrary: fc.constantFrom("email", "name", "username", "sub") }, text),
    match: fc.oneof({ weight: 4, arbitrary: fc.constantFrom("exact", "prefix", null) }, text),
    value: text,
  }),
  check(input) {
    const parsed = filters.safeParse(input)
    if (!parsed.success) return
    let filter: string | undefined
    try {
      filter = toCognitoFilter(parsed.data)
    } catch (error) {
      return requireCode(error, "InvalidInput")
    }
    if (filter === undefined) return equal(input.value, "")
    const { attribute, value } = input
    deepStrictEqual(parseFilter(filter), { attribute, prefix: input.match !== "exact", value })
  },
  good: () => equal(toCognitoFilter({ attribute: "email", match: "prefix", value: "ada" }), 'email ^= "ada"'),
})

const query = ["listUsers", 'email ^= "a"', 60]
const token = encodePageToken(query, "AbCdEf0123456789+/=") ?? ""

const pageToken = target({
  name: "page tokens",
  inputs: fc.oneof(
    text,
    changed(token),
    json.map((value) => Buffer.from(JSON.stringify(value)).toString("base64url")),
  ),
  check(input) {
    let cognitoToken: string | undefined
    try {
      cognitoToken = decodePageToken(query, input)
    } catch (error) {
      return requireCode(error, "InvalidPageToken")
    }
    // What serves continues this query and no other; which page, Cognito's own token says, and Cognito looks at it.
    ok(cognitoToken)
    const { q } = JSON.parse(Buffer.from(token, "base64url").toString())
    equal(JSON.parse(Buffer.from(input, "base64url").toString()).q, q)
  },
  good: () => equal(decodePageToken(query, token), "AbCdEf0123456789+/="),
})

const ran: unknown[] = []
const handler = adminHandler({
  name: "listTests",
  roles: ["ADMINS"],
  arguments: z.object({ userId: z.guid("uuid"), requestId: z.string().nullish() }),
  run: async (input) => void ran.push(input),
})
const userId = "22222222-2222-4222-8222-222222222222"
const claim = fc.oneof(
  json,
  text,
  fc.constantFrom("ADMINS", ["admins"], ["ADMINS "], [["ADMINS"]], { 0: "ADMINS", length: 1 }),
)

/** Runs for an administrator of this pool with arguments as they should be; whatever else comes is refused in words. */
const event = target({
  name: "events of functions",
  inputs: fc.oneof(
    json,
    fc
      .record({ groups: claim, sub: claim, iss: claim, field: text, arguments: json, what: fc.nat(5) })
      .map(({ groups, sub, iss, field, arguments: given, what }) => {
        const name = what === 3 ? field : "listTests"
        const changes = [{ groups }, { sub }, { claims: { iss } }][what] ?? {}
        return appsyncEvent(name, what === 4 ? (given as object) : { userId }, { identity: userPoolIdentity(changes) })
      }),
  ),
  async check(input) {
    ran.length = 0
    try {
      await handler(input)
    } catch (error) {
      ok(error instanceof AdminError)
      match(error.code, /^(NotAuthorized|InvalidInput)$/)
      return deepStrictEqual(ran, [])
    }
    const { identity, fieldName, arguments: given } = input as ReturnType<typeof appsyncEvent>
    equal(fieldName, "listTests")
    ok(Array.isArray((identity as { groups: unknown }).groups))
    ok((identity as { groups: unknown[] }).groups.includes("ADMINS"))
    equal((given as { userId: unknown }).userId, userId)
  },
  async good() {
    ran.length = 0
    await handler(appsyncEvent("listTests", { userId }, { identity: userPoolIdentity() }))
    equal(ran.length, 1)
  },
})

function requireCode(error: unknown, code: string): void {
  ok(error instanceof AdminError)
  equal(error.code, code)
}

/** What a client sends reaches the function as it was sent, whatever it would mean in a template. */
async function templateInput(): Promise<Target> {
  const { api } = await describeDeployedBackend()
  const resolver = api.resolvers.find(({ fieldName }) => fieldName === "addUserToGroup")
  if (!resolver) throw new Error("addUserToGroup has no resolver.")
  let invoked: unknown
  const invoke = async (request: unknown) => {
    invoked = request
    return "done"
  }
  const resolve = createResolver(resolver, {
    functions: new Map(api.functions.map((item) => [item.id, item])),
    dataSources: new Map(api.dataSources.map(({ name }) => [name, invoke])),
    compile: templateCompiler(),
  })
  const send = (args: unknown, groups: unknown) => {
    invoked = undefined
    const claims = { sub: userId, iss: "https://issuer", username: userId, "cognito:groups": groups }
    const caller = { mode: "AMAZON_COGNITO_USER_POOLS", claims, sourceIp: "127.0.0.1", headers: {} } as Caller
    const call = {
      source: null,
      args,
      caller,
      info: { parentType: { name: "Mutation" }, fieldName: "addUserToGroup" },
      appendError() {},
      now: new Date(0),
    }
    return resolve(call as never)
  }
  return target({
    name: "arguments in templates",
    inputs: fc.record({
      args: fc.dictionary(text, json, { maxKeys: 4, noNullPrototype: true }),
      groups: fc.oneof(fc.constant(["ADMINS"]), fc.array(text, { maxLength: 3 })),
    }),
    async check({ args, groups }) {
      const isAdministrator = groups.includes("ADMINS")
      try {
        await send(args, groups)
      } catch (error) {
        ok(!isAdministrator)
        equal((error as { errorType?: unknown }).errorType, "Unauthorized")
        return equal(invoked, undefined)
      }
      ok(isAdministrator)
      const { payload } = invoked as { payload: { fieldName: string; arguments: unknown } }
      equal(payload.fieldName, "addUserToGroup")
      deepStrictEqual(JSON.parse(JSON.stringify(payload.arguments)), JSON.parse(JSON.stringify(args)))
    },
    good: async () => equal(await send({ userId, groupName: "EDITORS" }, ["ADMINS"]), "done"),
  })
}

/** What comes in at the API, before and in its functions. */
export const apiTargets = async (): Promise<Target[]> => [cognitoFilter, pageToken, event, await templateInput()]
