import { createHash } from "node:crypto"
import * as z from "zod"
import { monthOf } from "./audit-keys"
import { canonicalJson, type JsonObject, type JsonValue } from "./canonical-json"
import { cutToFit } from "./cut-to-fit"

/** Which rules a row was written by; a row of another version is refused. */
export const AUDIT_VERSION = 1

/** Of the first row of a chain, which has none before it. */
export const NO_PREVIOUS = "0".repeat(64)

export const AUDIT_OUTCOMES = ["done", "refused", "failed", "unknown"] as const

/**
 * What became of a change. `refused`: a rule of this app; `failed`: it was tried and nothing was changed; `unknown`: it
 * was tried and nobody can tell.
 */
export type AuditOutcome = (typeof AUDIT_OUTCOMES)[number]

/** What is known of a change before it is made; its outcome repeats all of it, so that a list needs no second look. */
export interface ChangeFacts {
  /** UUID; one change, its repetitions included. */
  requestId: string
  /** The `sub` of the caller, `iam#<arn>` for AWS credentials, `unknown` where the call named nobody. */
  actor: string
  /** What the caller may do here, such as `admin`; `none`. */
  role: string
  /** The field of the API, or the command: `addUserToGroup`. */
  action: string
  /** `user#<sub>`, `group#<name>` or `pool`. */
  target: string
  /** Only what `auditedArguments` has let through. */
  arguments: JsonObject
  /** Why, in the words of whoever asked for it. */
  reason: string | null
  /** What was there before; its shape is the action's (`closings.ts` reads it). */
  before: JsonValue
  /** The address that AppSync saw: behind the console, that of the console's server. A fact, where it is one alone. */
  sourceAddress: string | null
  /** Where the console says that its visitor is. Nobody has checked it. */
  claimedAddress: string | null
  /** The browser that the console says its visitor has. Nobody has checked it. */
  claimedUserAgent: string | null
  /** In facts that were read back: what was cut from them when they were written. */
  cut?: readonly string[]
}

/** How a change ended. */
export interface Closing {
  outcome: AuditOutcome
  /** Why not, or why nobody knows: a code of `ADMIN_ERROR_CODES`, or `REFUSAL_LIMIT` (`refusal-limit.ts`). */
  code: string | null
  /** What the code is about. */
  parameters: JsonObject
  after: JsonValue
  closedBy: "function" | "reconciler"
  /** The intent that this ends; `null` for a refusal before anything was intended. */
  intent: { seq: number; at: string; hash: string } | null
}

/**
 * What an event says, wherever it will stand. `eventId` is a UUID that no other event has, so that two deliveries of one
 * request at one moment are not taken for each other; `at` is ISO 8601 in UTC with milliseconds.
 */
export type EventContent = ChangeFacts & { eventId: string; at: string } & (
    | { kind: "intent" }
    | ({ kind: "outcome" } & Closing)
  )

/** Where in its chain a row stands. */
export interface Position {
  chain: string
  /** 1, 2, … without a gap. */
  seq: number
  /** The hash of the row before. */
  previous: string
}

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)
const uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"

/** The keys, which the record repeats. Subs and no addresses: a key is in every index. */
const keys = {
  chain: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])#(\d|1[0-5])$/),
  seq: z.int().min(1),
  requestId: z.string().regex(new RegExp(`^${uuid}$`)),
  at: z.iso.datetime({ precision: 3 }),
  month: z.string(),
  actor: z.string().regex(new RegExp(`^(${uuid}|iam#arn:\\S{1,2048}|unknown)$`)),
  target: z.string().regex(new RegExp(`^(user#${uuid}|group#\\S{1,128}|pool)$`, "u")),
  action: z.string().regex(/^[a-zA-Z]{1,64}$/),
  version: z.literal(AUDIT_VERSION),
}

const rowSchema = z.strictObject({
  ...keys,
  kind: z.enum(["intent", "outcome"]),
  /** `null` in an intent, where the store has no such attribute at all: an index cannot hold it. */
  outcome: z.enum(AUDIT_OUTCOMES).nullable(),
  record: z.string(),
  hash: hashSchema,
})

/** A row of the audit table. Everything but `record` and `hash` is there to be found by; the truth is the record. */
export type AuditRow = z.output<typeof rowSchema>

const json = z.json()
const jsonObject = z.record(z.string(), json)

const recordFacts = {
  ...keys,
  previous: hashSchema,
  eventId: z.uuid(),
  role: z.string().min(1).max(64),
  arguments: jsonObject,
  reason: z.string().nullable(),
  before: json,
  sourceAddress: z.string().nullable(),
  claimedAddress: z.string().nullable(),
  claimedUserAgent: z.string().nullable(),
  /** Where a value was longer than a row may hold: JSON pointers (RFC 6901) to what was cut. */
  cut: z.array(z.string()),
}

const recordSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...recordFacts, kind: z.literal("intent") }),
  z.strictObject({
    ...recordFacts,
    kind: z.literal("outcome"),
    outcome: z.enum(AUDIT_OUTCOMES),
    code: z.string().nullable(),
    parameters: jsonObject,
    after: json,
    closedBy: z.enum(["function", "reconciler"]),
    intent: z.strictObject({ seq: z.int().min(1), at: keys.at, hash: hashSchema }).nullable(),
  }),
])

/** What is hashed, read back. */
export type AuditRecord = z.output<typeof recordSchema>

/** The hash of a row: SHA-256 of its record, in hexadecimal. */
export const hashOf = (record: string): string => createHash("sha256").update(record).digest("hex")

/**
 * The row for an event at its place in a chain.
 *
 * `month` is always that of `at`, because it is half of an index and a look at a month must not miss a row; the chain of
 * an outcome is its intent's, also when a month has ended in between.
 * @throws ZodError for keys that are none: nothing may be written then
 */
export function toRow(content: EventContent, position: Position): AuditRow {
  const fields = { ...content, ...position, version: AUDIT_VERSION, month: monthOf(content.at) }
  const record = recordSchema.parse(cutToFit(fields))
  const text = canonicalJson(record)
  return rowSchema.parse({ ...keysOf(record), record: text, hash: hashOf(text) })
}

/** What a row repeats of its record, to be found by. */
export function keysOf(record: AuditRecord): Omit<AuditRow, "record" | "hash"> {
  const { chain, seq, requestId, kind, at, month, actor, target, action, version } = record
  const outcome = record.kind === "outcome" ? record.outcome : null
  return { chain, seq, requestId, kind, at, month, actor, target, action, outcome, version }
}

/**
 * A row as a store gives it.
 * @throws ZodError for anything else
 */
export const readRow = (value: unknown): AuditRow => rowSchema.parse(value)

/**
 * What a row's record says. Whether it is what was written is `verify.ts`'s question.
 * @throws SyntaxError, ZodError for a record that this version has not written
 */
export const readRecord = ({ record }: Pick<AuditRow, "record">): AuditRecord => recordSchema.parse(JSON.parse(record))

/**
 * The intent that a row ends; `null` for a row that ends none.
 * @throws SyntaxError, ZodError for a record that this version has not written
 */
export function endedIntent(row: Pick<AuditRow, "record">): Closing["intent"] {
  const record = readRecord(row)
  return record.kind === "outcome" ? record.intent : null
}
