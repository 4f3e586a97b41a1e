import { existsSync, readFileSync } from "node:fs"

/** Reads a JSON file of the state folder; `undefined` when it is not there. Throws, saying what to do, when damaged. */
export function readStateFile(file: string): Record<string, unknown> | undefined {
  if (!existsSync(file)) return undefined
  try {
    const value: unknown = JSON.parse(readFileSync(file, "utf8"))
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // Reported below, as any other damage.
  }
  throw new Error(`The file ${file} is damaged: delete the folder it is in and start again; local data is made anew.`)
}
