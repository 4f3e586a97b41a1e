import type { backend } from "../backend"
import { givePermission } from "../give-permission"
import { changes } from "./changes"

/** To go on with a chain of the audit trail: its end, and one more. Nothing updates or deletes an event. */
const AUDIT_TRAIL = ["Query/fields/listAuditEvents", "Mutation/fields/createAuditEvent"]

/** To know how often the caller was refused just now (`refusal-limit.ts`). */
const REFUSALS = ["Query/fields/auditEventsByActor"]

const GUARD_STATE = [
  "Query/fields/getGuardState",
  "Mutation/fields/createGuardState",
  "Mutation/fields/updateGuardState",
]

type ChangeName = keyof typeof changes

type CallerName = ChangeName | "reconcileAudit"

/** The functions that could leave the app without an administrator, or make one (`guards/`). */
const GUARDED: readonly CallerName[] = [
  "addUserToGroup",
  "removeUserFromGroup",
  "disableUser",
  "deleteUser",
  "resetUserPassword",
  "setUserPassword",
  // Remembers how far the trail is done with.
  "reconcileAudit",
]

/**
 * What the functions may ask of the API themselves, field by field. AppSync lets IAM past every group rule, so this
 * policy is the lock: whatever field stands here, a function may call.
 */
export function allowOnApi(functions: Pick<typeof backend, "data" | CallerName>): void {
  const { stack, resources } = functions.data
  for (const name of [...(Object.keys(changes) as ChangeName[]), "reconcileAudit"] as const) {
    const permitted = fieldsOf(name).map((field) => `${resources.graphqlApi.arn}/types/${field}`)
    const permission = { actions: ["appsync:GraphQL"], resources: permitted }
    givePermission(stack, `${name}ApiPolicy`, functions[name], permission)
  }
}

function fieldsOf(name: CallerName): string[] {
  const counted = name === "reconcileAudit" ? [] : REFUSALS
  const guarded = GUARDED.includes(name) ? GUARD_STATE : []
  return [...AUDIT_TRAIL, ...counted, ...guarded]
}
