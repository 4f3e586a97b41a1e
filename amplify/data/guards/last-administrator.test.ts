import { beforeEach, describe, expect, it } from "vitest"
import type { GuardStateRow } from "./guard-state"
import { type Administrators, expectAdministrator, letAdministratorGo, UNSETTLED_MS } from "./last-administrator"

const [A, B, C] = ["a", "b", "c"].map((letter) => `${letter.repeat(8)}-0000-4000-8000-000000000000`) as [
  string,
  string,
  string,
]

let clock: number
let row: GuardStateRow | null
let listed: string[]
let pauses: number
let administrators: Administrators
beforeEach(() => {
  clock = Date.parse("2026-11-26T12:00:00Z")
  row = null
  listed = [A, B]
  pauses = 0
  administrators = {
    store: {
      get: async () => row,
      save: async (next) => {
        if ((row?.version ?? 0) !== next.version - 1) return false
        row = next
        return true
      },
    },
    list: async () => listed,
    now: () => clock,
    pause: async () => void pauses++,
  }
})

const refused = { code: "LastAdministrator" }

describe("an administrator who is to go", () => {
  it("goes where another one stays, which is written down before it happens", async () => {
    await letAdministratorGo(A, administrators)
    expect(JSON.parse(row?.state ?? "")).toEqual({ leaving: { [A]: clock }, joining: {} })
  })

  it.each([A, A.toUpperCase()])("stays where there is no other: %s", async (userId) => {
    listed = [A]
    await expect(letAdministratorGo(userId, administrators)).rejects.toMatchObject(refused)
    expect(row).toBeNull()
  })

  it("stays where the only other one is about to go, although lists still show them", async () => {
    await letAdministratorGo(A, administrators)
    const before = row
    await expect(letAdministratorGo(B, administrators)).rejects.toMatchObject(refused)
    expect(row).toBe(before)
  })

  it("goes once the list is sure to be right again", async () => {
    await letAdministratorGo(A, administrators)
    clock += UNSETTLED_MS + 1
    await letAdministratorGo(B, administrators)
    expect(JSON.parse(row?.state ?? "").leaving).toEqual({ [B]: clock })
  })

  it("stays where the only other one has just become one", async () => {
    listed = [A, C]
    await expectAdministrator(C, administrators)
    await expect(letAdministratorGo(A, administrators)).rejects.toMatchObject(refused)
    clock += UNSETTLED_MS + 1
    await letAdministratorGo(A, administrators)
  })

  it("stays where nobody is listed", async () => {
    listed = []
    await expect(letAdministratorGo(C, administrators)).rejects.toMatchObject(refused)
  })
})

describe("two who decide at once", () => {
  it("do not both go: whoever comes second looks again", async () => {
    const both = await Promise.allSettled([
      letAdministratorGo(A, administrators),
      letAdministratorGo(B, administrators),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    expect(pauses).toBe(1)
  })

  it("gives up when others are faster each time", async () => {
    administrators.store.save = async () => false
    await expect(letAdministratorGo(A, administrators)).rejects.toMatchObject({ code: "Busy" })
    expect(pauses).toBe(8)
  })
})

it.each([
  ["the store does not answer", { get: () => Promise.reject(new Error("down")), save: async () => true }],
  [
    "what is stored cannot be read",
    { get: async () => ({ name: "x", version: 1, state: "{}" }), save: async () => true },
  ],
])("refuses when %s", async (_, store) => {
  await expect(letAdministratorGo(A, { ...administrators, store })).rejects.toThrow()
})
