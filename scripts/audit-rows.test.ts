import { describe, expect, it } from "vitest"
import { AuditStoreError } from "../amplify/data/audit/audit-store"
import { chainsIn, patient } from "./audit-rows"

interface Row {
  chain: string
  seq: number
}

/** An API that gives two rows a page; a row without `seq` is `null` in its answer, as in AppSync's. */
function apiWith(rows: readonly Partial<Row>[]) {
  return async (_query: string, variables: Readonly<Record<string, unknown>>) => {
    const { chain, nextToken } = variables
    const listed = rows.filter((row) => chain === undefined || row.chain === chain)
    const start = Number(nextToken ?? 0)
    const items = listed.slice(start, start + 2).map((row) => (row.seq === undefined && chain ? null : row))
    const end = start + 2 < listed.length ? String(start + 2) : null
    return { data: { listAuditEvents: { items, nextToken: end } } }
  }
}

async function read(rows: readonly Partial<Row>[]) {
  const chains: Record<string, unknown[]> = {}
  for await (const { chain, rows: ofChain } of chainsIn(apiWith(rows))) {
    chains[chain] = []
    for await (const row of ofChain) chains[chain].push(row)
  }
  return chains
}

describe("chainsIn", () => {
  it("gives every chain of the table, over all pages, each once", async () => {
    const rows = ["b", "a", "b", "b", "c", "b", "b"].map((chain, seq) => ({ chain, seq }))
    const chains = await read(rows)
    expect(Object.keys(chains)).toEqual(["a", "b", "c"])
    expect(chains.b).toEqual(rows.filter(({ chain }) => chain === "b"))
  })

  it("hands on a row that is broken, for whoever verifies to find", async () => {
    expect(await read([{ chain: "a", seq: 1 }, { chain: "a" }])).toEqual({ a: [{ chain: "a", seq: 1 }, null] })
  })

  it("does not take an answer without a list for an empty table", async () => {
    await expect(chainsIn(async () => ({ data: null })).next()).rejects.toThrow()
  })
})

describe("patient", () => {
  const failing = (failures: AuditStoreError[]) => async () => {
    const failure = failures.shift()
    if (failure) throw failure
    return { data: 1 }
  }
  const transient = () => new AuditStoreError("Timeout")

  it("asks again, each time later", async () => {
    const waits: number[] = []
    const wait = async (milliseconds: number) => waits.push(milliseconds)
    expect(await patient(failing([transient(), transient(), transient()]), wait)("query", {})).toEqual({ data: 1 })
    expect(waits).toEqual([500, 1_000, 2_000])
  })

  it.each([
    ["six times", Array.from({ length: 6 }, transient), 5],
    ["for good", [new AuditStoreError("Unauthorized", { permanent: true })], 0],
  ])("gives up what fails %s", async (_, failures, waits) => {
    let waited = 0
    await expect(patient(failing(failures), async () => waited++)("query", {})).rejects.toThrow(AuditStoreError)
    expect(waited).toBe(waits)
  })
})
