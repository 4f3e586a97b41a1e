import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { openCloudAssembly } from "./cloud-assembly"

const HASH = "a".repeat(64)
let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "assembly-"))
  write("manifest.json", {
    artifacts: {
      root: { type: "aws:cloudformation:stack", properties: { templateFile: "root.json" } },
      "root.assets": { type: "cdk:asset-manifest", properties: { file: "root.assets.json" } },
    },
  })
  write("root.json", { Resources: {} })
  write("root.assets.json", { files: { [HASH]: { source: { path: "asset.json" } } } })
  write("asset.json", { Resources: { one: { Type: "X" } } })
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (file: string, content: unknown) => writeFileSync(path.join(folder, file), JSON.stringify(content))

describe("a cloud assembly", () => {
  it("finds assets by the hash at the end of a location", () => {
    const assembly = openCloudAssembly(folder)
    expect(assembly.assetPath(`https://s3.us-east-1.amazonaws.com/bucket/${HASH}.json`)).toBe(
      path.join(folder, "asset.json"),
    )
    expect(assembly.templateAt(`${HASH}.zip`)).toEqual({ Resources: { one: { Type: "X" } } })
  })

  it("says what to do when something is missing or damaged", () => {
    expect(() => openCloudAssembly(folder).assetPath(`${"b".repeat(64)}.zip`)).toThrow(
      /is damaged .*: delete the folder/,
    )
    rmSync(path.join(folder, "asset.json"))
    expect(() => openCloudAssembly(folder).assetPath(`${HASH}.zip`)).toThrow("its asset asset.json is missing")
    writeFileSync(path.join(folder, "root.json"), "{ half")
    expect(() => openCloudAssembly(folder)).toThrow(/is damaged .*: delete the folder/)
  })

  it("is refused with more than one root stack", () => {
    const stack = { type: "aws:cloudformation:stack", properties: {} }
    write("manifest.json", { artifacts: { a: stack, b: stack } })
    expect(() => openCloudAssembly(folder)).toThrow("exactly one aws:cloudformation:stack was expected, this one has 2")
  })
})
