import { beforeEach, describe, expect, it, vi } from "vitest"
import { addUserToGroup, listGroups, removeUserFromGroup } from "./groups"
import type { ChangedGroup, RecentChange } from "./recent-change"

const api = vi.hoisted(() => ({ addUserToGroup: vi.fn(), removeUserFromGroup: vi.fn() }))
const queries = vi.hoisted(() => ({ listGroups: vi.fn() }))
const recent = vi.hoisted(() => ({ changes: [] as unknown[] }))
vi.mock("@/lib/amplify-server", () => ({ dataClient: { mutations: api, queries } }))
vi.mock("@/lib/recent-changes", () => ({ recentChanges: async () => recent.changes }))

const change = {
  userId: "22222222-2222-4222-8222-222222222222",
  groupName: "SUPPORT",
  reason: "Has left",
  requestId: "01936f0e-7c3a-7000-8000-000000000000",
}

beforeEach(() => {
  for (const call of Object.values(api)) call.mockReset().mockResolvedValue({ data: '{"signedOut":true}' })
})

it("a group is given by one call of the API, with all that was said", async () => {
  await addUserToGroup(change)
  expect(api.addUserToGroup).toHaveBeenCalledExactlyOnceWith(change)
})

describe("taking a group", () => {
  it("is one call of the API, with all that was said", async () => {
    await removeUserFromGroup({ ...change, keepSignedIn: true })
    expect(api.removeUserFromGroup).toHaveBeenCalledExactlyOnceWith({ ...change, keepSignedIn: true })
  })

  it.each([
    ['{"signedOut":true}', true],
    ['{"signedOut":false}', false],
    [{ signedOut: true }, true],
  ])("tells whether the user was signed out: %j", async (data, signedOut) => {
    api.removeUserFromGroup.mockResolvedValue({ data })
    expect(await removeUserFromGroup(change)).toEqual({ signedOut })
  })

  it.each(["{", "[]", '{"signedOut":"true"}', 7])("does not say so where the answer does not: %j", async (data) => {
    api.removeUserFromGroup.mockResolvedValue({ data })
    expect(await removeUserFromGroup(change)).toEqual({ signedOut: false })
  })

  it("fails where the API refuses", async () => {
    api.removeUserFromGroup.mockResolvedValue({ errors: [{ message: "LastAdministrator {}" }] })
    await expect(removeUserFromGroup(change)).rejects.toMatchObject({ code: "LastAdministrator" })
  })
})

describe("a page of groups", () => {
  const MADE = "2026-01-01T00:00:00.000Z"
  const NOW = "2026-03-01T12:00:00.000Z"
  const group = (groupName: string, over: Partial<ChangedGroup> = {}): ChangedGroup => ({
    groupName,
    createdAt: MADE,
    updatedAt: MADE,
    ...over,
  })
  const changed = (each: ChangedGroup): RecentChange => ({
    requestId: change.requestId,
    at: Date.parse(NOW),
    changed: { kind: "group", group: each },
  })
  const read = async (pageToken?: string) => {
    queries.listGroups.mockResolvedValue({ data: { groups: [group("A"), group("B")], pageToken: null } })
    return (await listGroups(pageToken)).groups.map(({ groupName, description }) => [groupName, description])
  }

  it("has one that was made a moment ago where it is the first, and nowhere else", async () => {
    recent.changes = [changed(group("NEW", { createdAt: NOW, updatedAt: NOW }))]
    expect(await read()).toEqual([
      ["A", undefined],
      ["B", undefined],
      ["NEW", undefined],
    ])
    expect(await read("second")).toEqual([
      ["A", undefined],
      ["B", undefined],
    ])
  })

  it("has one that was changed where it stands, on whatever page, and nowhere else", async () => {
    recent.changes = [
      changed(group("B", { description: "new", updatedAt: NOW })),
      changed(group("ELSEWHERE", { description: "new", updatedAt: NOW })),
    ]
    for (const page of [undefined, "second"])
      expect(await read(page)).toEqual([
        ["A", undefined],
        ["B", "new"],
      ])
  })

  it("has none that was deleted", async () => {
    recent.changes = [{ ...changed(group("A")), changed: { kind: "groupDeleted", groupName: "A" } }]
    for (const page of [undefined, "second"]) expect(await read(page)).toEqual([["B", undefined]])
  })
})
