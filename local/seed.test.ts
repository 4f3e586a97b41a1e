import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import path from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { poolIdsOfFolder, poolIdsOfProject } from "./pool-ids"
import { SeedMarker } from "./seed"

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "state-"))
})
afterEach(() => rmSync(folder, { recursive: true }))

const ADMIN = { email: "admin@example.com", password: "secret" }

describe("SeedMarker", () => {
  it("tells complete sample data from interrupted and from none", () => {
    const marker = new SeedMarker(folder)
    expect([marker.admin, marker.interrupted]).toEqual([undefined, false])
    marker.start()
    expect([marker.admin, marker.interrupted]).toEqual([undefined, true])
    marker.finish(ADMIN)
    expect([new SeedMarker(folder).admin, marker.interrupted]).toEqual([ADMIN, false])
  })

  it("lets nobody else read the password", () => {
    new SeedMarker(folder).finish(ADMIN)
    expect(statSync(path.join(folder, "seed.json")).mode & 0o777).toBe(0o600)
  })

  it("says what to do about a damaged file", () => {
    writeFileSync(path.join(folder, "seed.json"), "{ half")
    expect(() => new SeedMarker(folder).admin).toThrow("is damaged: delete")
  })
})

describe("the ids of the pool", () => {
  it("are made up once per folder", () => {
    const ids = poolIdsOfFolder(folder)
    expect(ids.userPoolId).toMatch(/^us-east-1_[a-z0-9]{9}$/)
    expect(ids.userPoolClientId).toMatch(/^[a-z0-9]{26}$/)
    expect(poolIdsOfFolder(folder)).toEqual(ids)
  })

  it("differ between folders and, in memory, between projects", () => {
    expect(poolIdsOfFolder(folder)).not.toEqual(poolIdsOfFolder(path.join(folder, "other")))
    expect(poolIdsOfProject("/a")).toEqual(poolIdsOfProject("/a"))
    expect(poolIdsOfProject("/a")).not.toEqual(poolIdsOfProject("/b"))
  })

  it.each(["{ half", "[]", '{"userPoolId":1}'])("say what to do about the damaged file %s", (text) => {
    writeFileSync(path.join(folder, "ids.json"), text)
    expect(() => poolIdsOfFolder(folder)).toThrow(/damaged: delete .* and start again/)
  })
})
