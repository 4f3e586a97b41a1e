import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, describe, expect, it } from "vitest"
import { LambdaFunction } from "./function"

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp()
})

/** A deployed function with the given code. */
function deploy(code: string, change: { timeoutMs?: number; handler?: string } = {}) {
  const codeFolder = mkdtempSync(path.join(tmpdir(), "function-"))
  writeFileSync(path.join(codeFolder, "index.mjs"), code)
  const log: string[] = []
  const run = new LambdaFunction({
    functionName: "name",
    functionArn: "arn:name",
    codeFolder,
    handler: "index.handler",
    memoryMb: 128,
    timeoutMs: 5000,
    environment: { GREETING: "hello" },
    onLog: (line) => log.push(line),
    ...change,
  })
  cleanUps.push(
    () => run.close(),
    () => rmSync(codeFolder, { recursive: true }),
  )
  return { run, log }
}

const unhandled = (message: string | RegExp) =>
  expect.objectContaining({ type: "Lambda:Unhandled", message: expect.stringMatching(message) })

describe("a deployed function", () => {
  it("gets the event, answers JSON and stays warm", async () => {
    const { run } = deploy(
      "let n = 0; export const handler = async (event) => ({ got: event, n: ++n, gone: undefined })",
    )
    expect(await run.invoke({ a: [1] })).toEqual({ got: { a: [1] }, n: 1 })
    expect(await run.invoke(null)).toEqual({ got: null, n: 2 })
  })

  it("answers null when it returns nothing, and may answer by callback", async () => {
    expect(await deploy("export const handler = async () => {}").run.invoke({})).toBeNull()
    expect(await deploy("export const handler = (e, c, done) => { done(null, 5) }").run.invoke({})).toBe(5)
  })

  it("sees its own environment and none of this process's", async () => {
    process.env.OF_THE_PARENT = "secret"
    const { run } = deploy("export const handler = async () => process.env")
    expect(await run.invoke({})).toEqual({ GREETING: "hello" })
    delete process.env.OF_THE_PARENT
  })

  it("learns its name and remaining time", async () => {
    const { run } = deploy(
      "export const handler = async (e, c) => [c.functionName, c.invokedFunctionArn, c.getRemainingTimeInMillis() <= 5000]",
    )
    expect(await run.invoke({})).toEqual(["name", "arn:name", true])
  })

  it("fails with the message of its error alone and logs the rest", async () => {
    const { run, log } = deploy('export const handler = async () => { throw new TypeError("no such thing") }')
    await expect(run.invoke({})).rejects.toEqual(unhandled(/^no such thing$/))
    expect(log.join("\n")).toContain("TypeError: no such thing")
    await expect(run.invoke({})).rejects.toEqual(unhandled(/^no such thing$/))
  })

  it("is ended at its timeout, and the next event finds a new instance", async () => {
    const { run } = deploy(
      "let n = 0; export const handler = (event) => event.hang ? new Promise(() => setInterval(() => {}, 1e6)) : Promise.resolve(++n)",
      { timeoutMs: 200 },
    )
    expect(await run.invoke({})).toBe(1)
    await expect(run.invoke({ hang: true })).rejects.toEqual(unhandled(/Task timed out after 0.20 seconds$/))
    expect(await run.invoke({})).toBe(1)
  })

  it("is ended at its timeout even when it never yields", async () => {
    const { run } = deploy("export const handler = async () => { for (;;); }", { timeoutMs: 200 })
    await expect(run.invoke({})).rejects.toEqual(unhandled(/Task timed out/))
  })

  it("fails when it ends its process, and the next event finds a new instance", async () => {
    const { run } = deploy("export const handler = async (event) => event.exit ? process.exit(3) : 1")
    await expect(run.invoke({ exit: true })).rejects.toEqual(unhandled(/Runtime exited with error: exit status 3$/))
    expect(await run.invoke({})).toBe(1)
  })

  it.each([
    ["does not compile", "export const handler = (", "index.handler"],
    ["throws while it loads", 'throw new Error("bad start")', "index.handler"],
    ["lacks the handler", "export const other = 1", "index.handler"],
    ["lacks the file", "export const handler = async () => 1", "gone.handler"],
  ])("fails when it %s", async (_, code, handler) => {
    await expect(deploy(code, { handler }).run.invoke({})).rejects.toEqual(unhandled(/./))
  })

  it("handles one event at a time per instance and several at once", async () => {
    const { run } = deploy(`let busy = 0
      export const handler = async (event) => {
        busy += 1
        const seen = busy
        await new Promise((resolve) => setTimeout(resolve, 20))
        busy -= 1
        return { event, seen }
      }`)
    const answers = (await Promise.all(Array.from({ length: 12 }, (_, index) => run.invoke(index)))) as {
      event: number
      seen: number
    }[]
    expect(answers.map((answer) => answer.event)).toEqual(Array.from({ length: 12 }, (_, index) => index))
    expect(answers.every((answer) => answer.seen === 1)).toBe(true)
  })

  it("sends what it prints to the log", async () => {
    const { run, log } = deploy(
      'export const handler = async () => { console.log("printed"); console.error("warned") }',
    )
    await run.invoke({})
    await expect.poll(() => log).toEqual(expect.arrayContaining(["printed", "warned"]))
  })
})
