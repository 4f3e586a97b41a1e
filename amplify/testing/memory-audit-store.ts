import type { AuditRow } from "../data/audit/audit-event"
import { type AuditStore, AuditStoreError, PAGE_SIZE, type RefusalPage } from "../data/audit/audit-store"

export type StoreCall = "newest" | "after" | "refusals" | "create"

/**
 * What may happen to a call. `refused`: nothing was done; `lost`: it was done and the answer did not come; `late`: the
 * answer did not come, and a row is written only when the next call arrives; `lag`: a read does not see the last row.
 */
export type Fault = "refused" | "lost" | "late" | "lag" | undefined

/** An audit store in memory, to which everything can happen that happens to a table behind a network. */
export class MemoryAuditStore implements AuditStore {
  readonly chains = new Map<string, AuditRow[]>()
  readonly calls: StoreCall[] = []
  /** Asked before every call; what it throws ends whoever made the call, as a crash would. */
  fault: (call: StoreCall) => Fault = () => undefined
  /** Events of an actor that one look for refusals goes through. */
  lookedThrough = 500
  /** How long a call takes. */
  delay: () => Promise<void> = async () => {}
  #late: AuditRow[] = []

  async newest(chain: string, limit: number): Promise<AuditRow[]> {
    const rows = await this.#read("newest", chain)
    return rows.slice(-limit).reverse()
  }

  async after(chain: string, seq: number): Promise<AuditRow[]> {
    const rows = await this.#read("after", chain)
    // Contiguous from 1, as long as nobody has tampered with them.
    return rows.slice(seq, seq + PAGE_SIZE)
  }

  async refusals(actor: string, since: string, token: string | null): Promise<RefusalPage> {
    const fault = await this.#begin("refusals")
    if (fault && fault !== "lag") throw new AuditStoreError("Timeout")
    const events = this.rows().filter((row) => row.actor === actor && row.at >= since)
    const newestFirst = events.sort((one, other) => other.at.localeCompare(one.at))
    const indexed = fault === "lag" ? newestFirst.slice(1) : newestFirst
    const start = Number(token ?? 0)
    const page = indexed.slice(start, start + this.lookedThrough)
    const next = start + this.lookedThrough
    return {
      actions: page.filter(({ outcome }) => outcome === "refused").map(({ action }) => action),
      token: next < indexed.length ? String(next) : null,
    }
  }

  async create(row: AuditRow): Promise<"created" | "taken"> {
    const fault = await this.#begin("create")
    if (fault === "refused") throw new AuditStoreError("ThrottlingException")
    if (fault === "late") {
      this.#late.push(row)
      throw new AuditStoreError("Timeout")
    }
    const result = this.#write(row)
    if (fault === "lost") throw new AuditStoreError("ECONNRESET")
    return result
  }

  /** All rows, chain after chain, each in its order. */
  rows(): AuditRow[] {
    return [...this.chains.values()].flat()
  }

  async #read(call: StoreCall, chain: string): Promise<readonly AuditRow[]> {
    const fault = await this.#begin(call)
    if (fault === "refused" || fault === "lost" || fault === "late") throw new AuditStoreError("Timeout")
    const rows = this.chains.get(chain) ?? []
    return fault === "lag" ? rows.slice(0, -1) : rows
  }

  async #begin(call: StoreCall): Promise<Fault> {
    this.calls.push(call)
    const fault = this.fault(call)
    await this.delay()
    for (const row of this.#late.splice(0)) this.#write(row)
    return fault
  }

  #write(row: AuditRow): "created" | "taken" {
    const rows = this.chains.get(row.chain) ?? []
    this.chains.set(row.chain, rows)
    // Nobody writes beyond the next place: what is not there yet is at the end.
    if (row.seq <= rows.length) return "taken"
    rows.push(row)
    return "created"
  }
}
