import type { GraphQLResolveInfo } from "graphql"
import type {
  MappingTemplates,
  PipelineFunctionDescription,
  ResolverDescription,
} from "../assembly/backend-description"
import { authTypeOf, type Caller, identityOf } from "./caller"
import { type DataSource, DataSourceError } from "./data-sources/data-source"
import type { Rendered, Template } from "./vtl/template"
import { TemplateError } from "./vtl/template-error"
import { createUtil } from "./vtl/util"

/** One call of a field. */
export interface FieldCall {
  source: unknown
  args: Record<string, unknown>
  caller: Caller
  info: GraphQLResolveInfo
  appendError(error: TemplateError): void
  now: Date
}

export type Resolver = (call: FieldCall) => Promise<unknown>

interface Step {
  request: Template
  response: Template
  dataSource: DataSource
}

/** What the templates of one call share. */
interface Evaluation {
  render(template: Template, extra: Record<string, unknown>): Rendered
}

export interface ResolverParts {
  functions: ReadonlyMap<string, PipelineFunctionDescription>
  dataSources: ReadonlyMap<string, DataSource>
  compile(source: string): Template
}

/**
 * Builds a resolver from its mapping templates: a unit resolver is one step; a pipeline is the before template, its
 * functions' steps and the after template ("Resolver mapping template overview", AppSync developer guide).
 */
export function createResolver(description: ResolverDescription, parts: ResolverParts): Resolver {
  if (!description.pipeline) {
    const step = createStep(description, description.dataSource ?? "", parts)
    return async (call) => runStep(step, evaluation(call), null)
  }
  const before = parts.compile(description.request)
  const after = parts.compile(description.response)
  const steps = description.pipeline.map((id) => {
    const found = parts.functions.get(id)
    if (!found) throw new Error(`${description.typeName}.${description.fieldName} uses an unknown function ${id}.`)
    return createStep(found, found.dataSource, parts)
  })
  return async (call) => {
    const { render } = evaluation(call)
    const started = render(before, {})
    if (started.returned) return started.value
    let result = started.value
    for (const step of steps) result = await runStep(step, { render }, { result })
    return render(after, { prev: { result }, result }).value
  }
}

function createStep(templates: MappingTemplates, dataSourceName: string, parts: ResolverParts): Step {
  const dataSource = parts.dataSources.get(dataSourceName)
  if (!dataSource) throw new Error(`A resolver uses the unknown data source ${dataSourceName}.`)
  return {
    request: parts.compile(templates.request),
    response: parts.compile(templates.response),
    dataSource,
  }
}

async function runStep(step: Step, { render }: Evaluation, prev: { result: unknown } | null): Promise<unknown> {
  const request = render(step.request, { prev })
  if (request.returned) return request.value
  try {
    const result = await step.dataSource(request.value)
    return render(step.response, { prev, result }).value
  } catch (error) {
    if (!(error instanceof DataSourceError)) throw error
    // Before the version of 2018-05-29 a failing data source ended the resolver.
    if ((request.value as { version?: string } | null)?.version === "2017-02-28") {
      throw new TemplateError(error.message, error.type)
    }
    return render(step.response, { prev, error: { message: error.message, type: error.type } }).value
  }
}

function evaluation({ source, args, caller, info, appendError, now }: FieldCall): Evaluation {
  const parentTypeName = info.parentType.name
  const { fieldName } = info
  const util = createUtil({ authType: authTypeOf(caller), parentTypeName, fieldName, appendError, now })
  // A copy: templates may change it, and graphql-js gives objects without a prototype.
  const given = structuredClone({ ...args })
  const shared = {
    args: given,
    arguments: given,
    identity: identityOf(caller),
    source: source ?? null,
    stash: {},
    request: { headers: { ...caller.headers }, domainName: null },
    info: { fieldName, parentTypeName, variables: info.variableValues },
    prev: null,
    result: null,
    error: null,
  }
  return {
    render: (template, extra) => {
      const ctx = { ...shared, ...extra }
      return template({ util, utils: util, ctx, context: ctx })
    },
  }
}
