import { z } from "zod"
import { CognitoError } from "./errors"
import { type Quotas, Throttle } from "./throttle"

const fault = z.strictObject({
  /** An operation's name, or `*`. */
  operation: z.string().min(1),
  /**
   * `before`: refused, nothing changes. `after`: the change is made, the answer is an error. `held`: the answer is an
   * error at once, and the change is made later, when the calls that are held are released.
   */
  moment: z.enum(["before", "after", "held"]).default("before"),
  error: z.string().min(1).default("InternalErrorException"),
  message: z.string().default("Asked for by the control of the local Cognito."),
  statusCode: z.number().int().min(400).max(599).default(500),
  /** How many calls it befalls; all when absent. */
  times: z.number().int().positive().optional(),
})

const settings = z.strictObject({
  /** Lists show the state of this many seconds ago. */
  lagListsSeconds: z.number().min(0).max(3600),
  /** Every answer comes this much later. */
  latencyMs: z.number().int().min(0).max(60_000),
  /** `true` enforces Cognito's default quotas; numbers are calls per second by quota category or by operation. */
  throttle: z.union([z.boolean(), z.record(z.string(), z.number().positive())]),
  faults: z.array(fault),
  /** How far the service's clock is ahead. */
  clockOffsetMs: z.number().int(),
})

export type ControlSettings = z.output<typeof settings>

/** One call that was made: who and how it ended, never what was in it. */
export interface CallRecord {
  operation: string
  /** The ARN of the role that signed; `owner` for other keys and calls in process; `public` without a signature. */
  principal: string
  /** `ok` or the error's name. */
  outcome: string
}

const LONGEST_LOG = 10_000
const QUIET: ControlSettings = { lagListsSeconds: 0, latencyMs: 0, throttle: false, faults: [], clockOffsetMs: 0 }

/** Makes the service misbehave as the real one can, and tells tests what was called. */
export class CognitoControl {
  private current: ControlSettings = { ...QUIET }
  private log: CallRecord[] = []
  private held: (() => Promise<unknown>)[] = []
  private throttle: Throttle

  constructor(
    private readonly baseNow: () => number,
    private readonly wait: (ms: number) => Promise<void>,
  ) {
    this.throttle = new Throttle(this.now)
  }

  /** The service's clock, ms. */
  readonly now = (): number => this.baseNow() + this.current.clockOffsetMs

  settings(): ControlSettings {
    return structuredClone(this.current)
  }

  /** @throws CognitoError `InvalidParameterException` for settings that there are not; nothing is changed then */
  set(changes: unknown): void {
    const result = settings.partial().safeParse(changes)
    if (!result.success) throw new CognitoError("InvalidParameterException", z.prettifyError(result.error))
    const given = Object.entries(result.data).filter(([, value]) => value !== undefined)
    this.current = { ...this.current, ...Object.fromEntries(given) }
    this.throttle = new Throttle(this.now)
  }

  moveClock(ms: number): void {
    this.set({ clockOffsetMs: this.current.clockOffsetMs + ms })
  }

  /** Back to a service that behaves; calls that were held are forgotten, the log is emptied. */
  reset(): void {
    this.current = { ...QUIET }
    this.held = []
    this.log = []
  }

  calls(): CallRecord[] {
    return [...this.log]
  }

  clearCalls(): void {
    this.log = []
  }

  /** Makes the changes of the calls that were held. @returns how many there were */
  async release(): Promise<number> {
    const released = this.held.splice(0)
    for (const run of released) await run().catch(() => undefined)
    return released.length
  }

  record(call: CallRecord): void {
    this.log.push(call)
    if (this.log.length > LONGEST_LOG) this.log.shift()
  }

  /** Runs a call under the settings: late, refused, or with its answer lost. */
  async around<T>(operation: string, poolId: string | undefined, run: () => Promise<T>): Promise<T> {
    if (this.current.latencyMs > 0) await this.wait(this.current.latencyMs)
    const { throttle } = this.current
    if (throttle !== false) this.throttle.take(operation, poolId, throttle === true ? undefined : (throttle as Quotas))
    const fault = this.takeFault(operation)
    if (!fault) return run()
    if (fault.moment === "after") await run()
    if (fault.moment === "held") this.held.push(run)
    throw new CognitoError(fault.error, fault.message, fault.statusCode)
  }

  private takeFault(operation: string) {
    const fault = this.current.faults.find((it) => it.operation === operation || it.operation === "*")
    if (fault?.times !== undefined) {
      fault.times -= 1
      if (fault.times === 0) this.current.faults = this.current.faults.filter((it) => it !== fault)
    }
    return fault
  }
}
