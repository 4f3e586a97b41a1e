import type { AuditTools } from "../data/audit/record-change"
import { MemoryAuditStore } from "./memory-audit-store"

/** Tools over a store in memory, with a clock that moves only where somebody waits. */
export function auditTools(now = Date.UTC(2026, 10, 30, 12)) {
  const store = new MemoryAuditStore()
  const logged: unknown[] = []
  const tools = {
    store,
    logged,
    time: now,
    now: () => tools.time,
    random: () => 0.5,
    sleep: async (milliseconds: number) => {
      tools.time += milliseconds
    },
    log: (line: unknown) => void logged.push(line),
  }
  return tools satisfies AuditTools
}
