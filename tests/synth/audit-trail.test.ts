import path from "node:path"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { type AuditRow, endedIntent, readRow } from "../../amplify/data/audit/audit-event"
import { type SignedGraphql, signedGraphqlWith } from "../../amplify/data/audit/signed-graphql"
import { type Finding, verify } from "../../amplify/data/audit/verify"
import { chainsIn } from "../../scripts/audit-rows"
import { graphql } from "../harness/graphql"
import { type RunningBackend, runBackend } from "./run-backend"

const TableName = "AuditEvent-local-NONE"
const projectRoot = path.join(import.meta.dirname, "..", "..")

let running: RunningBackend
let asOwner: SignedGraphql
beforeAll(async () => {
  running = await runBackend({
    projectRoot,
    cacheFolder: path.join(projectRoot, ".local"),
    administrator: { email: "administrator@example.com", email_verified: "true" },
  })
  const { graphqlEndpoint: endpoint, region, owner: credentials } = running.backend.state
  asOwner = signedGraphqlWith(() => ({ endpoint, region, credentials }))
})
afterEach(() => running.backend.dynamodb.control.reset())
afterAll(() => running?.backend.close())

const table = (operation: string, input: object) => running.backend.dynamodb.call(operation, { TableName, ...input })

async function createUser(): Promise<string> {
  const { cognito, state } = running.backend
  const Username = `${crypto.randomUUID()}@example.com`
  const created = await cognito.call("AdminCreateUser", {
    UserPoolId: state.userPoolId,
    Username,
    MessageAction: "SUPPRESS",
  })
  return (created as { User: { Username: string } }).User.Username
}

async function isEnabled(userId: string): Promise<boolean> {
  const { cognito, state } = running.backend
  const user = await cognito.call("AdminGetUser", { UserPoolId: state.userPoolId, Username: userId })
  return (user as { Enabled: boolean }).Enabled
}

/** As an administrator; gives what is refused, or `done`. */
async function disable(userId: string): Promise<string> {
  const query = "mutation ($userId: String!) { disableUser(userId: $userId) }"
  const { errors } = await graphql(running.backend.state, query, { authorization: running.accessToken }, { userId })
  return errors?.[0]?.message ?? "done"
}

async function rows(): Promise<AuditRow[]> {
  const found: AuditRow[] = []
  for await (const chain of chainsIn(asOwner)) {
    for await (const row of chain.rows) found.push(readRow(row))
  }
  return found
}

const rowsAbout = async (userId: string) => (await rows()).filter(({ target }) => target === `user#${userId}`)

async function findings(): Promise<Finding[]> {
  const found: Finding[] = []
  for await (const finding of verify(chainsIn(asOwner), [])) found.push(finding)
  return found
}

describe("the audit trail of what would be deployed", () => {
  it("has an intent and an outcome of a change, which verify", async () => {
    const userId = await createUser()
    expect(await disable(userId)).toBe("done")
    const [intent, outcome] = await rowsAbout(userId)
    expect(intent).toMatchObject({ kind: "intent", action: "disableUser", outcome: null })
    expect(outcome).toMatchObject({ kind: "outcome", action: "disableUser", outcome: "done", chain: intent?.chain })
    expect(endedIntent(outcome as AuditRow)?.seq).toBe(intent?.seq)
    expect(await findings()).toEqual([])
  })

  it("has no event twice when answers of the table are lost", async () => {
    const userId = await createUser()
    const faults = [{ table: "AuditEvent", operation: "PutItem", moment: "after" as const, times: 2 }]
    running.backend.dynamodb.control.set({ faults })
    expect(await disable(userId)).toBe("done")
    expect((await rowsAbout(userId)).map(({ kind }) => kind)).toEqual(["intent", "outcome"])
    expect(await findings()).toEqual([])
  })

  it.each(["PutItem", "Query"])("changes nothing while the table refuses every %s", async (operation) => {
    const userId = await createUser()
    running.backend.dynamodb.control.set({
      faults: [{ table: "AuditEvent", operation, moment: "before", times: 1_000 }],
    })
    expect(await disable(userId)).toBe("AuditUnavailable {}")
    expect(await isEnabled(userId)).toBe(true)
    running.backend.dynamodb.control.reset()
    expect(await rowsAbout(userId)).toEqual([])
  })

  it("has neither gap nor duplicate when many write at once", async () => {
    const userIds = await Promise.all(Array.from({ length: 24 }, createUser))
    const results = await Promise.all(userIds.map(disable))
    expect(results.filter((result) => result === "done").length).toBeGreaterThan(12)
    expect(await findings()).toEqual([])
    for (const [index, userId] of userIds.entries()) {
      const done = results[index] === "done"
      expect((await rowsAbout(userId)).filter(({ outcome }) => outcome === "done")).toHaveLength(done ? 1 : 0)
      expect(await isEnabled(userId)).toBe(!done)
    }
  })

  it("does not hide what was done to its table", async () => {
    const userId = await createUser()
    await disable(userId)
    const [intent] = await rowsAbout(userId)
    const { chain = "", seq = 0 } = intent ?? {}
    const Key = { chain: { S: chain }, seq: { N: String(seq) } }
    const { Item } = (await table("GetItem", { Key })) as { Item: Record<string, unknown> }

    await table("PutItem", { Item: { ...Item, target: { S: "pool" } } })
    expect(await findings()).toEqual([{ chain, seq, problem: "What it is found by is not what its record says." }])

    const { record: _, ...broken } = Item
    await table("PutItem", { Item: broken })
    expect(await findings()).toContainEqual({ chain, seq: null, problem: expect.stringMatching(/^This is no event/) })

    await table("DeleteItem", { Key })
    expect((await findings()).map((finding) => finding.chain)).toContain(chain)

    await table("PutItem", { Item })
    expect(await findings()).toEqual([])

    // A chain that nobody would look for.
    const elsewhere = { chain: { S: "2020-01#0" }, seq: { N: "1" } }
    await table("PutItem", { Item: { ...Item, ...elsewhere } })
    const forged = await findings()
    await table("DeleteItem", { Key: elsewhere })
    expect([...new Set(forged.map((finding) => finding.chain))]).toEqual(["2020-01#0"])
  })
})
