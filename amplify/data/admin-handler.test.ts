import { existsSync, readdirSync } from "node:fs"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import * as z from "zod"
import { appsyncEvent, invoke, USER_POOL_ID, userPoolIdentity } from "../testing/appsync-event"
import { cognitoException, fakeCognito } from "../testing/fake-cognito"
import { fieldOf } from "../testing/field-name"
import { AdminError } from "./admin-error"
import { adminHandler } from "./admin-handler"

const userId = "22222222-2222-4222-8222-222222222222"
const validArguments = { userId, groupName: "EDITORS" }
/** All that AppSync calls; the reconciler runs by its schedule. */
const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter(
  (entry) =>
    entry.isDirectory() &&
    existsSync(path.join(import.meta.dirname, entry.name, "handler.ts")) &&
    entry.name !== "reconcile-audit",
)

const strangers: [string, unknown][] = [
  ["no identity", undefined],
  ["a null identity", null],
  ["an IAM identity", { accountId: "0", userArn: "arn:aws:sts::0:assumed-role/x/y", username: "x" }],
  ["no group", userPoolIdentity({ groups: null })],
  ["another group", userPoolIdentity({ groups: ["EDITORS"] })],
  ["groups as a string", userPoolIdentity({ groups: "ADMINS" })],
  ["groups as an object", userPoolIdentity({ groups: { 0: "ADMINS", length: 1 } })],
  ["a group of another case", userPoolIdentity({ groups: ["admins"] })],
  ["no sub", userPoolIdentity({ sub: undefined })],
  [
    "another pool",
    userPoolIdentity({ claims: { iss: "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Other" } }),
  ],
  ["a pool whose id ends alike", userPoolIdentity({ claims: { iss: `https://evil.example/x${USER_POOL_ID}` } })],
]

let log: unknown[][]
beforeEach(() => {
  log = []
  for (const level of ["info", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((...line: unknown[]) => void log.push(line))
  }
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

describe.each(folders.map(({ name }) => name))("the handler in %s", (folder) => {
  const load = async () => (await import(`./${folder}/handler.ts`)).handler as unknown

  it.each(strangers)("refuses %s and sends nothing to Cognito", async (_, identity) => {
    const sent = fakeCognito()
    const event = appsyncEvent(fieldOf(folder), validArguments, { identity })
    await expect(invoke(await load(), event)).rejects.toThrow(/^NotAuthorized \{\}$/)
    expect(sent).toEqual([])
  })

  it("does not believe groups that come with the arguments", async () => {
    const sent = fakeCognito()
    const event = appsyncEvent(
      fieldOf(folder),
      { ...validArguments, groups: ["ADMINS"], identity: userPoolIdentity() },
      { identity: userPoolIdentity({ groups: [] }) },
    )
    await expect(invoke(await load(), event)).rejects.toThrow("NotAuthorized")
    expect(sent).toEqual([])
  })

  it.each([
    ["undefined", undefined],
    ["null", null],
    ["a string", "x"],
    ["another field", appsyncEvent("x", {})],
  ])("refuses %s as an event", async (_, event) => {
    const sent = fakeCognito()
    await expect(invoke(await load(), event)).rejects.toThrow("NotAuthorized")
    expect(sent).toEqual([])
  })

  it("refuses a query in place of a change, and the other way round", async () => {
    const sent = fakeCognito()
    const event = appsyncEvent(fieldOf(folder), validArguments)
    const typeName = event.typeName === "Query" ? "Mutation" : "Query"
    await expect(invoke(await load(), { ...event, typeName })).rejects.toThrow(/^NotAuthorized \{\}$/)
    expect(sent).toEqual([])
  })
})

describe("adminHandler", () => {
  const handlerThat = (run: () => Promise<unknown>) =>
    adminHandler({
      name: "listTests",
      roles: ["ADMINS"],
      arguments: z.object({ userId: z.guid("uuid"), requestId: z.string().nullish() }),
      run,
    })

  it("names the field and the rule of an argument that it refuses, and does not run", async () => {
    const sent = fakeCognito()
    const run = vi.fn(async () => 1)
    await expect(handlerThat(run)(appsyncEvent("listTests", { userId: "x" }))).rejects.toThrow(
      'InvalidInput {"field":"userId","rule":"uuid"}',
    )
    expect(run).not.toHaveBeenCalled()
    expect(sent).toEqual([])
  })

  it("passes Cognito's exceptions on by name, with the identifiers that the call was about", async () => {
    fakeCognito()
    const handler = handlerThat(() => Promise.reject(cognitoException("UserNotFoundException", "secret detail")))
    await expect(handler(appsyncEvent("listTests", { userId }))).rejects.toThrow(
      `UserNotFoundException {"userId":"${userId}"}`,
    )
  })

  it("tells nobody about an error that it does not know", async () => {
    fakeCognito()
    const handler = handlerThat(() => Promise.reject(new TypeError("canary-5d1f")))
    await expect(handler(appsyncEvent("listTests", { userId }))).rejects.toThrow(/^Internal \{\}$/)
    expect(JSON.stringify(log)).not.toContain("canary-5d1f")
    const line = JSON.parse(String(log[0]?.[0]))
    expect(line).toMatchObject({ level: "error", event: "adminActionFailed", outcome: "Internal", cause: "TypeError" })
  })

  it("keeps the request id of the caller, and makes one when there is none", async () => {
    fakeCognito()
    const handler = adminHandler({
      name: "listTests",
      roles: ["ADMINS"],
      arguments: z.object({ requestId: z.string().nullish() }),
      run: async (_, { requestId }) => requestId,
    })
    const given = "01936f0e-7c3a-7000-8000-000000000000"
    expect(await handler(appsyncEvent("listTests", { requestId: given }))).toBe(given)
    expect(await handler(appsyncEvent("listTests", {}))).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
  })

  it("logs one line per call, with the outcome and the caller's id, and no value", async () => {
    fakeCognito()
    await handlerThat(async () => "canary-result")(appsyncEvent("listTests", { userId }))
    expect(log).toHaveLength(1)
    const line = JSON.parse(String(log[0]?.[0]))
    expect(line).toMatchObject({
      event: "adminAction",
      action: "listTests",
      outcome: "ok",
      callerId: expect.any(String),
    })
    expect(JSON.stringify(line)).not.toContain("canary")
  })

  it("logs a refusal under the request id of the call", async () => {
    fakeCognito()
    const requestId = "01936f0e-7c3a-7000-8000-000000000000"
    await expect(handlerThat(async () => 1)(appsyncEvent("listTests", { userId: "x", requestId }))).rejects.toThrow()
    expect(JSON.parse(String(log[0]?.[0]))).toMatchObject({ outcome: "InvalidInput", requestId })
  })

  it("is denied everything when its function has no grant, and so does not know the pool", async () => {
    const sent = fakeCognito()
    vi.stubEnv("AMPLIFY_AUTH_USERPOOL_ID", "")
    await expect(handlerThat(async () => 1)(appsyncEvent("listTests", { userId }))).rejects.toThrow(
      /^AccessDeniedException/,
    )
    expect(sent).toEqual([])
  })

  it("throws what can be read from the message alone", () => {
    expect(new AdminError("InvalidPageToken").message).toBe("InvalidPageToken {}")
  })
})
