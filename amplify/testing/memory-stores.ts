import { vi } from "vitest"
import { appsyncAuditStore } from "../data/audit/appsync-audit-store"
import { type AuditRecord, type AuditRow, readRecord } from "../data/audit/audit-event"
import { appsyncGuardStateStore } from "../data/guards/appsync-guard-state-store"
import type { GuardStateRow } from "../data/guards/guard-state"

/** What the handlers keep through the API, kept in memory instead; `events` is what the audit trail then says. */
export function memoryStores() {
  const rows: AuditRow[] = []
  const state = new Map<string, GuardStateRow>()
  const ofChain = (chain: string) => rows.filter((row) => row.chain === chain)

  vi.spyOn(appsyncAuditStore, "newest").mockImplementation(async (chain, limit) =>
    ofChain(chain).toReversed().slice(0, limit),
  )
  vi.spyOn(appsyncAuditStore, "after").mockImplementation(async (chain, seq) =>
    ofChain(chain).filter((row) => row.seq > seq),
  )
  vi.spyOn(appsyncAuditStore, "create").mockImplementation(async (row) => {
    if (ofChain(row.chain).some(({ seq }) => seq === row.seq)) return "taken"
    rows.push(row)
    return "created"
  })
  vi.spyOn(appsyncGuardStateStore, "get").mockImplementation(async (name) => state.get(name) ?? null)
  vi.spyOn(appsyncGuardStateStore, "save").mockImplementation(async (row) => {
    if ((state.get(row.name)?.version ?? 0) !== row.version - 1) return false
    state.set(row.name, row)
    return true
  })
  return { events: (): AuditRecord[] => rows.map(readRecord), rows, state }
}
