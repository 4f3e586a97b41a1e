import { chmodSync, mkdirSync } from "node:fs"

/**
 * Creates a folder, or takes the one that is there, and lets nobody but its owner in. What is inside needs it: the CDK
 * makes folders of bundled code that everybody may write to, and LevelDB makes files that everybody may read.
 */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true })
  chmodSync(folder, 0o700)
}
