import { isAllowed } from "../iam/policy"
import type { PolicyStatement } from "../iam/principal"
import { DynamoDBError } from "./errors"

/** Who calls and what their policies say. */
export interface Caller {
  arn: string
  statements: readonly PolicyStatement[]
}

/**
 * Throws `AccessDeniedException` unless the caller's policies allow the operation on the table or index that it names.
 *
 * @param tableArn the ARN up to the table's name, e.g. `arn:aws:dynamodb:us-east-1:000000000000:table/`
 */
export function authorize(operation: string, input: object, caller: Caller, tableArn: string): void {
  const { TableName, IndexName } = input as { TableName?: string; IndexName?: string }
  const action = `dynamodb:${operation}`
  const resource = `${tableArn}${TableName}${IndexName === undefined ? "" : `/index/${IndexName}`}`
  if (isAllowed(caller.statements, action, resource)) return
  throw new DynamoDBError(
    "AccessDeniedException",
    `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
  )
}
