import { AdminError } from "./admin-error"

/** An attribute that a form wants to change, and the value that it showed; none: it showed that there is none. */
export interface ShownAttribute {
  name: string
  shown?: string | null
}

/**
 * Refuses to overwrite what somebody else has changed since the form was opened. Cognito knows no conditional change,
 * so two changes within the same moment still pass both.
 * @throws AdminError `ChangedMeanwhile` with the attribute's name as `field`, never with a value
 */
export function requireUnchanged(
  userId: string,
  current: Readonly<Record<string, string | null>>,
  changes: readonly ShownAttribute[],
): void {
  const changed = changes.find(({ name, shown }) => (current[name] ?? "") !== (shown ?? ""))
  if (changed) throw new AdminError("ChangedMeanwhile", { userId, field: changed.name })
}
