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
  return { store, reads }
}

const upTo = (length: number) => Array.from({ length }, (_, place) => place + 1)
const seqs = (rows: readonly AuditRow[]) => rows.map(({ seq }) => seq)

describe("the latest rows of a chain", () => {
  it("are one answer of the store where that goes back far enough", async () => {
    const { store, reads } = chainOf(upTo(ROWS))
    expect(seqs(await latestRows(store, "chain"))).toEqual(upTo(ROWS).slice(-LOOK_BACK))
    expect(seqs(await latestRows(store, "chain", momentOf(ROWS - 3)))).toEqual(upTo(ROWS).slice(-LOOK_BACK))
    expect(reads).toEqual({ newest: 2, after: 0 })
  })

  it.each([PAGE_SIZE, 30, 1])("are all of them since a moment, each once, in answers of %i", async (pageSize) => {
    const { store } = chainOf(upTo(ROWS), pageSize)
    const rows = seqs(await latestRows(store, "chain", momentOf(ROWS - PAGE_SIZE - LOOK_BACK)))
    expect(rows).toEqual(upTo(ROWS).slice(-rows.length))
    expect(rows[0]).toBeLessThanOrEqual(ROWS - PAGE_SIZE - LOOK_BACK)
  })

  it("are the whole chain where it is younger, and nothing of an empty one", async () => {
    expect(seqs(await latestRows(chainOf(upTo(ROWS)).store, "chain", momentOf(0)))).toEqual(upTo(ROWS))
    expect(await latestRows(chainOf([]).store, "chain", momentOf(0))).toEqual([])
  })

  it("end where older ones were deleted, their time being over", async () => {
    const left = upTo(ROWS).slice(LOOK_BACK + PAGE_SIZE)
    expect(seqs(await latestRows(chainOf(left).store, "chain", momentOf(0)))).toEqual(left)
  })

  it("are unknown while the store does not answer", async () => {
    const { store } = chainOf(upTo(ROWS))
    store.after = () => Promise.reject(new AuditStoreError("Timeout"))
    await expect(latestRows(store, "chain", momentOf(0))).rejects.toThrow(AuditStoreError)
  })
})
