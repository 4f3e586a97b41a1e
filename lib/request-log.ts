/** One thing that happened. There is no field for attributes, tokens, passwords or addresses, so none can be logged. */
export interface RequestLogEntry {
  level: "info" | "warn" | "error"
  /** What happened, as `subject.verb`: `sign-in.failed`, `action.refused`. */
  event: string
  /** UUIDv7 of the request; the same id is in the handler's log and on the error page. */
  requestId: string
  /** UUIDv7 of the run of many changes that this one belongs to. */
  runId?: string
  /** The sub of who did it. */
  userId?: string
  /** The action's name. */
  action?: string
  /** An error code, never an error message: Cognito's messages can repeat what was typed. */
  code?: string
}

/**
 * Writes one structured line to standard output, or to standard error for warnings and errors.
 * Fields are picked by name, so that an object with more on it cannot carry anything else into the log.
 */
export function logRequest(entry: RequestLogEntry): void {
  const { level, event, requestId, runId, userId, action, code } = entry
  const line = JSON.stringify({ at: new Date().toISOString(), level, event, requestId, runId, userId, action, code })
  if (level === "info") console.log(line)
  else if (level === "warn") console.warn(line)
  else console.error(line)
}
