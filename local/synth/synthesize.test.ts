import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, describe, expect, it } from "vitest"
import { SynthError } from "./run-synth"
import { synthesize } from "./synthesize"

/** Stands for the CDK: writes an "assembly" that says which version of the source made it, and counts its runs. */
const BACKEND = `
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs"
import { version } from "../lib/version"
const out = process.env.CDK_OUTDIR!
mkdirSync(out, { recursive: true })
writeFileSync(out + "/manifest.json", JSON.stringify({ version, context: process.env.CDK_CONTEXT_JSON }))
mkdirSync(".amplify/generated/env", { recursive: true })
writeFileSync(".amplify/generated/env/fn.ts", "// of " + version)
appendFileSync("runs", "x")
`

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** A project whose backend imports one file from outside its folder. */
function aProject() {
  const projectRoot = mkdtempSync(path.join(tmpdir(), "project-"))
  folders.push(projectRoot)
  const write = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(projectRoot, file)), { recursive: true })
    writeFileSync(path.join(projectRoot, file), text)
  }
  write("package.json", '{ "type": "module" }')
  write("package-lock.json", "{}")
  write("lib/version.ts", 'export const version = "one"')
  write("lib/handler.ts", 'export { number as handler } from "./answer/number"')
  write("lib/answer/number.ts", "export const number = 1")
  write("amplify/backend.ts", BACKEND)
  const cacheFolder = path.join(projectRoot, ".local", "synth")
  const synth = () => synthesize({ amplifyFolder: path.join(projectRoot, "amplify"), projectRoot, cacheFolder })
  const runs = () =>
    existsSync(path.join(projectRoot, "runs")) ? readFileSync(path.join(projectRoot, "runs"), "utf8").length : 0
  const made = (folder: string) => JSON.parse(readFileSync(path.join(folder, "manifest.json"), "utf8"))
  return { projectRoot, cacheFolder, write, synth, runs, made }
}

describe("synthesize", () => {
  it("synthesizes once for the same input", async () => {
    const { synth, runs, made } = aProject()
    const first = await synth()
    expect(await synth()).toBe(first)
    expect(runs()).toBe(1)
    expect(made(first)).toMatchObject({ version: "one", context: expect.stringContaining("amplify-backend-namespace") })
  })

  it("keeps the code that it has bundled where nobody else can change it", async () => {
    const { synth, cacheFolder } = aProject()
    await synth()
    expect(statSync(cacheFolder).mode & 0o777).toBe(0o700)
  })

  it.each([
    ["a source", "amplify/new.ts", "export {}"],
    ["what a source imports from outside", "lib/version.ts", 'export const version = "two"'],
    ["what a function runs that is defined outside", "lib/handler.ts", "export const handler = async () => 1"],
    ["what such a function imports", "lib/answer/number.ts", "export const number = 2"],
    ["the lockfile", "package-lock.json", '{ "changed": true }'],
  ])("synthesizes again when %s changes", async (_, file, text) => {
    const { synth, runs, write } = aProject()
    const first = await synth()
    write(file, text)
    expect(await synth()).not.toBe(first)
    expect(runs()).toBe(2)
  })

  it.each([
    ["a test", "amplify/a.test.ts"],
    ["what nothing imports", "lib/other.ts"],
  ])("does not synthesize again when %s changes", async (_, file) => {
    const { synth, runs, write } = aProject()
    const first = await synth()
    write(file, "export const changed = true")
    expect(await synth()).toBe(first)
    expect(runs()).toBe(1)
  })

  it("puts back the generated types of an input that it takes from the cache", async () => {
    const { synth, write, projectRoot } = aProject()
    await synth()
    write("lib/version.ts", 'export const version = "two"')
    await synth()
    write("lib/version.ts", 'export const version = "one"')
    await synth()
    expect(readFileSync(path.join(projectRoot, ".amplify/generated/env/fn.ts"), "utf8")).toBe("// of one")
  })

  it("says what to do when it fails, in the compiler's words, and keeps what was there", async () => {
    const { synth, write, cacheFolder } = aProject()
    await synth()
    const before = readdirSync(cacheFolder)
    write("amplify/backend.ts", 'throw new Error("the group is misspelt")')
    const error = await synth().catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(SynthError)
    expect((error as Error).message).toMatch(/^The backend in amplify\/ does not synthesize: correct what is reported/)
    expect((error as Error).message).toContain("the group is misspelt")
    expect(readdirSync(cacheFolder)).toEqual(before)
    write("amplify/backend.ts", BACKEND)
    await synth()
    expect(readdirSync(cacheFolder)).toEqual(before)
  })

  it("refuses a source that does not compile", async () => {
    const { synth, write } = aProject()
    write("amplify/backend.ts", "const = 1")
    await expect(synth()).rejects.toThrow("does not synthesize")
  })

  it("refuses a folder without backend.ts", async () => {
    const { projectRoot, cacheFolder } = aProject()
    const amplifyFolder = path.join(projectRoot, "lib")
    await expect(synthesize({ amplifyFolder, projectRoot, cacheFolder })).rejects.toThrow("There is no backend.ts in")
    expect(existsSync(cacheFolder)).toBe(false)
  })

  it("gives the same whole result to two that start at once", async () => {
    const { synth, made, cacheFolder } = aProject()
    const [one, two] = await Promise.all([synth(), synth()])
    expect(one).toBe(two)
    expect(made(one)).toMatchObject({ version: "one" })
    expect(readdirSync(cacheFolder)).toHaveLength(1)
  })

  it("replaces what an interrupted deletion left", async () => {
    const { synth, made, runs } = aProject()
    const folder = await synth()
    rmSync(path.join(folder, "manifest.json"))
    expect(made(await synth())).toMatchObject({ version: "one" })
    expect(runs()).toBe(2)
  })

  it("keeps the newest five", async () => {
    const { synth, write, cacheFolder } = aProject()
    for (const version of ["1", "2", "3", "4", "5", "6"]) {
      write("lib/version.ts", `export const version = "${version}"`)
      await synth()
    }
    expect(readdirSync(cacheFolder)).toHaveLength(5)
  })
})
