import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import type { LocalBackend } from "./backend"
import { send, startFixture } from "./testing/fixture-backend"
import { createUser, signIn } from "./testing/people"

let backend: LocalBackend
let editor: { AccessToken: string; IdToken: string }
const log: string[] = []

beforeAll(async () => {
  // By its clock the schedule would run among those that are asked for here.
  backend = await startFixture({ onLog: (line) => log.push(line), schedulesByTheClock: false })
  editor = await signIn(backend, await createUser(backend, ["EDITORS"]))
})
afterEach(() => backend.dynamodb.control.reset())
afterAll(() => backend?.close())

const NOTE_TABLE = "Note-local-NONE"
const notes = async () => {
  const { Items } = await backend.dynamodb.call("Scan", { TableName: NOTE_TABLE })
  return Items as { id: { S: string } }[]
}
const createNote = (id: string) =>
  send(backend, editor, 'mutation($id: ID) { createNote(input: { id: $id, text: "x" }) { id } }', { id })
const unreachable = [
  expect.objectContaining({
    path: ["createNote"],
    errorType: "DynamoDB:InternalServerErrorException",
    message: expect.stringContaining("(Service: DynamoDb, Status Code: 500, Request ID: "),
  }),
]

/** Asks as a test in another process does. */
async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(new URL(path, backend.state.graphqlEndpoint), {
    method,
    headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  })
  return { status: response.status, body: await response.json() }
}

describe("a table that fails", () => {
  it("changes nothing, as often as it was told, and no other table fails", async () => {
    const before = await notes()
    backend.dynamodb.control.set({ faults: [{ table: "Note", times: 2 }] })
    await expect(notes()).rejects.toMatchObject({ name: "InternalServerError", statusCode: 500 })
    expect(await createNote("unreachable")).toEqual({ data: { createNote: null }, errors: unreachable })
    expect(await notes()).toEqual(before)
    backend.dynamodb.control.set({ faults: [{ table: "AuditEvent" }] })
    expect((await createNote("reachable")).errors).toBeUndefined()
    expect(await notes()).toHaveLength(before.length + 1)
  })

  it("fails for one operation alone", async () => {
    backend.dynamodb.control.set({ faults: [{ table: NOTE_TABLE, operation: "PutItem" }] })
    const before = await notes()
    expect((await createNote("put")).errors).toEqual(unreachable)
    expect(await notes()).toEqual(before)
  })

  it("throttles, in AppSync's words", async () => {
    const message = "The level of configured provisioned throughput for the table was exceeded."
    const error = "ProvisionedThroughputExceededException"
    backend.dynamodb.control.set({ faults: [{ error, message, statusCode: 400 }] })
    expect((await createNote("throttled")).errors).toMatchObject([{ errorType: `DynamoDB:${error}` }])
  })
})

describe("an answer that is lost", () => {
  it("comes from a change that was made", async () => {
    backend.dynamodb.control.set({ faults: [{ table: "Note", operation: "PutItem", moment: "after", times: 1 }] })
    expect((await createNote("lost")).errors).toEqual(unreachable)
    expect(await notes()).toContainEqual(expect.objectContaining({ id: { S: "lost" } }))
    expect((await createNote("lost")).errors).toMatchObject([{ errorType: "DynamoDB:ConditionalCheckFailedException" }])
  })

  it("comes from a change that is made later, when calls are released", async () => {
    backend.dynamodb.control.set({ faults: [{ table: "Note", operation: "PutItem", moment: "held", times: 1 }] })
    const before = await notes()
    expect((await createNote("held")).errors).toEqual(unreachable)
    expect(await notes()).toEqual(before)
    expect(await backend.dynamodb.control.release()).toBe(1)
    expect(await notes()).toContainEqual(expect.objectContaining({ id: { S: "held" } }))
  })
})

describe("the log of calls", () => {
  it("tells who called which table and how it ended, and nothing that was in it", async () => {
    await createNote("secret-id")
    await createNote("secret-id")
    const { body } = await ask("GET", "/_local/calls")
    const principal = expect.stringMatching(/:assumed-role\/NoteIAMRole\w+\/APPSYNC_ASSUME_ROLE$/)
    expect(body).toEqual([
      { operation: "PutItem", table: NOTE_TABLE, principal, outcome: "ok" },
      { operation: "PutItem", table: NOTE_TABLE, principal, outcome: "ConditionalCheckFailedException" },
      // Whether what is there is what was to be put there.
      { operation: "GetItem", table: NOTE_TABLE, principal, outcome: "ok" },
    ])
    expect(JSON.stringify(body)).not.toContain("secret-id")
    await ask("DELETE", "/_local/calls")
    expect((await ask("GET", "/_local/calls")).body).toEqual([])
  })
})

describe("the control over HTTP", () => {
  it("tells and changes settings, holds and releases, and resets", async () => {
    const fault = { table: "Note", operation: "PutItem", moment: "held", times: 1 }
    const changed = await ask("POST", "/_local/control", { dynamodb: { faults: [fault] } })
    expect(changed).toMatchObject({ status: 200, body: { dynamodb: { faults: [fault] }, schedules: ["tick"] } })
    expect((await ask("GET", "/_local/control")).body).toEqual(changed.body)
    await createNote("over-http")
    expect((await ask("POST", "/_local/control", { release: true })).body).toMatchObject({ released: 1 })
    expect(await notes()).toContainEqual(expect.objectContaining({ id: { S: "over-http" } }))
    await ask("POST", "/_local/control", { dynamodb: { faults: [{}] } })
    expect((await ask("POST", "/_local/control", { reset: true })).body.dynamodb).toEqual({ faults: [], latencyMs: 0 })
  })

  it.each<[string, number, unknown, Record<string, string>?]>([
    ["an unknown instruction", 400, { explode: true }],
    ["an unknown setting", 400, { dynamodb: { speed: 1 } }],
    ["a fault of no known kind", 400, { reset: true, dynamodb: { faults: [{ moment: "never" }] } }],
    ["a schedule that there is not", 400, { dynamodb: { latencyMs: 1 }, runSchedule: "tock" }],
    ["text that is no JSON", 400, "{"],
    ["a form", 415, "reset=true", { "content-type": "application/x-www-form-urlencoded" }],
    ["a web page", 403, { reset: true }, { origin: "http://127.0.0.1:3000" }],
  ])("refuses %s, and changes nothing", async (_, status, body, headers) => {
    backend.dynamodb.control.set({ latencyMs: 2 })
    const before = backend.dynamodb.control.settings()
    expect((await ask("POST", "/_local/control", body, headers)).status).toBe(status)
    expect(backend.dynamodb.control.settings()).toEqual(before)
  })

  it("has no other addresses", async () => {
    expect((await ask("GET", "/_local/secrets")).status).toBe(404)
  })
})

describe("a schedule", () => {
  const ticks = () => log.filter((line) => line.startsWith("[tick] ticked at")).length

  it("runs on demand under its function's own environment and with EventBridge's event", async () => {
    const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)
    const before = ticks()
    expect(await backend.runSchedule("tick")).toMatchObject({
      endpoint: backend.state.graphqlEndpoint,
      event: { source: "aws.scheduler", "detail-type": "Scheduled Event", detail: "{}", time },
    })
    // What a function prints comes a moment after its answer.
    await expect.poll(ticks).toBe(before + 1)
    await expect(backend.runSchedule("tock")).rejects.toThrow("There is no schedule tock; there are: tick.")
  })

  it("runs for other processes, and answers when it has ended", async () => {
    const before = ticks()
    expect((await ask("POST", "/_local/control", { runSchedule: "tick" })).status).toBe(200)
    expect(ticks()).toBe(before + 1)
  })
})
