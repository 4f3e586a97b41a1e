import { randomUUID } from "node:crypto"
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs"
import path from "node:path"

/** Writes a file so that a reader finds the old text or the new one, never half of it. */
export function writeAtomically(file: string, text: string, mode = 0o644): void {
  mkdirSync(path.dirname(file), { recursive: true })
  const draft = `${file}.${randomUUID()}`
  try {
    writeFileSync(draft, text, { mode })
    renameSync(draft, file)
  } finally {
    rmSync(draft, { force: true })
  }
}
