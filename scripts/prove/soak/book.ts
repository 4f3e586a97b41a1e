import type { AuditRow, Closing } from "../../../amplify/data/audit/audit-event"

/**
 * What became of a change, as whoever asked for it knows. `done`: it was acknowledged. `notDone`: every answer said that
 * nothing was changed. `applied` and `notApplied`: no answer said either, and a look at the pool did.
 */
export type Known = "done" | "notDone" | "applied" | "notApplied"

/** How many changes ended how, as the audit trail has it. */
export interface Ends {
  done: number
  failed: number
  refused: number
  unknown: number
  byReconciler: number
}

/** Remembers every change of a soak by its request id, and holds the audit trail against that. */
export class Book {
  readonly #known = new Map<string, Known>()
  readonly #seen = new Set<string>()
  readonly problems: string[] = []
  readonly ends: Ends = { done: 0, failed: 0, refused: 0, unknown: 0, byReconciler: 0 }

  get changes(): number {
    return this.#known.size
  }

  count(known: Known): number {
    return [...this.#known.values()].filter((each) => each === known).length
  }

  enter(requestId: string, known: Known): void {
    this.#known.set(requestId, known)
  }

  /** Takes the whole chains of the trail, one at a time: all events of one request are in one. */
  readChain(rows: readonly AuditRow[]): void {
    const events = new Map<string, { intents: AuditRow[]; outcomes: AuditRow[] }>()
    for (const row of rows) {
      const event = events.get(row.requestId) ?? { intents: [], outcomes: [] }
      events.set(row.requestId, event)
      if (row.kind === "intent") event.intents.push(row)
      else event.outcomes.push(row)
    }
    for (const [requestId, { intents, outcomes }] of events) this.#readEvent(requestId, intents, outcomes)
  }

  /** To be asked when every chain was read. */
  close(): void {
    for (const [requestId, known] of this.#known) {
      const isWritten = this.#seen.has(requestId)
      if (!isWritten && (known === "done" || known === "applied")) this.#problem(requestId, "was made and not written")
    }
  }

  #readEvent(requestId: string, intents: readonly AuditRow[], outcomes: readonly AuditRow[]): void {
    const known = this.#known.get(requestId)
    if (!known) return void this.#problem(requestId, "is in the trail and was never asked for")
    this.#seen.add(requestId)
    // As it is written: whether it is as it was written is `verify`'s to say.
    const closings = outcomes.map(({ record }): Closing => JSON.parse(record))
    for (const { seq } of intents) {
      const times = closings.filter(({ intent }) => intent?.seq === seq).length
      if (times !== 1) this.#problem(requestId, `has an event that was ended ${times} times`)
    }
    for (const { outcome } of outcomes) if (outcome) this.ends[outcome] += 1
    this.ends.byReconciler += closings.filter(({ closedBy }) => closedBy === "reconciler").length
    const of = (outcome: string) => outcomes.filter((row) => row.outcome === outcome).length
    if (of("done") > 1) this.#problem(requestId, "was done twice")
    if (known === "done" && of("done") !== 1) this.#problem(requestId, "was acknowledged and is not done in the trail")
    if (known === "applied" && of("done") + of("unknown") !== 1)
      this.#problem(requestId, "was made and is closed as not")
    if ((known === "notDone" || known === "notApplied") && of("done") > 0) {
      this.#problem(requestId, "was not made and is done in the trail")
    }
  }

  #problem(requestId: string, problem: string): void {
    this.problems.push(`${requestId} ${problem}`)
  }
}
