import type { IncomingMessage } from "node:http"
import type { GraphQLRequest } from "../appsync/engine"
import { Refusal } from "./refusal"

/** AppSync's highest request size is 1 MB. */
const MAX_BODY_BYTES = 1_000_000

export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY_BYTES) throw new Refusal(413, "RequestEntityTooLargeException", "The request is too large.")
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export function parseGraphQLRequest(body: Buffer): GraphQLRequest {
  const malformed = (message: string) => new Refusal(400, "MalformedHttpRequestException", message)
  let parsed: unknown
  try {
    parsed = JSON.parse(body.toString("utf8"))
  } catch {
    throw malformed("Request body is not valid JSON.")
  }
  const { query, variables, operationName } = (parsed ?? {}) as Record<string, unknown>
  if (typeof query !== "string") throw malformed("Unable to parse GraphQL query.")
  if (variables !== undefined && variables !== null && (typeof variables !== "object" || Array.isArray(variables))) {
    throw malformed("The variables of a query must be an object.")
  }
  if (operationName !== undefined && operationName !== null && typeof operationName !== "string") {
    throw malformed("The operationName of a query must be text.")
  }
  return { query, variables: variables as Record<string, unknown> | null | undefined, operationName }
}
