import { MAPPING_TEMPLATE_ERROR, TemplateError } from "../vtl/template-error"
import type { DataSource } from "./data-source"

/** Invokes a function with an event and gives its answer. */
export type Invoke = (event: unknown) => Promise<unknown>

/** The `AWS_LAMBDA` data source. Refuses batches and asynchronous invocations, which no Amplify template asks for. */
export function lambdaDataSource(invoke: Invoke): DataSource {
  return async (request) => {
    const { operation, payload, invocationType = "RequestResponse" } = (request ?? {}) as Record<string, unknown>
    if (operation !== "Invoke" || invocationType !== "RequestResponse") {
      throw new TemplateError(
        `The local backend invokes functions one by one and waits; ${operation} (${invocationType}) is not supported.`,
        MAPPING_TEMPLATE_ERROR,
      )
    }
    return invoke(payload)
  }
}
