import { beforeEach, describe, expect, it, vi } from "vitest"
import { ApiError } from "@/lib/api-error"
import { fakeUser } from "@/lib/testing/fake-user"
import { isAboutGroup, isGroupWord, partiesOf, resolveAuditQuery } from "./audit-people"

const users = vi.hoisted(() => ({ getUser: vi.fn(), listUsers: vi.fn() }))
vi.mock("@/lib/users", () => users)
vi.mock("react", () => ({ cache: (ask: unknown) => ask }))

const ID = "4dc7a2f0-1111-4222-8333-123456789abc"
const ids = (count: number) =>
  Array.from({ length: count }, (_, index) => `4dc7a2f0-1111-4222-8333-${String(index).padStart(12, "0")}`)

beforeEach(() => {
  users.getUser
    .mockReset()
    .mockImplementation(async (userId: string) => fakeUser({ userId, email: `${userId}@example.com` }))
  users.listUsers.mockReset().mockImplementation(async () => ({ users: [], pageToken: null }))
})

const refusal = (field: string, rule: string) =>
  expect.objectContaining({ code: "InvalidInput", parameters: { field, rule } })

describe("whom a page is about", () => {
  it("are called by their address, each asked for once", async () => {
    const parties = await partiesOf([
      ID,
      `user#${ID}`,
      ID,
      "pool",
      "group#EDITORS",
      "iam#arn:aws:iam::1:user/x",
      "unknown",
    ])
    expect(parties.get(ID)).toEqual({ kind: "user", userId: ID, name: `${ID}@example.com`, gone: false })
    expect(parties.get("pool")).toEqual({ kind: "pool" })
    expect(parties.get("group#EDITORS")).toEqual({ kind: "group", groupName: "EDITORS" })
    expect(parties.get("iam#arn:aws:iam::1:user/x")).toEqual({ kind: "commandLine", arn: "arn:aws:iam::1:user/x" })
    expect(parties.get("unknown")).toEqual({ kind: "nobody" })
    expect(new Set(users.getUser.mock.calls.flat())).toEqual(new Set([ID]))
  })

  it("are gone where Cognito knows nobody, and not where Cognito does not answer", async () => {
    const [gone = "", silent = ""] = ids(2)
    users.getUser.mockImplementation(async (userId: string) => {
      if (userId === silent) throw new ApiError("TooManyRequestsException")
      return null
    })
    const parties = await partiesOf([gone, silent])
    expect(parties.get(gone)).toMatchObject({ name: null, gone: true })
    expect(parties.get(silent)).toMatchObject({ name: null, gone: false })
  })

  it("are asked for ten at a time, and thirty at most", async () => {
    let now = 0
    let most = 0
    users.getUser.mockImplementation(async () => {
      most = Math.max(most, ++now)
      await new Promise((resolve) => setTimeout(resolve, 1))
      now--
      return fakeUser()
    })
    const parties = await partiesOf(ids(80))
    expect([users.getUser.mock.calls.length, most]).toEqual([30, 10])
    expect(parties.size).toBe(80)
  })

  it("are called by something else where they have no address", async () => {
    users.getUser.mockImplementation(async () => fakeUser({ email: null, name: "Ada" }))
    expect((await partiesOf([ID])).get(ID)).toMatchObject({ name: "Ada" })
  })
})

describe("a query in the keys of the trail", () => {
  it.each([
    [{ actor: ID.toUpperCase() }, { actor: ID }],
    [{ actor: "iam#arn:aws:iam::1:user/x" }, { actor: "iam#arn:aws:iam::1:user/x" }],
    [{ actor: "unknown" }, { actor: "unknown" }],
    [{ target: ID.toUpperCase() }, { target: `user#${ID}` }],
    [{ target: `user#${ID}` }, { target: `user#${ID}` }],
    [{ target: "EDITORS" }, { target: "group#EDITORS" }],
    [{ target: "group#a@b" }, { target: "group#a@b" }],
    [{ target: "pool" }, { target: "pool" }],
    [
      { action: "disableUser", outcome: "done" as const },
      { action: "disableUser", outcome: "done" },
    ],
    [{ from: "2026-11-01", pageToken: "x" }, { from: "2026-11-01T00:00:00.000Z" }],
  ])("%j is %j", async (query, filter) => {
    expect(await resolveAuditQuery(query)).toEqual(filter)
    expect(users.listUsers).not.toHaveBeenCalled()
  })

  it.each([
    ["EDITORS", true],
    ["charlotte", true],
    ["", false],
    ["two words", false],
    ["group#EDITORS", false],
    ["pool", false],
    [ID, false],
    [`user#${ID}`, false],
    ["x@example.com", false],
  ])("takes %j for the name of a group: %s", (text, expected) => {
    expect(isGroupWord(text)).toBe(expected)
    expect(isAboutGroup(text)).toBe(expected || text === "group#EDITORS")
  })

  it("has the id of whoever has the address, typed in whatever case", async () => {
    users.listUsers.mockImplementation(async ({ filter }: { filter: { value: string } }) => ({
      users: filter.value === "ada@example.com" ? [fakeUser({ userId: ID })] : [],
    }))
    const address = "Ada@Example.com"
    expect(await resolveAuditQuery({ actor: address, target: address })).toEqual({ actor: ID, target: `user#${ID}` })
  })

  it("refuses an address that nobody has, or more than one", async () => {
    await expect(resolveAuditQuery({ actor: "x@example.com" })).rejects.toThrow(refusal("actor", "auditAddressUnknown"))
    users.listUsers.mockImplementation(async () => ({ users: [fakeUser(), fakeUser()] }))
    await expect(resolveAuditQuery({ target: "x@example.com" })).rejects.toThrow(
      refusal("target", "auditAddressShared"),
    )
  })

  it.each([
    [{ actor: "Ada Lovelace" }, "actor", "auditActor"],
    [{ target: "two words" }, "target", "auditTarget"],
    [{ target: "G".repeat(129) }, "target", "auditTarget"],
  ])("refuses %j", async (query, field, rule) => {
    await expect(resolveAuditQuery(query)).rejects.toThrow(refusal(field, rule))
  })

  it("fails when Cognito does not answer, instead of listing something else", async () => {
    users.listUsers.mockRejectedValue(new ApiError("Unreachable"))
    await expect(resolveAuditQuery({ actor: "x@example.com" })).rejects.toMatchObject({ code: "Unreachable" })
  })
})
