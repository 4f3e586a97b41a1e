import { beforeEach, describe, expect, it } from "vitest"
import type { GuardStateRow } from "./guard-state"
import {
  type Administrators,
  expectAdministrator,
  letAdministratorGo,
  type Member,
  UNSETTLED_MS,
} from "./last-administrator"

const [A, B, C] = ["a", "b", "c"].map((letter) => `${letter.repeat(8)}-0000-4000-8000-000000000000`) as [
  string,
  string,
  string,
]

const member = (userId: string, overrides: Partial<Member> = {}): Member => ({
  userId,
  enabled: true,
  status: "CONFIRMED",
  ...overrides,
})

let clock: number
let row: GuardStateRow | null
let listed: Member[]
let pauses: number
let administrators: Administrators
beforeEach(() => {
  clock = Date.parse("2026-11-26T12:00:00Z")
  row = null
  listed = [member(A), member(B)]
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
    listed = [member(A)]
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
    listed = [member(A), member(C)]
    await expectAdministrator(C, administrators)
    await expect(letAdministratorGo(A, administrators)).rejects.toMatchObject(refused)
    clock += UNSETTLED_MS + 1
    await letAdministratorGo(A, administrators)
  })

  it.each([
    ["is disabled", { enabled: false }],
    ["has not set a password of their own", { status: "FORCE_CHANGE_PASSWORD" }],
    ["has to set a new password", { status: "RESET_REQUIRED" }],
    ["signs in with another provider", { status: "EXTERNAL_PROVIDER" }],
  ])("stays where the only other one %s", async (_, overrides) => {
    listed = [member(A), member(B, overrides)]
    await expect(letAdministratorGo(A, administrators)).rejects.toMatchObject(refused)
    expect(row).toBeNull()
  })

  it("is the same in capital letters, whoever writes them", async () => {
    listed = [member(A.toUpperCase()), member(B.toUpperCase())]
    await letAdministratorGo(B, administrators)
    await expect(letAdministratorGo(A, administrators)).rejects.toMatchObject(refused)
  })

  it("stays where the only other one has been given the group again: a list may show the time before", async () => {
    listed = [member(A), member(B)]
    await expectAdministrator(B.toUpperCase(), administrators)
    await expect(letAdministratorGo(A, administrators)).rejects.toMatchObject(refused)
  })

  it("stays where nobody is listed", async () => {
    listed = []
    await expect(letAdministratorGo(C, administrators)).rejects.toMatchObject(refused)
  })
})

describe("what is written down", () => {
  it("keeps what others were allowed, and drops what has settled", async () => {
    await expectAdministrator(C, administrators)
    const joined = clock
    clock += UNSETTLED_MS - 1
    await letAdministratorGo(A, administrators)
    expect(JSON.parse(row?.state ?? "")).toEqual({ leaving: { [A]: clock }, joining: { [C]: joined } })
    clock += 1
    await expectAdministrator(B, administrators)
    expect(JSON.parse(row?.state ?? "")).toEqual({ leaving: { [A]: clock - 1 }, joining: { [B]: clock } })
  })

  it("keeps everybody who leaves", async () => {
    listed = [member(A), member(B), member(C)]
    await letAdministratorGo(A, administrators)
    await letAdministratorGo(B, administrators)
    await expect(letAdministratorGo(C, administrators)).rejects.toMatchObject(refused)
    expect(JSON.parse(row?.state ?? "").leaving).toEqual({ [A]: clock, [B]: clock })
  })

  it("is not made older by somebody whose clock is behind", async () => {
    await expectAdministrator(C, administrators)
    const joined = clock
    clock -= 60_000
    await expectAdministrator(C, administrators)
    expect(JSON.parse(row?.state ?? "").joining).toEqual({ [C]: joined })
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
