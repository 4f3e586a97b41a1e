import { notAuthorized } from "../errors"

/** Wrong passwords that are free, and the waits after that: 1 s, doubled each time, up to about 15 minutes. */
const FREE_FAILURES = 5
const LONGEST_MS = 15 * 60 * 1000
/** Names are remembered whether they exist or not, so the memory for them has to be bounded. */
const REMEMBERED_NAMES = 10_000

/**
 * Cognito's lockout after wrong passwords. Unknown users are locked in the same way, so that the lock tells nothing.
 * Source: "Lockout behavior for failed sign-in attempts", Amazon Cognito developer guide.
 */
export class Lockouts {
  private readonly failures = new Map<string, { count: number; until: number }>()

  constructor(private readonly now: () => number) {}

  /** @throws CognitoError `NotAuthorizedException` while the name is locked, right password or not */
  check(name: string): void {
    const failure = this.failures.get(name)
    if (failure && failure.until > this.now()) throw notAuthorized("Password attempts exceeded")
  }

  failed(name: string): void {
    const count = (this.failures.get(name)?.count ?? 0) + 1
    const wait = count < FREE_FAILURES ? 0 : Math.min(1000 * 2 ** (count - FREE_FAILURES), LONGEST_MS)
    this.failures.delete(name)
    this.failures.set(name, { count, until: this.now() + wait })
    const [oldest] = this.failures.keys()
    if (this.failures.size > REMEMBERED_NAMES && oldest !== undefined) this.failures.delete(oldest)
  }

  clear(name: string): void {
    this.failures.delete(name)
  }
}
