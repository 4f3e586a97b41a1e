import { z } from "zod"
import { MAPPING_TEMPLATE_ERROR, TemplateError } from "../vtl/template-error"

const attributes = z.record(z.string(), z.record(z.string(), z.unknown()))

const names = { expression: z.string(), expressionNames: z.record(z.string(), z.string()).optional() }
const projection = z.strictObject(names).optional()
const expression = z.strictObject({ ...names, expressionValues: attributes.optional() })
const condition = expression.extend({ equalsIgnore: z.array(z.string()).optional() }).optional()

const version = z.enum(["2017-02-28", "2018-05-29"])
const read = { version, consistentRead: z.boolean().optional(), projection }
const page = {
  ...read,
  index: z.string().optional(),
  limit: z.number().optional(),
  filter: expression.optional(),
  select: z.string().optional(),
  nextToken: z.string().optional(),
}

/** What a request template may ask of a table. Fields that are not here are refused, never ignored. */
const request = z.discriminatedUnion("operation", [
  z.strictObject({ ...read, operation: z.literal("GetItem"), key: attributes }),
  z.strictObject({ version, operation: z.literal("PutItem"), key: attributes, attributeValues: attributes, condition }),
  z.strictObject({ version, operation: z.literal("UpdateItem"), key: attributes, update: expression, condition }),
  z.strictObject({ version, operation: z.literal("DeleteItem"), key: attributes, condition }),
  z.strictObject({
    ...page,
    operation: z.literal("Query"),
    query: expression,
    scanIndexForward: z.boolean().optional(),
  }),
  z.strictObject({ ...page, operation: z.literal("Scan") }),
])

export type DynamoDBRequest = z.output<typeof request>

/** Reads what a request template made; what is null counts as absent. Throws, naming it, for what is not supported. */
export function parseDynamoDBRequest(given: unknown): DynamoDBRequest {
  const parsed = request.safeParse(withoutNulls(given))
  if (parsed.success) return parsed.data
  const { operation } = Object(given) as { operation?: unknown }
  throw new TemplateError(
    `The local backend does not support this request to DynamoDB (${operation}): ${z.prettifyError(parsed.error)}`,
    MAPPING_TEMPLATE_ERROR,
  )
}

function withoutNulls(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null && field !== undefined))
}
