import { describe, expect, it } from "vitest"
import type { AuditRow } from "./audit-event"
import { type AuditStore, AuditStoreError, PAGE_SIZE } from "./audit-store"
import { LOOK_BACK, latestRows } from "./latest-rows"

const ROWS = 2 * PAGE_SIZE + LOOK_BACK + 7
const momentOf = (seq: number) => new Date(Date.UTC(2026, 10, 30) + seq * 1000).toISOString()

/** A chain with a row a second. @param pageSize how many of them an answer has room for */
function chainOf(seqs: readonly number[], pageSize = PAGE_SIZE) {
  const rows = seqs.map((seq) => ({ seq, at: momentOf(seq) }) as AuditRow)
  const reads = { newest: 0, after: 0 }
  const store = {
    async newest(_, limit) {
      reads.newest++
      return rows.slice(-limit).reverse()
    },
    async after(_, seq) {
      reads.after++
      return rows.filter((row) => row.seq > seq).slice(0, pageSize)
    },
  } as Pick<AuditStore, "newest" | "after"> as AuditStore
  const tools = { store, reads, takesMs: 0, now: () => (reads.newest + reads.after) * tools.takesMs }
  return tools
}

const upTo = (length: number) => Array.from({ length }, (_, place) => place + 1)
const seqs = (rows: readonly AuditRow[]) => rows.map(({ seq }) => seq)

describe("the latest rows of a chain", () => {
  it("are one answer of the store where that goes back far enough", async () => {
    const tools = chainOf(upTo(ROWS))
    expect(seqs(await latestRows(tools, "chain"))).toEqual(upTo(ROWS).slice(-LOOK_BACK))
    expect(seqs(await latestRows(tools, "chain", momentOf(ROWS - 3)))).toEqual(upTo(ROWS).slice(-LOOK_BACK))
    expect(tools.reads).toEqual({ newest: 2, after: 0 })
  })

  it.each([PAGE_SIZE, 30, 1])("are all of them since a moment, each once, in answers of %i", async (pageSize) => {
    const rows = seqs(await latestRows(chainOf(upTo(ROWS), pageSize), "chain", momentOf(ROWS - PAGE_SIZE - LOOK_BACK)))
    expect(rows).toEqual(upTo(ROWS).slice(-rows.length))
    expect(rows[0]).toBeLessThanOrEqual(ROWS - PAGE_SIZE - LOOK_BACK)
  })

  it("are the whole chain where it is younger, and nothing of an empty one", async () => {
    expect(seqs(await latestRows(chainOf(upTo(ROWS)), "chain", momentOf(0)))).toEqual(upTo(ROWS))
    expect(await latestRows(chainOf([]), "chain", momentOf(0))).toEqual([])
  })

  it.each([
    ["none before the newest", upTo(ROWS).slice(-LOOK_BACK)],
    ["not the last before the newest", upTo(ROWS).toSpliced(-LOOK_BACK - 1, 1)],
    ["none of an earlier page", upTo(ROWS).slice(-LOOK_BACK - PAGE_SIZE)],
  ])("are unknown where a read that lags behind shows %s", async (_, shown) => {
    await expect(latestRows(chainOf(shown), "chain", momentOf(0))).rejects.toThrow(AuditStoreError)
  })

  it("are unknown where reading them takes too long", async () => {
    const tools = chainOf(upTo(ROWS))
    tools.takesMs = 5_000
    await expect(latestRows(tools, "chain", momentOf(0))).rejects.toThrow(AuditStoreError)
    expect(tools.reads.after).toBe(0)
  })

  it("are unknown while the store does not answer", async () => {
    const tools = chainOf(upTo(ROWS))
    tools.store.after = () => Promise.reject(new AuditStoreError("Timeout"))
    await expect(latestRows(tools, "chain", momentOf(0))).rejects.toThrow(AuditStoreError)
  })
})
