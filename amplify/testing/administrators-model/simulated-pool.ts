import type { LagOf } from "./faults"

export interface Account {
  exists: boolean
  /** Of `ADMINS`. */
  member: boolean
  enabled: boolean
  /** Cognito's word. */
  status: string
}

type History = { at: number; account: Account }[]

/** What Cognito knows, and has known: a list may show what was true a while ago. */
export class SimulatedPool {
  readonly #histories = new Map<string, History>()
  readonly #now: () => number

  constructor(now: () => number) {
    this.#now = now
  }

  /** How long ago anything was changed. */
  changedAgo(): number[] {
    return this.userIds.flatMap((userId) => this.#changedAgo(userId))
  }

  get userIds(): string[] {
    return [...this.#histories.keys()]
  }

  /** Somebody who has been there for ever. */
  add(userId: string, account: Account): void {
    this.#histories.set(userId, [{ at: Number.NEGATIVE_INFINITY, account }])
  }

  account(userId: string, lag = 0): Account {
    const at = this.#now() - lag
    const account = this.#history(userId).findLast((moment) => moment.at <= at)?.account
    return account as Account
  }

  /** As a list shows somebody, where each thing may be from another moment. */
  listed(userId: string, lagOf: LagOf): Account {
    const from = () =>
      this.account(
        userId,
        lagOf(() => this.#changedAgo(userId)),
      )
    return { exists: from().exists, member: from().member, enabled: from().enabled, status: from().status }
  }

  change(userId: string, change: Partial<Account>): void {
    const before = this.account(userId)
    if (!before.exists) throw new Error("UserNotFoundException")
    this.#history(userId).push({ at: this.#now(), account: { ...before, ...change } })
  }

  /** Who could administer the app at this moment. */
  administrators(): string[] {
    return this.userIds.filter((userId) => isAdministrator(this.account(userId)))
  }

  #changedAgo(userId: string): number[] {
    return this.#history(userId)
      .slice(1)
      .map(({ at }) => this.#now() - at)
  }

  /** Cognito does not tell capital letters in a `sub` apart. */
  #history(userId: string): History {
    return this.#histories.get(userId.toLowerCase()) as History
  }
}

export const isAdministrator = ({ exists, member, enabled, status }: Account) =>
  exists && member && enabled && status === "CONFIRMED"
