import path from "node:path"
import { Amplify } from "aws-amplify"
import { decodeJWT } from "aws-amplify/auth"
import { generateClient } from "aws-amplify/data"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { LocalBackend } from "./backend"
import type { Schema } from "./fixture/amplify/data/resource"
import { inFolder, projectRoot, send, startFixture, startFixtureIn } from "./testing/fixture-backend"
import { createUser, signIn } from "./testing/people"

type Tokens = { AccessToken: string; IdToken: string }

let backend: LocalBackend
let editor: Tokens
let reader: Tokens
let nobody: Tokens

beforeAll(async () => {
  backend = await startFixture()
  const enter = async (...groups: string[]) => signIn(backend, await createUser(backend, groups))
  ;[editor, reader, nobody] = [await enter("EDITORS"), await enter("READERS"), await enter()]
})
afterAll(() => backend?.close())

const AUDIT_TABLE = "AuditEvent-local-NONE"
const LOCK_TABLE = "Lock-local-NONE"
const NOTE_TABLE = "Note-local-NONE"

const FAILED_CONDITION = [
  expect.objectContaining({
    errorType: "DynamoDB:ConditionalCheckFailedException",
    message: expect.stringMatching(
      /^The conditional request failed \(Service: DynamoDb, Status Code: 400, Request ID: /,
    ),
  }),
]
const refused = (field: string, type: "Query" | "Mutation") => [
  expect.objectContaining({
    errorType: "Unauthorized",
    message: `Not Authorized to access ${field} on type ${type}`,
  }),
]

const as = (who: Tokens, query: string, variables?: Record<string, unknown>) => send(backend, who, query, variables)

/** Sends a document with the signature of the function that may write records and locks. */
async function asKeeper(document: string, variables: Record<string, unknown> = {}, of = backend, who = editor) {
  const query =
    "query($document: String!, $variables: AWSJSON) { keepRecords(document: $document, variables: $variables) }"
  const { data } = await send(of, who, query, { document, variables: JSON.stringify(variables) })
  return JSON.parse(data.keepRecords).body
}

async function everything(TableName: string, of = backend) {
  const { Items } = await of.dynamodb.call("Scan", { TableName })
  return Items as Record<string, Record<string, string>>[]
}

const event = (chain: string, seq: number, change: Record<string, unknown> = {}) => ({
  chain,
  seq,
  requestId: crypto.randomUUID(),
  kind: "intent",
  at: new Date(Date.UTC(2030, 0, 1) + seq * 1000).toISOString(),
  month: "2030-01",
  actor: "someone",
  target: "pool",
  action: "look",
  version: 1,
  record: '{"é":1}',
  hash: "h",
  ...change,
})

const CREATE =
  "mutation($input: CreateAuditEventInput!) { createAuditEvent(input: $input) { chain seq record outcome } }"
const create = async (input: object, of = backend, who = editor) => asKeeper(CREATE, { input }, of, who)

describe("a row that is only ever added", () => {
  it("is added by a function with the policy for it, and read as it was written", async () => {
    const input = event("added", 1)
    expect(await create(input)).toEqual({
      data: { createAuditEvent: { chain: "added", seq: 1, record: '{"é":1}', outcome: null } },
    })
    const fields = Object.keys(input).join(" ")
    const { data } = await as(reader, `{ getAuditEvent(chain: "added", seq: 1) { ${fields} createdAt } }`)
    expect(data.getAuditEvent).toEqual({ ...input, createdAt: expect.stringMatching(/^\d{4}-.*Z$/) })
  })

  it("is refused when its key is taken, and nothing changes", async () => {
    await create(event("twice", 1))
    const before = await everything(AUDIT_TABLE)
    const second = await create(event("twice", 1, { record: "other" }))
    expect(second).toEqual({ data: { createAuditEvent: null }, errors: FAILED_CONDITION })
    expect(await everything(AUDIT_TABLE)).toEqual(before)
  })

  it("is added once when several try at once", async () => {
    const all = await Promise.all([1, 2, 3, 4].map((n) => create(event("race", 1, { record: String(n) }))))
    const winners = all.filter(({ errors }) => errors === undefined)
    expect(winners).toHaveLength(1)
    expect(all.filter(({ errors }) => errors).map(({ errors }) => errors)).toEqual(Array(3).fill(FAILED_CONDITION))
    const { data } = await as(reader, '{ getAuditEvent(chain: "race", seq: 1) { record } }')
    expect(data.getAuditEvent.record).toBe(winners[0].data.createAuditEvent.record)
  })

  it("cannot be added by a user, with or without a group", async () => {
    const before = await everything(AUDIT_TABLE)
    for (const who of [editor, reader, nobody]) {
      const { data, errors } = await as(who, CREATE, { input: event("forged", 1) })
      expect(data).toEqual({ createAuditEvent: null })
      expect(errors).toEqual(refused("createAuditEvent", "Mutation"))
    }
    expect(await everything(AUDIT_TABLE)).toEqual(before)
  })

  it.each(["update", "delete"])("has no %s", async (verb) => {
    await create(event("kept", 1))
    const before = await everything(AUDIT_TABLE)
    const { errors } = await asKeeper(`mutation { ${verb}AuditEvent(input: { chain: "kept", seq: 1 }) { chain } }`)
    expect(errors[0].message).toContain(`Cannot query field "${verb}AuditEvent" on type "Mutation"`)
    expect(await everything(AUDIT_TABLE)).toEqual(before)
  })

  it("is not written when a required field is missing", async () => {
    const before = await everything(AUDIT_TABLE)
    const { hash: _, ...input } = event("incomplete", 1)
    const { data, errors } = await create(input)
    expect(data).toBeNull()
    expect(errors[0].message).toContain('Field "hash" of required type "String!" was not provided')
    expect(await everything(AUDIT_TABLE)).toEqual(before)
  })
})

describe("reading rows", () => {
  beforeAll(async () => {
    for (let seq = 1; seq <= 25; seq++) {
      const change = { month: "2031-02", actor: seq % 2 ? "odd" : "even", ...(seq > 20 && { outcome: "refused" }) }
      await create(event("pages", seq, change))
    }
  })

  const page = async (field: string, args: string, nextToken: string | null = null, who = reader) => {
    const { data, errors } = await as(
      who,
      `query($nextToken: String) { page: ${field}(${args} nextToken: $nextToken) { items { seq actor } nextToken } }`,
      { nextToken },
    )
    return { items: data?.page?.items, nextToken: data?.page?.nextToken, errors }
  }
  const seqs = (items: { seq: number }[]) => items.map(({ seq }) => seq)

  it("is refused to a user without the group, for every query", async () => {
    const queries = {
      getAuditEvent: 'getAuditEvent(chain: "pages", seq: 1) { seq }',
      listAuditEvents: "listAuditEvents { items { seq } }",
      auditEventsByMonth: 'auditEventsByMonth(month: "2031-02") { items { seq } }',
      listAuditEventByActorAndAt: 'listAuditEventByActorAndAt(actor: "odd") { items { seq } }',
    }
    for (const [field, query] of Object.entries(queries)) {
      for (const who of [editor, nobody]) {
        expect(await as(who, `{ ${query} }`)).toEqual({ data: { [field]: null }, errors: refused(field, "Query") })
      }
      expect((await as(reader, `{ ${query} }`)).errors).toBeUndefined()
    }
  })

  it("gives the last row of a chain first when asked for one in descending order", async () => {
    const { items } = await page("listAuditEvents", 'chain: "pages" sortDirection: DESC limit: 1')
    expect(seqs(items)).toEqual([25])
    const keeper = await asKeeper('{ listAuditEvents(chain: "pages" sortDirection: DESC limit: 1) { items { seq } } }')
    expect(seqs(keeper.data.listAuditEvents.items)).toEqual([25])
  })

  it.each([
    ["a table", "listAuditEvents", 'chain: "pages" sortDirection: ASC', [...Array(25).keys()].map((n) => n + 1)],
    [
      "a table, backwards",
      "listAuditEvents",
      'chain: "pages" sortDirection: DESC',
      [...Array(25).keys()].map((n) => 25 - n),
    ],
    ["an index", "auditEventsByMonth", 'month: "2031-02"', [...Array(25).keys()].map((n) => n + 1)],
    [
      "an index, backwards",
      "listAuditEventByActorAndAt",
      'actor: "even" sortDirection: DESC',
      [24, 22, 20, 18, 16, 14, 12, 10, 8, 6, 4, 2],
    ],
    ["an index that only some rows are in", "listAuditEventByOutcomeAndAt", 'outcome: "refused"', [21, 22, 23, 24, 25]],
  ])("gives all pages of %s once, by their tokens", async (_, field, args, expected) => {
    const found: number[] = []
    let nextToken: string | null = null
    let pages = 0
    do {
      const read = await page(field, `${args} limit: 4`, nextToken)
      expect(read.errors).toBeUndefined()
      expect(read.items.length).toBeLessThanOrEqual(4)
      found.push(...seqs(read.items))
      nextToken = read.nextToken
      pages += 1
    } while (nextToken !== null && pages < 20)
    expect(found).toEqual(expected)
    expect(pages).toBe(Math.ceil((expected.length + 0.5) / 4))
  })

  it.each([
    ["lt: 3", [1, 2]],
    ["le: 3", [1, 2, 3]],
    ["gt: 23", [24, 25]],
    ["ge: 23", [23, 24, 25]],
    ["eq: 9", [9]],
    ["between: [9, 11]", [9, 10, 11]],
  ])("takes a condition on a number that rows are sorted by: %s", async (condition, expected) => {
    const { items } = await page("listAuditEvents", `chain: "pages" seq: { ${condition} }`)
    expect(seqs(items)).toEqual(expected)
  })

  it.each([
    ['beginsWith: "2030-01-01T00:00:0"', [1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['ge: "2030-01-01T00:00:24.000Z"', [24, 25]],
    ['between: ["2030-01-01T00:00:02.000Z", "2030-01-01T00:00:03.000Z"]', [2, 3]],
  ])("takes a condition on a text that an index is sorted by: %s", async (condition, expected) => {
    const { items } = await page("auditEventsByMonth", `month: "2031-02" at: { ${condition} }`)
    expect(seqs(items)).toEqual(expected)
  })

  it("filters after it has counted the limit, as DynamoDB does", async () => {
    const args = 'month: "2031-02" filter: { actor: { eq: "odd" }, seq: { gt: 2 } } limit: 4'
    const { items, nextToken } = await page("auditEventsByMonth", args)
    expect(seqs(items)).toEqual([3])
    expect(nextToken).not.toBeNull()
  })

  it("takes filters of every kind", async () => {
    const filter = '{ or: [{ seq: { between: [1, 2] } }, { actor: { contains: "ve" } }], not: { seq: { gt: 4 } } }'
    const { items } = await page("auditEventsByMonth", `month: "2031-02" filter: ${filter}`)
    expect(seqs(items)).toEqual([1, 2, 4])
  })

  it("says nothing about rows in the token of a page", async () => {
    const { nextToken } = await page("listAuditEvents", 'chain: "pages" sortDirection: ASC limit: 4')
    expect(Buffer.from(nextToken, "base64").toString()).not.toContain("pages")
  })

  it.each<[string, (token: string) => [string, string, string]]>([
    ["another chain", (token) => ["listAuditEvents", 'chain: "other" sortDirection: ASC limit: 4', token]],
    ["another direction", (token) => ["listAuditEvents", 'chain: "pages" sortDirection: DESC limit: 4', token]],
    ["another query", (token) => ["auditEventsByMonth", 'month: "2031-02" limit: 4', token]],
    [
      "nothing, being made up",
      () => ["listAuditEvents", 'chain: "pages" sortDirection: ASC', "eyJjaGFpbiI6InBhZ2VzIn0="],
    ],
    [
      "nothing, being changed",
      (token) => ["listAuditEvents", 'chain: "pages" sortDirection: ASC', token.replace(/.{4}$/, "AAA=")],
    ],
  ])("refuses a token that is for %s", async (_, question) => {
    const { nextToken } = await page("listAuditEvents", 'chain: "pages" sortDirection: ASC limit: 4')
    const { items, errors } = await page(...question(nextToken))
    expect(items).toBeUndefined()
    expect(errors).toEqual([expect.objectContaining({ errorType: "DynamoDB:UserIllegalArgumentException" })])
  })

  it("takes a token for pages of another size", async () => {
    const { nextToken } = await page("listAuditEvents", 'chain: "pages" sortDirection: ASC limit: 4')
    const { items } = await page("listAuditEvents", 'chain: "pages" sortDirection: ASC limit: 2', nextToken)
    expect(seqs(items)).toEqual([5, 6])
  })

  it("refuses a limit that DynamoDB refuses", async () => {
    const { errors } = await page("listAuditEvents", "limit: 0")
    expect(errors).toEqual([expect.objectContaining({ errorType: "DynamoDB:DynamoDbException" })])
  })

  it("gives null for a row that is not there", async () => {
    expect(await as(reader, '{ getAuditEvent(chain: "pages", seq: 99) { seq } }')).toEqual({
      data: { getAuditEvent: null },
    })
  })
})

describe("a row that is changed under a condition", () => {
  const TAKE =
    "mutation($input: UpdateLockInput!, $condition: ModelLockConditionInput) { updateLock(input: $input, condition: $condition) { name holder until takenOut } }"

  it("is taken by exactly one of several, and given back by its holder alone", async () => {
    await asKeeper('mutation { createLock(input: { name: "last" }) { name } }')
    const free = { or: [{ holder: { attributeExists: false } }, { until: { lt: 100 } }] }
    const take = (holder: string, condition: object = free) =>
      asKeeper(TAKE, { input: { name: "last", holder, until: 200, takenOut: [holder] }, condition })
    const all = await Promise.all(["a", "b", "c"].map((holder) => take(holder)))
    const [winner, ...more] = all.filter(({ errors }) => !errors)
    expect(more).toEqual([])
    expect(winner.data.updateLock).toMatchObject({ name: "last", until: 200 })
    const { holder } = winner.data.updateLock
    expect(await everything(LOCK_TABLE)).toMatchObject([{ holder: { S: holder }, takenOut: { L: [{ S: holder }] } }])

    const release = (by: string) =>
      asKeeper(TAKE, { input: { name: "last", holder: null, until: 0 }, condition: { holder: { eq: by } } })
    const before = await everything(LOCK_TABLE)
    expect(await release("somebody else")).toEqual({ data: { updateLock: null }, errors: FAILED_CONDITION })
    expect(await everything(LOCK_TABLE)).toEqual(before)
    expect((await release(holder)).data.updateLock).toMatchObject({ holder: null, until: 0 })
    expect((await take("next")).data.updateLock).toMatchObject({ holder: "next" })
    const lapsed = { or: [{ holder: { attributeExists: false } }, { until: { lt: 201 } }] }
    expect((await take("later", lapsed)).data.updateLock).toMatchObject({ holder: "later" })
  })

  it("is not made by an update, and not deleted twice", async () => {
    const update = await asKeeper(TAKE, { input: { name: "missing", holder: "a" } })
    expect(update.errors).toEqual(FAILED_CONDITION)
    expect(await everything(LOCK_TABLE)).not.toContainEqual(expect.objectContaining({ name: { S: "missing" } }))
    await asKeeper('mutation { createLock(input: { name: "gone", holder: "a" }) { name } }')
    const remove = () => asKeeper('mutation { deleteLock(input: { name: "gone" }) { name holder } }')
    expect((await remove()).data).toEqual({ deleteLock: { name: "gone", holder: "a" } })
    expect((await remove()).errors).toEqual(FAILED_CONDITION)
  })

  it.each(["createLock", "updateLock", "deleteLock"])("is no user's to change: %s", async (field) => {
    const before = await everything(LOCK_TABLE)
    for (const who of [editor, reader, nobody]) {
      const answer = await as(who, `mutation { ${field}(input: { name: "mine" }) { name } }`)
      expect(answer).toEqual({ data: { [field]: null }, errors: refused(field, "Mutation") })
    }
    expect(await everything(LOCK_TABLE)).toEqual(before)
  })

  it("is no user's to read", async () => {
    const { errors } = await as(editor, "{ listLocks { items { name } } }")
    expect(errors?.[0]?.message).toContain('Cannot query field "listLocks" on type "Query"')
  })
})

describe("a function's policy", () => {
  it("is asked for every field of the request, and for no other", async () => {
    const before = await everything(NOTE_TABLE)
    const denied = [
      ["createNote", "Mutation", 'mutation { createNote(input: { text: "x" }) { id } }'],
      ["renameThing", "Mutation", 'mutation { renameThing(thingId: "1", name: "x") }'],
      ["getAuditEvent", "Query", '{ getAuditEvent(chain: "a", seq: 1) { seq } }'],
      ["listNotes", "Query", "{ listNotes { items { id } } }"],
      ["auditEventsByMonth", "Query", '{ auditEventsByMonth(month: "2030-01") { items { seq } } }'],
    ] as const
    for (const [field, type, document] of denied) {
      expect(await asKeeper(document)).toEqual({ data: { [field]: null }, errors: refused(field, type) })
    }
    expect(await everything(NOTE_TABLE)).toEqual(before)
  })

  it("opens what is below an allowed field, and nothing beside it", async () => {
    await create(event("below", 1))
    const document = '{ listAuditEvents(chain: "below") { items { record } } listNotes { items { id } } }'
    expect(await asKeeper(document)).toEqual({
      data: { listAuditEvents: { items: [{ record: '{"é":1}' }] }, listNotes: null },
      errors: refused("listNotes", "Query"),
    })
  })
})

describe("a model with the usual operations", () => {
  const FIELDS = "id text stars tags about createdAt updatedAt"

  it("is created, read, updated, listed and deleted by a member of the group", async () => {
    const { data: created } = await as(
      editor,
      `mutation($input: CreateNoteInput!) { note: createNote(input: $input) { ${FIELDS} } }`,
      {
        input: { text: "one", stars: 3, tags: ["a", "b"], about: '{"k":[1,null]}' },
      },
    )
    const { note } = created
    expect(note).toMatchObject({ text: "one", stars: 3, tags: ["a", "b"], about: '{"k":[1,null]}' })
    const { data: read } = await as(reader, `query($id: ID!) { getNote(id: $id) { ${FIELDS} } }`, { id: note.id })
    expect(read.getNote).toEqual(note)

    const update = `mutation($input: UpdateNoteInput!, $condition: ModelNoteConditionInput) { updateNote(input: $input, condition: $condition) { ${FIELDS} } }`
    const failed = await as(editor, update, { input: { id: note.id, text: "no" }, condition: { stars: { gt: 3 } } })
    expect(failed).toEqual({ data: { updateNote: null }, errors: FAILED_CONDITION })
    const condition = { stars: { eq: 3 }, tags: { contains: "a" } }
    const changed = await as(editor, update, { input: { id: note.id, text: "two", tags: null }, condition })
    expect(changed.data.updateNote).toMatchObject({ text: "two", stars: 3, tags: null, createdAt: note.createdAt })

    const { data: listed } = await as(
      reader,
      '{ listNotes(filter: { text: { eq: "two" } }) { items { id } nextToken } }',
    )
    expect(listed.listNotes).toEqual({ items: [{ id: note.id }], nextToken: null })
    const remove = "mutation($id: ID!) { deleteNote(input: { id: $id }) { id text } }"
    expect((await as(editor, remove, { id: note.id })).data.deleteNote).toEqual({ id: note.id, text: "two" })
    expect((await as(reader, `query($id: ID!) { getNote(id: $id) { id } }`, { id: note.id })).data.getNote).toBeNull()
  })

  it("is refused to those without the group, and nothing changes", async () => {
    const before = await everything(NOTE_TABLE)
    for (const who of [reader, nobody]) {
      const { errors } = await as(who, 'mutation { createNote(input: { text: "x" }) { id } }')
      expect(errors).toEqual(refused("createNote", "Mutation"))
    }
    expect(await everything(NOTE_TABLE)).toEqual(before)
  })

  it("has subscriptions in the schema that are refused by name", async () => {
    const { errors } = await as(editor, "subscription { onCreateNote { id } }")
    expect(errors).toEqual([expect.objectContaining({ errorType: "UnsupportedOperation" })])
  })
})

describe("the stock data client", () => {
  /** The client of somebody with this token; how the library itself signs in is another test's subject. */
  function clientOf({ AccessToken }: Tokens) {
    const tokenProvider = { getTokens: async () => ({ accessToken: decodeJWT(AccessToken) }) }
    Amplify.configure(backend.outputs, { Auth: { tokenProvider } })
    return generateClient<Schema>({ authMode: "userPool" })
  }

  it("creates, updates, lists and deletes by its own models", async () => {
    const { models } = clientOf(editor)
    const { data: note } = await models.Note.create({ text: "client", stars: 1, about: JSON.stringify({ a: 1 }) })
    expect(note).toMatchObject({ text: "client", stars: 1, about: '{"a":1}' })
    const { data: changed } = await models.Note.update({ id: note?.id ?? "", stars: 2 })
    expect(changed).toMatchObject({ text: "client", stars: 2 })
    const { data: listed } = await models.Note.list({ filter: { text: { eq: "client" } } })
    expect(listed.map(({ id }) => id)).toEqual([note?.id])
    await models.Note.delete({ id: note?.id ?? "" })
    expect((await models.Note.get({ id: note?.id ?? "" })).data).toBeNull()
  })

  it("pages through an index by its query field, and through a chain by its keys", async () => {
    for (let seq = 1; seq <= 5; seq++) await create(event("client", seq, { month: "2032-03" }))
    const { models } = clientOf(reader)
    const first = await models.AuditEvent.auditEventsByMonth({ month: "2032-03" }, { limit: 3, sortDirection: "DESC" })
    expect(first.data.map(({ seq }) => seq)).toEqual([5, 4, 3])
    const { nextToken } = first
    const second = await models.AuditEvent.auditEventsByMonth(
      { month: "2032-03" },
      { limit: 3, sortDirection: "DESC", nextToken },
    )
    expect(second.data.map(({ seq }) => seq)).toEqual([2, 1])
    const last = await models.AuditEvent.list({ chain: "client", sortDirection: "DESC", limit: 1 })
    expect(last.data.map(({ seq }) => seq)).toEqual([5])
  })

  it("is refused as everybody is", async () => {
    const { data, errors } = await clientOf(editor).models.AuditEvent.list()
    expect(data).toEqual([])
    expect(errors).toMatchObject([{ errorType: "Unauthorized" }])
  })
})

describe("tables on disk", () => {
  it("are emptied with sample data that was interrupted", () =>
    inFolder(async (folder) => {
      const first = await startFixtureIn(folder)
      await first.dynamodb.call("PutItem", { TableName: LOCK_TABLE, Item: { name: { S: "left over" } } })
      await first.close()
      const interrupted = path.join(projectRoot, "interrupted-seed.ts")
      await expect(startFixtureIn(folder, { seed: interrupted })).rejects.toThrow("interrupted")
      const again = await startFixtureIn(folder, { seed: path.join(projectRoot, "seed.ts"), users: 1 })
      expect(await everything(LOCK_TABLE, again)).toEqual([])
      await again.close()
    }))

  it("are kept when sample data is filled in for the first time", () =>
    inFolder(async (folder) => {
      const first = await startFixtureIn(folder)
      await first.dynamodb.call("PutItem", { TableName: LOCK_TABLE, Item: { name: { S: "mine" } } })
      await first.close()
      const second = await startFixtureIn(folder, { seed: path.join(projectRoot, "seed.ts"), users: 1 })
      expect(await everything(LOCK_TABLE, second)).toHaveLength(1)
      await second.close()
    }))

  it("keep their rows and indexes over a restart, and refuse what they refused", () =>
    inFolder(async (folder) => {
      const first = await startFixtureIn(folder)
      const email = await createUser(first, ["READERS"])
      const tokens = await signIn(first, email)
      await create(event("disk", 1), first, tokens)
      await create(event("disk", 2), first, tokens)
      const before = await everything(AUDIT_TABLE, first)
      expect(before).toHaveLength(2)
      await first.close()

      const second = await startFixtureIn(folder)
      expect(await everything(AUDIT_TABLE, second)).toEqual(before)
      const again = await signIn(second, email)
      expect((await create(event("disk", 2), second, again)).errors).toEqual(FAILED_CONDITION)
      const { data } = await send(second, again, '{ auditEventsByMonth(month: "2030-01") { items { seq } } }')
      expect(data.auditEventsByMonth.items).toEqual([{ seq: 1 }, { seq: 2 }])
      await second.close()
    }))
})
