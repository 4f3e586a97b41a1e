import type * as z from "zod"
import type { JsonObject, JsonValue } from "./audit/canonical-json"
import type { Caller } from "./caller"
import type { RoleGroup } from "./roles"

interface Context {
  requestId: string
  caller: Caller
}

/** What every handler says of its operation. */
interface Operation<Arguments extends z.ZodType> {
  /** The field of the API that this handler answers, e.g. `listUsers`. */
  name: string
  /** Who may call it: the groups that stand beside the field in `resource.ts`. */
  roles: readonly RoleGroup[]
  arguments: Arguments
}

/** An operation that only looks. */
export interface Reading<Arguments extends z.ZodType, Result> extends Operation<Arguments> {
  change?: undefined
  run(input: z.output<Arguments>, context: Context): Promise<Result>
}

/** What the wrapper has to know of a change, to guard it and to write it down. */
export interface ChangeOf<Input, Before extends JsonValue> {
  /** The names of the arguments that the audit trail may hold. Never one with a secret in it. */
  audited: readonly (keyof Input & string)[]
  /** What is there before, by the cheapest read; left out where only a costly one would tell. */
  before?(input: Input): Promise<Before>
  /** Whether nobody may do it without saying why. */
  needsReason?(input: Input, caller: Caller): boolean
  /** Whether it is so dangerous that the caller has to have signed in just now. */
  needsFreshSignIn?(input: Input): boolean
}

/** Whom or what a change is about, by the names that the arguments have everywhere; the whole pool without either. */
export interface About {
  userId?: string
  groupName?: string
}

/** A change that was made. */
export interface Done<Result> {
  /** What the field answers. */
  result: Result
  /** What is there afterwards. */
  after?: JsonObject
  /** Whom it made, where that is only known now. */
  made?: About
}

/** An operation that changes something. */
export interface Change<Arguments extends z.ZodType, Before extends JsonValue, Result> extends Operation<Arguments> {
  change: ChangeOf<z.output<Arguments>, Before>
  run(input: z.output<Arguments>, context: Context & { before: Before }): Promise<Done<Result>>
}
