import { spawnSync } from "node:child_process"
import { cpSync, mkdtempSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"

/**
 * Copies what git knows of, as it is now, beside the packages that are installed. Whoever calls this removes it.
 * @returns the copy's folder, below the system's folder for temporary files
 */
export function copyOfProject(root: string, name: string): string {
  const copy = mkdtempSync(path.join(tmpdir(), `${name}-`))
  const listed = spawnSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], { cwd: root })
  for (const file of listed.stdout.toString().split("\0").filter(Boolean)) {
    cpSync(path.join(root, file), path.join(copy, file))
  }
  symlinkSync(path.join(root, "node_modules"), path.join(copy, "node_modules"))
  return copy
}
