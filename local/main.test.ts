import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { pathToFileURL } from "node:url"
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { synthesizeFor } from "./backend"
import { cacheFolder, copySynthesis, projectRoot } from "./testing/fixture-backend"

const TSX = pathToFileURL(path.join(import.meta.dirname, "..", "node_modules", "tsx", "dist", "loader.mjs")).href

let folder: string
const started: ChildProcess[] = []

beforeAll(() => synthesizeFor({ amplifyFolder: "amplify", projectRoot, stateFolder: cacheFolder }))
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "state-"))
  copySynthesis(folder)
})
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGKILL")
      await once(child, "exit")
    }
  }
  rmSync(folder, { recursive: true })
})

/** Starts the command line in the fixture's folder. */
function run(...options: string[]) {
  const main = path.join(import.meta.dirname, "main.ts")
  const files = ["--state", folder, "--outputs", path.join(folder, "amplify_outputs.json")]
  const child = spawn(process.execPath, ["--import", TSX, main, ...files, ...options], { cwd: projectRoot })
  started.push(child)
  let output = ""
  const printed = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding("utf8").on("data", (text: string) => {
        output += text
        if (output.includes("Mail outbox")) resolve()
      })
    }
    child.once("exit", () => resolve())
  })
  const ended = once(child, "close").then(([code]) => ({ code, output }))
  return { child, printed, ended }
}

const stateFile = () => path.join(folder, "state.json")
const readState = () => JSON.parse(readFileSync(stateFile(), "utf8"))

describe("the command line", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "tells where everything is, and ends with 0 at %s",
    async (signal) => {
      const { child, printed, ended } = run()
      await printed
      const state = readState()
      expect(statSync(stateFile()).mode & 0o777).toBe(0o600)
      expect((await fetch(state.graphqlEndpoint, { method: "POST" })).status).toBe(401)
      expect(JSON.parse(readFileSync(path.join(folder, "amplify_outputs.json"), "utf8")).data.url).toBe(
        state.graphqlEndpoint,
      )
      child.kill(signal)
      const { code, output } = await ended
      expect(code).toBe(0)
      expect(output).toContain(state.graphqlEndpoint)
      expect(output).toContain(state.outboxUrl)
      expect(output).not.toContain(state.owner.secretAccessKey)
      expect(existsSync(stateFile())).toBe(false)
      expect(existsSync(path.join(folder, "lock"))).toBe(false)
      await expect(fetch(state.graphqlEndpoint)).rejects.toThrow()
    },
  )

  it("refuses a second start with the same folder in one sentence, also in memory", async () => {
    const first = run("--memory")
    await first.printed
    const state = readState()
    for (const options of [["--memory"], []]) {
      const { code, output } = await run(...options).ended
      expect(code).toBe(1)
      expect(output).toMatch(/^A local backend already runs with .* \(process \d+\): stop it first\.\n$/)
    }
    expect(readState()).toEqual(state)
  })

  it("starts again after it was killed, with the same ids", async () => {
    const first = run()
    await first.printed
    const { userPoolId } = readState()
    first.child.kill("SIGKILL")
    await first.ended
    const second = run()
    await second.printed
    expect(readState().userPoolId).toBe(userPoolId)
  })

  it("writes the outputs for the default ports and ends, when asked to", async () => {
    const { code } = await run("--outputs-only").ended
    expect(code).toBe(0)
    const outputs = JSON.parse(readFileSync(path.join(folder, "amplify_outputs.json"), "utf8"))
    const ids = JSON.parse(readFileSync(path.join(folder, "ids.json"), "utf8"))
    expect(outputs.auth.user_pool_id).toBe(ids.userPoolId)
    expect(outputs.data.url).toBe("http://127.0.0.1:4100/graphql")
    expect(Object.keys(outputs.data.model_introspection.models)).toEqual(["AuditEvent", "Lock", "Note"])
    expect(existsSync(stateFile())).toBe(false)
  })

  it.each<[string, string[], RegExp]>([
    ["a folder without backend", ["--amplify", "functions"], /There is no backend\.ts in .*: name the folder/],
    ["a number of users that is none", ["--users", "many"], /--users takes a whole number, not many\./],
    ["an unknown option", ["--nonsense"], /Unknown option '--nonsense'/],
  ])("ends with 1 and a sentence for %s", async (_, options, message) => {
    const { code, output } = await run(...options).ended
    expect(code).toBe(1)
    expect(output).toMatch(message)
    expect(output).not.toMatch(/^\s+at /m)
    expect(existsSync(path.join(folder, "amplify_outputs.json"))).toBe(false)
  })

  it("ends with 1 and the compiler's words for a backend that does not synthesize", async () => {
    const amplify = path.join(folder, "amplify")
    mkdirSync(amplify)
    writeFileSync(path.join(amplify, "backend.ts"), 'throw new Error("the group is misspelt")')
    const { code, output } = await run("--amplify", amplify).ended
    expect(code).toBe(1)
    expect(output).toContain("does not synthesize: correct what is reported below and start again.")
    expect(output).toContain("the group is misspelt")
    expect(existsSync(stateFile())).toBe(false)
    expect(existsSync(path.join(folder, "lock"))).toBe(false)
  })

  it("says what to do about a damaged folder", async () => {
    writeFileSync(path.join(folder, "ids.json"), "{ half")
    const { code, output } = await run().ended
    expect(code).toBe(1)
    expect(output).toMatch(/is damaged: delete .* start again/)
  })
})
