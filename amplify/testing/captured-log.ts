import { vi } from "vitest"

/** What the handlers log from now on, one text per line; nothing of it is printed. */
export function captureLog(): string[] {
  const lines: string[] = []
  for (const level of ["log", "info", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((...line: unknown[]) => void lines.push(line.map(String).join(" ")))
  }
  return lines
}
