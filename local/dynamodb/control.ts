import { setTimeout as wait } from "node:timers/promises"
import { z } from "zod"
import { CallLog } from "../call-log"
import { Faults, faultFields } from "../faults"
import { DynamoDBError } from "./errors"

const fault = z.strictObject({
  ...faultFields,
  /** A table's name, the name of the model that it belongs to, or `*`. */
  table: z.string().min(1).default("*"),
  /** An operation's name, or `*`. */
  operation: z.string().min(1).default("*"),
  error: z.string().min(1).default("InternalServerError"),
  message: faultFields.message.default("Asked for by the control of the local DynamoDB."),
})

const settings = z.strictObject({
  faults: z.array(fault),
  /** Every answer comes this much later. */
  latencyMs: z.number().int().min(0).max(60_000),
})

/** Settings to change. */
export const dynamodbChanges = settings.partial()

export type DynamoDBSettings = z.output<typeof settings>

/** One call that was made: who and how it ended, never what was in it. */
export interface TableCall {
  operation: string
  table: string
  /** The ARN of the role; `owner` for calls of tests. */
  principal: string
  /** `ok` or the error's name. */
  outcome: string
}

/** Makes tables misbehave as the real ones can, and tells tests what was called. */
export class DynamoDBControl {
  readonly #log = new CallLog<TableCall>()
  readonly #faults = new Faults<z.output<typeof fault>>(
    ({ error, message, statusCode }) => new DynamoDBError(error, message, statusCode),
  )
  #latencyMs = 0

  settings(): DynamoDBSettings {
    return structuredClone({ faults: this.#faults.list, latencyMs: this.#latencyMs })
  }

  /** @throws DynamoDBError `ValidationException` for settings that there are not; nothing is changed then */
  set(changes: unknown): void {
    const result = dynamodbChanges.safeParse(changes)
    if (!result.success) throw new DynamoDBError("ValidationException", z.prettifyError(result.error))
    if (result.data.faults) this.#faults.set(result.data.faults)
    this.#latencyMs = result.data.latencyMs ?? this.#latencyMs
  }

  /** Back to tables that behave; calls that were held are forgotten, the log is emptied. */
  reset(): void {
    this.#faults.reset()
    this.#latencyMs = 0
    this.#log.clear()
  }

  /** Makes the changes of the calls that were held. @returns how many there were */
  release(): Promise<number> {
    return this.#faults.release()
  }

  calls(): TableCall[] {
    return this.#log.list()
  }

  clearCalls(): void {
    this.#log.clear()
  }

  /** Runs a call under the settings and remembers how it ended. */
  async around<T>(call: Omit<TableCall, "outcome">, run: () => Promise<T>): Promise<T> {
    try {
      if (this.#latencyMs > 0) await wait(this.#latencyMs)
      const answer = await this.#faults.around(
        ({ table, operation }) => isFor(table, call.table) && (operation === "*" || operation === call.operation),
        run,
      )
      this.#log.add({ ...call, outcome: "ok" })
      return answer
    } catch (error) {
      this.#log.add({ ...call, outcome: (error as Error).name })
      throw error
    }
  }
}

/** Amplify names a model's table `<model>-<api>-<environment>`. */
function isFor(wanted: string, table: string): boolean {
  return wanted === "*" || wanted === table || table.startsWith(`${wanted}-`)
}
