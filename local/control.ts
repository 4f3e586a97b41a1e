import { z } from "zod"
import { type DynamoDBControl, dynamodbChanges, type TableCall } from "./dynamodb/control"
import { Refusal } from "./gateway/refusal"
import type { Schedules } from "./schedules/schedules"

/** What other processes may ask of a running backend, beside what they ask of the local Cognito. */
export interface BackendControl {
  /** The settings of the tables, and the names of the schedules. */
  state(): { dynamodb: unknown; schedules: string[] }
  /** Takes one or more of `INSTRUCTIONS`. @throws Refusal for what there is not; nothing is changed then */
  apply(input: unknown): Promise<unknown>
  /** The calls to tables so far. */
  calls(): TableCall[]
  clearCalls(): void
}

const INSTRUCTIONS = z.strictObject({
  dynamodb: dynamodbChanges.optional(),
  /** Back to tables that behave. */
  reset: z.literal(true).optional(),
  /** Makes the changes of the calls that were held. */
  release: z.literal(true).optional(),
  /** Runs a schedule now and answers when its function has ended. */
  runSchedule: z.string().optional(),
})

export function createControl(dynamodb: DynamoDBControl, schedules: Schedules): BackendControl {
  const state = () => ({ dynamodb: dynamodb.settings(), schedules: schedules.names })
  return {
    state,
    calls: () => dynamodb.calls(),
    clearCalls: () => dynamodb.clearCalls(),
    apply: async (input) => {
      const { data, error } = INSTRUCTIONS.safeParse(input)
      if (!data) throw refused(z.prettifyError(error))
      if (data.runSchedule !== undefined && !schedules.names.includes(data.runSchedule)) {
        throw refused(`There is no schedule ${data.runSchedule}.`)
      }
      if (data.reset) dynamodb.reset()
      if (data.dynamodb) dynamodb.set(data.dynamodb)
      const released = data.release ? await dynamodb.release() : undefined
      if (data.runSchedule !== undefined) await run(schedules, data.runSchedule)
      return { ...state(), ...(released !== undefined && { released }) }
    },
  }
}

async function run(schedules: Schedules, name: string): Promise<void> {
  try {
    await schedules.run(name)
  } catch (error) {
    throw new Refusal(500, "ScheduleFailed", error instanceof Error ? error.message : String(error))
  }
}

const refused = (message: string) => new Refusal(400, "ValidationException", message)
