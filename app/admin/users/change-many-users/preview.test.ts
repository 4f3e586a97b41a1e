import { beforeEach, describe, expect, it, vi } from "vitest"
import { ApiError } from "@/lib/api-error"
import type { ManyUsersChange, ManyUsersPlan } from "@/lib/many-users"
import { ROLE_HOLDER } from "@/lib/role-words"
import type { Role } from "@/lib/roles"
import type { Session } from "@/lib/session"
import { fakeUser } from "@/lib/testing/fake-user"
import { readingSentence } from "@/lib/words"
import { previewUsers } from "./preview"

const api = vi.hoisted(() => ({ getUser: vi.fn(), listGroupsForUser: vi.fn() }))
vi.mock("@/lib/users", () => ({ getUser: api.getUser }))
vi.mock("@/lib/groups", () => ({ listGroupsForUser: api.listGroupsForUser }))
vi.mock("@/lib/user-changes", () => ({}))
const pace = vi.hoisted(() => ({
  pacedReads: vi.fn((userIds: string[], call: (userId: string) => unknown) => Promise.all(userIds.map(call))),
}))
vi.mock("@/lib/pace", () => pace)

const user = fakeUser()
const plan = (change: ManyUsersChange, groupName: string | null = null): ManyUsersPlan => ({ change, groupName })
const preview = async (asked: ManyUsersPlan, readerId = "somebody else", roles: Role[] = ["admin"]) => {
  const [line] = await previewUsers(asked, [user.userId], { userId: readerId, roles } as Session)
  return line
}

beforeEach(() => {
  api.getUser.mockReset().mockResolvedValue(user)
  api.listGroupsForUser.mockReset().mockResolvedValue({ groups: [{ groupName: "EDITORS" }], complete: true })
})

describe("the preview of a change of many users", () => {
  it("says whom it changes, by what they are called", async () => {
    api.getUser.mockResolvedValue(fakeUser({ name: "Ada" }))
    expect(await preview(plan("disable-user"))).toEqual({
      userId: user.userId,
      name: "Ada",
      email: "ada@example.com",
      verdict: { kind: "changes" },
    })
  })

  it.each([
    ["disabling somebody who is disabled", plan("disable-user"), { enabled: false }, /disabled already/],
    ["enabling somebody who is enabled", plan("enable-user"), { enabled: true }, /enabled already/],
    ["adding somebody who is in the group", plan("add-user-to-group", "EDITORS"), {}, /in the group already/],
    ["removing somebody who is not in it", plan("remove-user-from-group", "SUPPORT"), {}, /not in the group/],
  ])("says why somebody stays as they are: %s", async (_, asked, as, sentence) => {
    api.getUser.mockResolvedValue(fakeUser(as))
    expect((await preview(asked))?.verdict).toEqual({ kind: "stays", sentence: expect.stringMatching(sentence) })
  })

  it.each([
    ["disabling somebody who is enabled", plan("disable-user"), {}],
    ["enabling somebody who is disabled", plan("enable-user"), { enabled: false }],
    ["adding somebody who is not in the group", plan("add-user-to-group", "SUPPORT"), {}],
    ["removing somebody who is in it", plan("remove-user-from-group", "EDITORS"), {}],
    ["signing out anybody", plan("sign-out-user"), { enabled: false }],
  ])("says that it changes: %s", async (_, asked, as) => {
    api.getUser.mockResolvedValue(fakeUser(as))
    expect((await preview(asked))?.verdict).toEqual({ kind: "changes" })
  })

  it("says that nobody disables themselves", async () => {
    expect((await preview(plan("disable-user"), user.userId))?.verdict).toMatchObject({
      kind: "stays",
      sentence: expect.stringContaining("signed in with this account"),
    })
  })

  it.each(["ADMINS", "SUPPORT", "AUDITORS"])("says that nobody takes a role from themselves: %s", async (groupName) => {
    api.listGroupsForUser.mockResolvedValue({ groups: [{ groupName }], complete: true })
    const removal = plan("remove-user-from-group", groupName)
    expect((await preview(removal, user.userId))?.verdict).toMatchObject({
      kind: "stays",
      sentence: expect.stringContaining("signed in with this account"),
    })
    expect((await preview(removal))?.verdict).toEqual({ kind: "changes" })
  })

  it.each<ManyUsersChange>(["enable-user", "disable-user", "sign-out-user"])(
    "says that support changes nobody with a role: %s",
    async (change) => {
      const enabled = change !== "enable-user"
      api.getUser.mockResolvedValue(fakeUser({ enabled }))
      expect((await preview(plan(change), "reader", ["support"]))?.verdict).toEqual({ kind: "changes" })
      for (const groupName of ["ADMINS", "SUPPORT", "AUDITORS"]) {
        api.listGroupsForUser.mockResolvedValue({ groups: [{ groupName: "EDITORS" }, { groupName }], complete: true })
        expect((await preview(plan(change), "reader", ["support"]))?.verdict).toEqual({
          kind: "stays",
          sentence: expect.stringContaining(ROLE_HOLDER.refusal),
        })
      }
    },
  )

  it("does not guess for support whether somebody has a role", async () => {
    api.listGroupsForUser.mockRejectedValue(new ApiError("TooManyRequestsException"))
    expect((await preview(plan("disable-user"), "reader", ["support"]))?.verdict).toMatchObject({ kind: "failed" })
  })

  it("says who does not exist any more", async () => {
    api.getUser.mockResolvedValue(null)
    api.listGroupsForUser.mockRejectedValue(new ApiError("UserNotFoundException"))
    expect(await preview(plan("add-user-to-group", "SUPPORT"))).toMatchObject({
      name: user.userId,
      verdict: { kind: "stays", sentence: expect.stringContaining("does not exist any more") },
    })
  })

  it.each([
    ["the user", () => api.getUser.mockRejectedValue(new ApiError("TooManyRequestsException"))],
    ["their groups", () => api.listGroupsForUser.mockRejectedValue(new ApiError("TooManyRequestsException"))],
  ])("does not guess where %s could not be read", async (_, arrange) => {
    arrange()
    expect((await preview(plan("add-user-to-group", "SUPPORT")))?.verdict).toEqual({
      kind: "failed",
      sentence: readingSentence("TooManyRequestsException"),
    })
  })

  it("asks for each of them at the pace that Cognito's quotas allow", async () => {
    pace.pacedReads.mockClear()
    await previewUsers(plan("sign-out-user"), [user.userId, "another"], {
      userId: "reader",
      roles: ["admin"] as Role[],
    } as Session)
    expect(pace.pacedReads).toHaveBeenCalledExactlyOnceWith([user.userId, "another"], expect.any(Function))
  })

  it("asks for groups only where the change is about one", async () => {
    await preview(plan("sign-out-user"))
    expect(api.listGroupsForUser).not.toHaveBeenCalled()
  })
})
