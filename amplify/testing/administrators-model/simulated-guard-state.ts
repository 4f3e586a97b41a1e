import type { GuardStateRow } from "../../data/guards/guard-state"

/** A table with one row, which reads may show as it was a while ago, while conditions see it as it is. */
export class SimulatedGuardState {
  readonly #history: { at: number; row: GuardStateRow }[] = []
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** How long ago each version was written. */
  changedAgo(): number[] {
    return this.#history.map(({ at }) => this.#now() - at)
  }

  get(lag: number): GuardStateRow | null {
    const at = this.#now() - lag
    return this.#history.findLast((moment) => moment.at <= at)?.row ?? null
  }

  /** @param conditional whether the version is looked at, as it has to be */
  save(row: GuardStateRow, conditional: boolean): boolean {
    if (conditional && (this.get(0)?.version ?? 0) !== row.version - 1) return false
    this.#history.push({ at: this.#now(), row })
    return true
  }
}
