import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest"
import type { AuditRow } from "../amplify/data/audit/audit-event"
import { HEAD_EVENT } from "../amplify/data/audit/heads"
import { writeRefusal } from "../amplify/data/audit/record-change"
import { numberedFacts } from "../amplify/testing/audit-facts"
import { auditTools } from "../amplify/testing/audit-tools"
import { type BackendAlone, startBackendAlone } from "../tests/harness/backend-alone"
import { graphql } from "../tests/harness/graphql"
import { createPerson, signIn } from "../tests/harness/people"
import { runCommand } from "../tests/harness/run-command"

const TableName = "AuditEvent-local-NONE"

let backend: BackendAlone
/** As the function reconcile-audit has logged them, prefix and all. */
let headLines: string[]
beforeAll(async () => {
  backend = await startBackendAlone()
  const administrator = await createPerson(backend.state, { groups: ["ADMINS"] })
  const { AccessToken: authorization = "" } = await signIn(backend.state, administrator)
  for (let number = 0; number < 20; number++) {
    const mutation = "mutation ($groupName: String!) { createGroup(groupName: $groupName) { groupName } }"
    const { errors } = await graphql(backend.state, mutation, { authorization }, { groupName: `GROUP${number}` })
    expect(errors).toBeUndefined()
  }
  await backend.runSchedule("reconcile-audit")
  headLines = backend.logged.filter((line) => line.includes(HEAD_EVENT))
}, 360_000)
afterAll(() => backend?.close())

const verify = (given: readonly string[] = [], input?: string) =>
  runCommand({
    ...{ script: "audit:verify", given, variables: { LOCAL_STATE: backend.stateFile } },
    ...{ secrets: [backend.state.owner.secretAccessKey], ...(input !== undefined && { input }) },
  })

function fileOf(lines: readonly string[]): string {
  const file = join(backend.folder, "heads.log")
  writeFileSync(file, lines.join("\n"))
  return file
}

const table = (operation: string, input: object) => backend.dynamodb.call(operation, { TableName, ...input })

type Item = Record<string, { S?: string; N?: string }>
const keyOf = ({ chain, seq }: Item) => ({ chain, seq })

async function items(): Promise<Item[]> {
  const { Items } = (await table("Scan", {})) as { Items: Item[] }
  return Items.sort((one, other) => Number(one.seq?.N) - Number(other.seq?.N))
}

/** Takes rows out of the table until the test is over. */
async function without(gone: readonly Item[]): Promise<void> {
  for (const item of gone) await table("DeleteItem", { Key: keyOf(item) })
  onTestFinished(async () => {
    for (const Item of gone) await table("PutItem", { Item })
  })
}

/** The rows of a chain that has more than two, the oldest first. */
async function aChain(): Promise<[name: string, rows: Item[]]> {
  const all = await items()
  const name = all.findLast(({ seq }) => Number(seq?.N) > 2)?.chain?.S ?? ""
  return [name, all.filter(({ chain }) => chain?.S === name)]
}

const END = /^Events: \d+, chains: \d+, logged heads: \d+\. /m

describe("npm run audit:verify", () => {
  it("finds nothing in a trail that nobody touched, by the heads that the reconciler has logged", async () => {
    expect(headLines.length).toBeGreaterThan(5)
    const { code, stdout, stderr } = await verify(["--heads", fileOf(headLines)])
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
    expect(stdout).toMatch(/^The audit trail behind http:\/\//)
    expect(stdout).toContain(`logged heads: ${headLines.length}. Nothing was found.`)
    expect(stdout).not.toContain("No logged heads are given")
  })

  it("takes the heads from standard input, as CloudWatch has them", async () => {
    const lines = headLines.map((line) => {
      const json = line.slice(line.indexOf("{"))
      return `2026-11-30T12:00:00.000Z\t5c1f0a8e-0000-4000-8000-000000000000\tINFO\t${json}\n`
    })
    const { code, stdout } = await verify(["--heads", "-"], lines.join("\n"))
    expect(code).toBe(0)
    expect(stdout).toContain(`logged heads: ${headLines.length}. Nothing was found.`)
  })

  it("says what it does not see without them", async () => {
    const { code, stdout } = await verify()
    expect(code).toBe(0)
    expect(stdout).toContain(
      "No logged heads are given: an end that was cut off, and a chain that is gone, are not seen",
    )
  })

  it("finds an end that was cut off, by the heads alone", async () => {
    const [name, rows] = await aChain()
    await without(rows.slice(-2))
    expect(await verify()).toMatchObject({ code: 0 })
    const { code, stdout } = await verify(["--heads", fileOf(headLines)])
    expect(code).toBe(1)
    expect(stdout).toMatch(
      new RegExp(
        `^${name}, event ${rows.length - 1}: The end of the chain is missing: the log of .* has it up to`,
        "m",
      ),
    )
    expect(stdout).toMatch(/Findings: 1\.\n$/)
  })

  it("finds a chain that is gone, by the heads alone", async () => {
    const [name, rows] = await aChain()
    await without(rows)
    expect(await verify()).toMatchObject({ code: 0 })
    const { code, stdout } = await verify(["--heads", fileOf(headLines)])
    expect(code).toBe(1)
    expect(stdout).toContain(`${name}: The chain is missing: the log of `)
  })

  it("finds an event that was changed, and one that is gone, also without the heads", async () => {
    const [name, [first, second]] = await aChain()
    if (!first || !second) throw new Error("A chain has rows.")
    await table("PutItem", { Item: { ...first, target: { S: "pool" } } })
    const changed = await verify()
    await table("PutItem", { Item: first })
    expect(changed).toMatchObject({ code: 1, stdout: expect.stringMatching(END) })
    expect(changed.stdout).toContain(`${name}, event 1: What it is found by is not what its record says.`)

    await without([second])
    const gone = await verify()
    expect(gone.code).toBe(1)
    expect(gone.stdout).toContain(`${name}, event 3: Event 2 is missing.`)
  })

  it("takes for expired only what is older than the trail is kept", async () => {
    const tools = auditTools(Date.UTC(2025, 0, 15))
    for (const number of [1, 1, 1]) await writeRefusal(tools, numberedFacts(number), { code: "OwnAccount" })
    const [first, ...left] = tools.store.rows().map(toItem)
    for (const Item of left) await table("PutItem", { Item })
    onTestFinished(async () => {
      for (const item of left) await table("DeleteItem", { Key: keyOf(item) })
    })
    const strict = await verify()
    expect(strict.code).toBe(1)
    expect(strict.stdout).toContain(`${first?.chain?.S}, event 2: Event 1 is missing.`)
    expect(strict.stdout).not.toContain("may be gone")

    const expired = await verify(["--retention-months", "1", "--heads", fileOf(headLines)])
    expect(expired.code).toBe(0)
    expect(expired.stdout).toMatch(/^Months that events are kept: 1\. What is from before \d{4}-\d\d may be gone/m)

    const [name, [younger]] = await aChain()
    await without(younger ? [younger] : [])
    const removed = await verify(["--retention-months", "1", "--heads", fileOf(headLines)])
    expect(removed.code).toBe(1)
    expect(removed.stdout).toContain(`${name}, event 2: Event 1 is missing.`)
  })

  it.each([
    ["a file that is not there", ["--heads", "/nowhere/heads.log"], "/nowhere/heads.log cannot be read (ENOENT)."],
    ["a number of months that is none", ["--retention-months", "year"], '--retention-months is "year"'],
    ["an option that it does not have", ["--head", "x"], "Unknown option '--head'"],
  ])("ends with 2 for %s", async (_, given, sentence) => {
    const { code, stdout, stderr } = await verify(given)
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" })
    expect(stderr).toContain(sentence)
  })

  it.each([
    ["without a head", ["START RequestId: x", "{}"], "holds no head of a chain"],
    ["that is cut off", () => [headLines[0]?.slice(0, -20) ?? ""], "The log has a head that cannot be read"],
  ])("ends with 2 for a log %s, instead of verifying without it", async (_, lines, sentence) => {
    const { code, stdout, stderr } = await verify(["--heads", fileOf(typeof lines === "function" ? lines() : lines)])
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" })
    expect(stderr).toContain(sentence)
  })
})

function toItem({ outcome, ...row }: AuditRow): Item {
  const fields = Object.entries({ ...row, ...(outcome !== null && { outcome }) })
  return Object.fromEntries(
    fields.map(([name, value]) => [name, typeof value === "number" ? { N: String(value) } : { S: value }]),
  )
}
