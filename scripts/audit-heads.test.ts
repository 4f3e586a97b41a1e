import { describe, expect, it } from "vitest"
import { readHeads } from "./audit-heads"

const head = { chain: "2026-11#3", seq: 7, hash: "ab".repeat(32), at: "2026-11-26T12:00:00.000Z" }
const line = JSON.stringify({ level: "info", event: "auditHead", ...head })

describe("readHeads", () => {
  it.each([
    ["alone", line],
    ["as Lambda writes it", `2026-11-26T12:00:00.001Z\t5c1f0a8e-0000-4000-8000-000000000000\tINFO\t${line}\n`],
    ["as the local backend prints it", `[reconcile-audit] ${line}`],
  ])("takes a head %s", async (_, text) => {
    expect(await readHeads([text])).toEqual([head])
  })

  it("passes over what is no head", async () => {
    const lines = ["", "START RequestId: x", '{"event":"auditEventClosed"}', "auditHead", line]
    expect(await readHeads(lines)).toEqual([head])
  })

  it.each([
    ["cut off", line.slice(0, -10)],
    ["without a hash", JSON.stringify({ event: "auditHead", chain: "2026-11#3", seq: 7, at: head.at })],
    ["of no event", line.replace('"seq":7', '"seq":0')],
  ])("refuses a log with a head %s", async (_, text) => {
    await expect(readHeads([line, text])).rejects.toThrow("cannot be read")
  })
})
