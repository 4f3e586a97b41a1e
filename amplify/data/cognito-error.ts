import { ADMIN_ERROR_CODES, AdminError, type AdminErrorCode, type AdminErrorParameters } from "./admin-error"
import { AuditStoreError } from "./audit/audit-store"

const PASSED_ON: ReadonlySet<string> = new Set(ADMIN_ERROR_CODES.filter((code) => code.endsWith("Exception")))

/**
 * The refusal that a caller may see: Cognito's exception by its name, with the identifiers that the call was about;
 * anything else is `Internal` and says nothing.
 */
export function toAdminError(error: unknown, event: unknown): AdminError {
  if (error instanceof AdminError) return error
  // Guards remember through the same API, and nothing is changed before they have.
  if (error instanceof AuditStoreError) return new AdminError("AuditUnavailable")
  const name = error instanceof Error ? error.name : ""
  if (!PASSED_ON.has(name)) return new AdminError("Internal")
  return new AdminError(name as AdminErrorCode, identifiersOf(event))
}

function identifiersOf(event: unknown): AdminErrorParameters {
  const arguments_ = (event as { arguments?: Record<string, unknown> } | null)?.arguments ?? {}
  const { userId, groupName } = arguments_
  return {
    ...(typeof userId === "string" && { userId }),
    ...(typeof groupName === "string" && { groupName }),
  }
}
