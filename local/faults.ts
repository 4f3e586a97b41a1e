import { z } from "zod"

/** The fields of a fault that say what befalls a call; which calls it befalls, each service adds. */
export const faultFields = {
  /**
   * `before`: refused, nothing changes. `after`: the change is made, the answer is an error. `held`: the answer is an
   * error at once, and the change is made later, when the calls that are held are released.
   */
  moment: z.enum(["before", "after", "held"]).default("before"),
  message: z.string(),
  statusCode: z.number().int().min(400).max(599).default(500),
  /** How many calls it befalls; all when absent. */
  times: z.number().int().positive().optional(),
  /** The share of calls that it befalls, drawn anew for each: 0.01 is one in a hundred; all when absent. */
  share: z.number().positive().max(1).optional(),
}

export interface Fault {
  moment: "before" | "after" | "held"
  times?: number | undefined
  share?: number | undefined
}

/** Makes calls fail as they were asked to, and keeps those whose change is to be made later. */
export class Faults<F extends Fault> {
  #faults: F[] = []
  #held: (() => Promise<unknown>)[] = []

  /** @param errorOf what the caller of a call that a fault befalls gets to see */
  constructor(
    private readonly errorOf: (fault: F) => Error,
    private readonly random: () => number = Math.random,
  ) {}

  get list(): F[] {
    return this.#faults
  }

  set(faults: F[]): void {
    this.#faults = faults
  }

  /** Back to calls that work; those that were held are forgotten. */
  reset(): void {
    this.#faults = []
    this.#held = []
  }

  /** Makes the changes of the calls that were held. @returns how many there were */
  async release(): Promise<number> {
    const released = this.#held.splice(0)
    for (const run of released) await run().catch(() => undefined)
    return released.length
  }

  /** Runs a call, or lets the first fault that befalls it have its way. */
  async around<T>(befalls: (fault: F) => boolean, run: () => Promise<T>): Promise<T> {
    const fault = this.#faults.find((each) => befalls(each) && this.random() < (each.share ?? 1))
    if (!fault) return run()
    this.count(fault)
    if (fault.moment === "after") await run()
    if (fault.moment === "held") this.#held.push(run)
    throw this.errorOf(fault)
  }

  private count(fault: F): void {
    if (fault.times === undefined) return
    fault.times -= 1
    if (fault.times === 0) this.#faults = this.#faults.filter((it) => it !== fault)
  }
}
