import {
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getOperationAST,
  isObjectType,
  parse,
  responsePathAsArray,
  specifiedRules,
  validate,
} from "graphql"
import type { ApiDescription, ResolverDescription } from "../assembly/backend-description"
import { fieldRule, iamAllowsField } from "./authorization"
import type { Caller } from "./caller"
import type { DataSource } from "./data-sources/data-source"
import { createResolver, type Resolver } from "./pipeline"
import { limitDepth } from "./query-depth"
import { documentError, executionError, type Response } from "./response"
import { createSchema } from "./schema"
import { templateCompiler } from "./vtl/template"
import { TemplateError } from "./vtl/template-error"
import { calledUtilities } from "./vtl/toolbox"
import { createUtil } from "./vtl/util"

export interface GraphQLRequest {
  query: string
  variables?: Record<string, unknown> | null
  operationName?: string | null
}

export interface Engine {
  schema: GraphQLSchema
  /** Answers one request. What the caller may do is decided per field, as AppSync does. */
  execute(request: GraphQLRequest, caller: Caller): Promise<Response>
}

/** What one execution carries through graphql-js. */
interface ExecutionContext {
  caller: Caller
  appended: GraphQLError[]
}

/**
 * Builds the API: the deployed schema, executed with the deployed mapping templates.
 *
 * Throws for a template that uses a `$util` function which is not supported, so that it fails at start and not in the
 * middle of a request.
 */
export function createEngine(api: ApiDescription, dataSources: ReadonlyMap<string, DataSource>): Engine {
  const schema = createSchema(api.schema)
  // Those of subscriptions never run: whoever asks for one is refused.
  const described = api.resolvers.filter((resolver) => resolver.typeName !== schema.getSubscriptionType()?.name)
  refuseUnknownUtilities(described, api)
  const functions = new Map(api.functions.map((item) => [item.id, item]))
  const parts = { functions, dataSources, compile: templateCompiler() }
  const resolvers = new Map(
    described.map((resolver) => [`${resolver.typeName}.${resolver.fieldName}`, createResolver(resolver, parts)]),
  )
  attachResolvers(schema, api, resolvers)
  return { schema, execute: (request, caller) => answer(schema, request, caller) }
}

function attachResolvers(schema: GraphQLSchema, api: ApiDescription, resolvers: ReadonlyMap<string, Resolver>): void {
  const [defaultMode] = api.authenticationModes
  if (!defaultMode) throw new Error("The API has no authentication mode.")
  const rootTypes = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith("__")) continue
    const isRoot = rootTypes.includes(type)
    for (const field of Object.values(type.getFields())) {
      const mayRead = fieldRule(type, field, defaultMode)
      const resolver = resolvers.get(`${type.name}.${field.name}`)
      field.resolve = async (source, args, context: ExecutionContext, info) => {
        const { caller } = context
        const allowed = mayRead(caller) && (!isRoot || iamAllowsField(caller, api.arn, type.name, field.name))
        if (!allowed) {
          const message = `Not Authorized to access ${field.name} on type ${type.name}`
          throw located(new TemplateError(message, "Unauthorized"), info)
        }
        if (!resolver) return ownProperty(source, field.name)
        const appendError = (error: TemplateError) => context.appended.push(located(error, info))
        try {
          return await resolver({ source, args, caller, info, appendError, now: new Date() })
        } catch (error) {
          throw error instanceof TemplateError ? located(error, info) : error
        }
      }
    }
  }
}

async function answer(schema: GraphQLSchema, request: GraphQLRequest, caller: Caller): Promise<Response> {
  const document = parseDocument(request.query)
  if (document instanceof GraphQLError) return { data: null, errors: [documentError(document)] }
  const invalid = validate(schema, document, [...specifiedRules, limitDepth])
  if (invalid.length > 0) {
    return { data: null, errors: invalid.map((error) => documentError(error, "Validation error: ")) }
  }
  if (getOperationAST(document, request.operationName)?.operation === "subscription") {
    const message = "Subscriptions need AppSync's realtime endpoint, which the local backend does not have."
    return { data: null, errors: [{ path: null, locations: null, message, errorType: "UnsupportedOperation" }] }
  }
  const context: ExecutionContext = { caller, appended: [] }
  const result = await execute({
    schema,
    document,
    contextValue: context,
    variableValues: request.variables ?? undefined,
    operationName: request.operationName,
  })
  const errors = [...(result.errors ?? []), ...context.appended].map(executionError)
  return { data: result.data ?? null, ...(errors.length > 0 && { errors }) }
}

function parseDocument(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query)
  } catch (error) {
    if (error instanceof GraphQLError) return error
    // The parser is recursive: brackets nested by the ten thousand exhaust the stack.
    if (error instanceof RangeError) return new GraphQLError("The query is nested too deeply.")
    throw error
  }
}

function refuseUnknownUtilities(resolvers: readonly ResolverDescription[], api: ApiDescription): void {
  const util = createUtil({
    authType: "",
    parentTypeName: "",
    fieldName: "",
    appendError: () => {},
    now: new Date(),
  })
  const used = new Set(resolvers.flatMap((resolver) => resolver.pipeline ?? []))
  const functions = api.functions.filter((item) => used.has(item.id))
  for (const { request, response } of [...functions, ...resolvers]) {
    for (const path of [...calledUtilities(request), ...calledUtilities(response)]) util.require(path)
  }
}

function located(error: TemplateError, info: GraphQLResolveInfo): GraphQLError {
  return new GraphQLError(error.message, info.fieldNodes, null, null, responsePathAsArray(info.path), error)
}

function ownProperty(source: unknown, name: string): unknown {
  return Object.hasOwn(Object(source), name) ? (source as Record<string, unknown>)[name] : undefined
}
