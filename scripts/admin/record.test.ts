import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { fakeCognito, kept } from "../../amplify/testing/fake-cognito"
import { record } from "./record"
import { Refusal } from "./refusal"
import type { Session } from "./session"
import type { UnwrittenChange } from "./unwritten-change"

const change: UnwrittenChange = {
  at: "2026-11-26T15:28:44.991Z",
  requestId: "01a21879-2990-7ea4-83c4-22f71da54283",
  actor: "iam#arn:aws:iam::000000000000:user/first",
  action: "addUserToGroup",
  target: "user#57887eec-5059-4edc-bc0c-9c0ac41370e2",
  arguments: { userId: "57887eec-5059-4edc-bc0c-9c0ac41370e2", groupName: "ADMINS" },
  reason: "locked out",
  before: { member: false },
  outcome: "unknown",
  after: null,
}

let folder: string
let session: Session
let said: string[]
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "lines-"))
  fakeCognito()
  said = []
  const terminal = { interactive: false, say: (text: string) => said.push(text), warn() {}, ask: async () => undefined }
  session = { arn: "arn:aws:iam::000000000000:user/second", terminal, target: {} } as unknown as Session
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

function recordLines(...lines: string[]) {
  const file = path.join(folder, "lines.jsonl")
  writeFileSync(file, lines.join("\n"))
  return record({ name: "record", file, local: false, outputs: undefined }, session)
}

describe("writing down later", () => {
  it("says who writes, who did it and when, and that nobody knows how it ended", async () => {
    await recordLines(JSON.stringify(change), "")
    expect(kept().events()).toMatchObject([
      {
        ...{ kind: "intent", action: "addUserToGroup", actor: "iam#arn:aws:iam::000000000000:user/second" },
        reason: expect.stringMatching(/^Done at 2026-11-26T15:28:44.991Z by iam#arn:.*:user\/first .*: locked out$/),
      },
      { kind: "outcome", outcome: "unknown", target: change.target },
    ])
  })

  it("writes each line once, however often it is told", async () => {
    await recordLines(JSON.stringify(change))
    await recordLines(JSON.stringify(change))
    expect(kept().events()).toHaveLength(2)
    expect(said.at(-1)).toMatch(/^Written down before/)
  })

  it.each([
    ["no JSON", "!!! NOTHING"],
    ["an actor that is none", JSON.stringify({ ...change, actor: "6f1c2b1e-0000-4000-8000-000000000001" })],
    ["something that does not belong there", JSON.stringify({ ...change, role: "ADMINS" })],
  ])("writes nothing of a file with %s", async (_, line) => {
    await expect(recordLines(JSON.stringify(change), line)).rejects.toThrow(Refusal)
    expect(kept().events()).toEqual([])
  })

  it("writes nothing where there is no line, or no file", async () => {
    await expect(recordLines("", "")).rejects.toThrow(Refusal)
    const command = { name: "record" as const, file: path.join(folder, "none"), local: false, outputs: undefined }
    await expect(record(command, session)).rejects.toThrow(Refusal)
  })
})
