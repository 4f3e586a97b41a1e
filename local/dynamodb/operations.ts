import deleteItem from "dynalite/actions/deleteItem.js"
import getItem from "dynalite/actions/getItem.js"
import putItem from "dynalite/actions/putItem.js"
import query from "dynalite/actions/query.js"
import scan from "dynalite/actions/scan.js"
import updateItem from "dynalite/actions/updateItem.js"
import type { Store } from "dynalite/db/index.js"
import deleteItemInput from "dynalite/validations/deleteItem.js"
import getItemInput from "dynalite/validations/getItem.js"
import validations from "dynalite/validations/index.js"
import putItemInput from "dynalite/validations/putItem.js"
import queryInput from "dynalite/validations/query.js"
import scanInput from "dynalite/validations/scan.js"
import updateItemInput from "dynalite/validations/updateItem.js"
import { DynamoDBError } from "./errors"
import { writingAtOnce } from "./writing-at-once"

export type Output = Record<string, unknown>

/** The operations that AppSync's resolvers ask for, but for batches and transactions. */
const OPERATIONS = {
  DeleteItem: { action: deleteItem, validation: deleteItemInput },
  GetItem: { action: getItem, validation: getItemInput },
  PutItem: { action: putItem, validation: putItemInput },
  Query: { action: query, validation: queryInput },
  Scan: { action: scan, validation: scanInput },
  UpdateItem: { action: updateItem, validation: updateItemInput },
}

export type OperationName = keyof typeof OPERATIONS

export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(OPERATIONS, name)
}

/**
 * Runs one operation on the store, with the input and output of DynamoDB's API.
 *
 * @throws DynamoDBError as DynamoDB would answer; nothing has changed then
 */
export async function runOperation(store: Store, name: OperationName, input: object): Promise<Output> {
  const { action, validation } = OPERATIONS[name]
  const valid = validated(store, validation, input)
  return new Promise((resolve, reject) => {
    action(writingAtOnce(store), valid, (error, output) =>
      error ? reject(asDynamoDBError(error)) : resolve(output ?? {}),
    )
  })
}

/** The input as dynalite's actions take it. @throws DynamoDBError for an input that DynamoDB refuses */
export function validated(store: Store, validation: typeof getItemInput, input: object): object {
  try {
    // A copy: dynalite changes what it is given.
    const typed = validations.checkTypes(structuredClone(input), validation.types)
    validations.checkValidations(typed, validation.types, validation.custom, store)
    return typed
  } catch (error) {
    throw asDynamoDBError(error)
  }
}

function asDynamoDBError(error: unknown): unknown {
  const { body, statusCode } = error as { body?: Record<string, string>; statusCode?: number }
  if (!body || !statusCode) return error
  return new DynamoDBError(body.__type?.split("#").at(-1) ?? "", body.message ?? body.Message ?? "", statusCode)
}
