import type { StatusTone } from "@/lib/user-status"

/** A state as a word with a shape and a colour, for use outside tables, where the cell itself has these classes. */
export function Status({ tone, children }: { tone: StatusTone; children: string }) {
  return <span className={`status status-${tone}`}>{children}</span>
}
