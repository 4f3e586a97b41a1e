import type { ScheduleDescription } from "../assembly/backend-description"
import { type Recurrence, readRecurrence } from "./recurrence"
import { scheduledEvent } from "./scheduled-event"

/** The longest wait that a timer takes at once. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000

export interface SchedulesOptions {
  /** Runs the function with that ARN. */
  invoke(functionArn: string, event: unknown): Promise<unknown>
  onLog(line: string): void
}

interface Scheduled {
  description: ScheduleDescription
  next: Recurrence
  timer?: NodeJS.Timeout
  /** The runs so far; settled when none is going on. */
  turn: Promise<unknown>
  running: number
}

/**
 * Runs functions at their times, by this machine's clock. No schedule runs twice at once: a time that comes while the
 * function is still running is left out, and one asked for on demand waits. A run that fails is logged, not repeated.
 */
export class Schedules {
  readonly #scheduled: Map<string, Scheduled>
  readonly #options: SchedulesOptions

  /** @throws Error for an expression that cannot be read */
  constructor(descriptions: readonly ScheduleDescription[], options: SchedulesOptions) {
    this.#options = options
    this.#scheduled = new Map(
      descriptions.map((description) => {
        const next = readRecurrence(description.expression, description.timezone)
        return [description.name, { description, next, turn: Promise.resolve(), running: 0 }]
      }),
    )
  }

  get names(): string[] {
    return [...this.#scheduled.keys()]
  }

  /** From now on functions run at their times. */
  start(): void {
    for (const scheduled of this.#scheduled.values()) this.waitFor(scheduled, scheduled.next(new Date()))
  }

  /** Runs a schedule now, after the run that is going on. Rejects with the error that the run ended in. */
  async run(name: string): Promise<unknown> {
    const scheduled = this.#scheduled.get(name)
    if (!scheduled) throw new Error(`There is no schedule ${name}; there are: ${this.names.join(", ") || "none"}.`)
    return this.invoke(scheduled, new Date())
  }

  stop(): void {
    for (const { timer } of this.#scheduled.values()) clearTimeout(timer)
  }

  private waitFor(scheduled: Scheduled, time: Date | undefined): void {
    if (!time) return
    const left = time.getTime() - Date.now()
    scheduled.timer = setTimeout(
      () => (left > LONGEST_WAIT_MS ? this.waitFor(scheduled, time) : this.arrive(scheduled, time)),
      Math.min(Math.max(left, 0), LONGEST_WAIT_MS),
    )
    scheduled.timer.unref()
  }

  private arrive(scheduled: Scheduled, time: Date): void {
    // After a machine slept, times that passed meanwhile are left out.
    this.waitFor(scheduled, scheduled.next(new Date(Math.max(time.getTime(), Date.now()))))
    const { name } = scheduled.description
    if (scheduled.running > 0) this.#options.onLog(`[schedule] ${name} is still running: left out this time.`)
    // What went wrong is logged where the run ends.
    else this.invoke(scheduled, time).catch(() => {})
  }

  private invoke(scheduled: Scheduled, time: Date): Promise<unknown> {
    const { description } = scheduled
    scheduled.running += 1
    const run = scheduled.turn.then(async () => {
      try {
        return await this.#options.invoke(description.functionArn, scheduledEvent(description, time))
      } catch (error) {
        this.#options.onLog(`[schedule] ${description.name} failed: ${error instanceof Error ? error.message : error}`)
        throw error
      } finally {
        scheduled.running -= 1
      }
    })
    scheduled.turn = run.catch(() => {})
    return run
  }
}
