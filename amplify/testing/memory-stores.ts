import { vi } from "vitest"
import { appsyncAuditStore } from "../data/audit/appsync-audit-store"
import { type AuditRecord, type AuditRow, readRecord } from "../data/audit/audit-event"
import { appsyncGuardStateStore } from "../data/guards/appsync-guard-state-store"
import type { GuardStateRow } from "../data/guards/guard-state"
import { MemoryAuditStore } from "./memory-audit-store"

/** What the handlers keep through the API, kept in memory instead; `events` is what the audit trail then says. */
export function memoryStores() {
  const trail = new MemoryAuditStore()
  const state = new Map<string, GuardStateRow>()

  vi.spyOn(appsyncAuditStore, "newest").mockImplementation((chain, limit) => trail.newest(chain, limit))
  vi.spyOn(appsyncAuditStore, "after").mockImplementation((chain, seq) => trail.after(chain, seq))
  vi.spyOn(appsyncAuditStore, "refusals").mockImplementation((...asked) => trail.refusals(...asked))
  vi.spyOn(appsyncAuditStore, "create").mockImplementation((row) => trail.create(row))
  vi.spyOn(appsyncGuardStateStore, "get").mockImplementation(async (name) => state.get(name) ?? null)
  vi.spyOn(appsyncGuardStateStore, "save").mockImplementation(async (row) => {
    if ((state.get(row.name)?.version ?? 0) !== row.version - 1) return false
    state.set(row.name, row)
    return true
  })
  return {
    events: (): AuditRecord[] => trail.rows().map(readRecord),
    get rows(): AuditRow[] {
      return trail.rows()
    },
    state,
  }
}
