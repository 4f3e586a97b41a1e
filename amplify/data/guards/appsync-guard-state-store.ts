import * as z from "zod"
import { signedGraphql } from "../audit/signed-graphql"
import type { GuardStateStore } from "./guard-state"

const rowSchema = z.object({ name: z.string(), version: z.int(), state: z.string() })

const GET = "query ($name: String!) { getGuardState(name: $name) { name version state } }"
const CREATE = "mutation ($input: CreateGuardStateInput!) { createGuardState(input: $input) { name } }"
const UPDATE = `mutation ($input: UpdateGuardStateInput!, $condition: ModelGuardStateConditionInput) {
  updateGuardState(input: $input, condition: $condition) { name }
}`

const CONDITION_FAILED = "DynamoDB:ConditionalCheckFailedException"

/** The guards' rows, through the API of this backend. Throws `AuditStoreError` where it does not answer. */
export const appsyncGuardStateStore: GuardStateStore = {
  async get(name) {
    const { data } = await signedGraphql(GET, { name })
    return z.object({ getGuardState: rowSchema.nullable() }).parse(data).getGuardState
  },

  async save(row) {
    const before = row.version - 1
    const { errorType } =
      before === 0
        ? await signedGraphql(CREATE, { input: row }, [CONDITION_FAILED])
        : await signedGraphql(UPDATE, { input: row, condition: { version: { eq: before } } }, [CONDITION_FAILED])
    return errorType !== CONDITION_FAILED
  },
}
