import { z } from "zod"
import { CallLog } from "../call-log"
import { Faults, faultFields } from "../faults"
import { CognitoError } from "./errors"
import { type Quotas, Throttle } from "./throttle"

const fault = z.strictObject({
  ...faultFields,
  /** An operation's name, or `*`. */
  operation: z.string().min(1),
  error: z.string().min(1).default("InternalErrorException"),
  message: faultFields.message.default("Asked for by the control of the local Cognito."),
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

const QUIET = { lagListsSeconds: 0, latencyMs: 0, throttle: false, clockOffsetMs: 0 }

/** Makes the service misbehave as the real one can, and tells tests what was called. */
export class CognitoControl {
  private current: Omit<ControlSettings, "faults"> = { ...QUIET }
  private readonly log = new CallLog<CallRecord>()
  private readonly faults = new Faults<z.output<typeof fault>>(
    ({ error, message, statusCode }) => new CognitoError(error, message, statusCode),
  )
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
    return structuredClone({ ...this.current, faults: this.faults.list })
  }

  /** @throws CognitoError `InvalidParameterException` for settings that there are not; nothing is changed then */
  set(changes: unknown): void {
    const result = settings.partial().safeParse(changes)
    if (!result.success) throw new CognitoError("InvalidParameterException", z.prettifyError(result.error))
    const { faults, ...changed } = result.data
    const given = Object.entries(changed).filter(([, value]) => value !== undefined)
    this.current = { ...this.current, ...Object.fromEntries(given) }
    if (faults) this.faults.set(faults)
    this.throttle = new Throttle(this.now)
  }

  moveClock(ms: number): void {
    this.set({ clockOffsetMs: this.current.clockOffsetMs + ms })
  }

  /** Back to a service that behaves; calls that were held are forgotten, the log is emptied. */
  reset(): void {
    this.current = { ...QUIET }
    this.faults.reset()
    this.log.clear()
  }

  calls(): CallRecord[] {
    return this.log.list()
  }

  clearCalls(): void {
    this.log.clear()
  }

  /** Makes the changes of the calls that were held. @returns how many there were */
  release(): Promise<number> {
    return this.faults.release()
  }

  record(call: CallRecord): void {
    this.log.add(call)
  }

  /** Runs a call under the settings: late, refused, or with its answer lost. */
  async around<T>(operation: string, poolId: string | undefined, run: () => Promise<T>): Promise<T> {
    if (this.current.latencyMs > 0) await this.wait(this.current.latencyMs)
    const { throttle } = this.current
    if (throttle !== false) this.throttle.take(operation, poolId, throttle === true ? undefined : (throttle as Quotas))
    return this.faults.around((it) => it.operation === operation || it.operation === "*", run)
  }
}
