import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { lockFolder } from "./lock-folder"

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "lock-"))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe("lockFolder", () => {
  it("gives a folder to one at a time", () => {
    const unlock = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(
      `A local backend already runs with ${folder} (process ${process.pid}): stop it first.`,
    )
    unlock()
    lockFolder(folder)()
  })

  it.each([
    ["is gone", "999999999 1"],
    ["was replaced by another with the same number", `${process.pid} 1`],
    ["wrote nothing", ""],
  ])("takes over the lock of a process that %s", (_, holder) => {
    writeFileSync(path.join(folder, "lock"), holder)
    const unlock = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow("already runs")
    unlock()
  })
})
