import { expect, it, vi } from "vitest"
import { fakeUser } from "@/lib/testing/fake-user"
import { whenUserGone } from "./user-landing"

const user = fakeUser({})
const { userId } = user
const recent = vi.hoisted(() => ({ changes: [] as unknown[] }))
vi.mock("@/lib/recent-changes", () => ({ recentChanges: async () => recent.changes }))

it("whoever is not there any more is remembered as deleted, and the list says so", async () => {
  recent.changes = [{ changed: { kind: "userCreated", user: { ...user, userId: "somebody else" } } }]
  expect(await whenUserGone.landing({ userId })).toEqual({
    path: "/admin/users",
    notice: { code: "userGone", parameters: {} },
    changed: { kind: "userDeleted", userId },
  })
})

it("nobody is said to be deleted who was made here a moment ago", async () => {
  recent.changes = [{ changed: { kind: "userCreated", user } }]
  expect(await whenUserGone.landing({ userId })).toBeNull()
})
