import type { GraphQLError } from "graphql"
import { TemplateError } from "./vtl/template-error"

/** One error of a GraphQL response, in AppSync's shape. */
export interface ResponseError {
  path: readonly (string | number)[] | null
  locations: { line: number; column: number; sourceName: null }[] | null
  message: string
  data?: unknown
  errorType?: string | null
  errorInfo?: unknown
}

export interface Response {
  data: unknown
  errors?: ResponseError[]
}

/** An error of execution. Errors that a template raised carry `errorType`, `data` and `errorInfo`. */
export function executionError(error: GraphQLError): ResponseError {
  const { originalError } = error
  const place = { path: error.path ?? null, locations: locations(error) }
  if (!(originalError instanceof TemplateError)) return { ...place, message: error.message }
  const { data, errorType, errorInfo, message } = originalError
  return { ...place, data, errorType, errorInfo, message }
}

/** An error of a document that was not executed. */
export function documentError(error: GraphQLError, prefix = ""): ResponseError {
  return { path: null, locations: locations(error), message: `${prefix}${error.message}` }
}

function locations(error: GraphQLError): ResponseError["locations"] {
  return error.locations?.map(({ line, column }) => ({ line, column, sourceName: null })) ?? null
}
