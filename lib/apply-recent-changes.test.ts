import { describe, expect, it } from "vitest"
import {
  findUserAsChanged,
  groupsAsChanged,
  groupsOfUserAsChanged,
  membersAsChanged,
  usersAsChanged,
} from "./apply-recent-changes"
import { packUserIds } from "./chosen-users"
import type { Changed, ChangedGroup, ChangedUser, RecentChange } from "./recent-change"

const BEFORE = "2026-01-01T00:00:00.000Z"
const THEN = Date.parse("2026-01-01T00:00:10.000Z")
const AFTER = "2026-01-01T00:00:11.000Z"

function user(over: Partial<ChangedUser> = {}): ChangedUser {
  return {
    userId: "u1",
    username: "u1",
    email: "u1@example.com",
    emailVerified: false,
    name: null,
    status: "CONFIRMED",
    enabled: true,
    createdAt: BEFORE,
    updatedAt: BEFORE,
    attributes: [
      { name: "sub", value: "u1" },
      { name: "email", value: "u1@example.com" },
    ],
    ...over,
  }
}

const group = (over: Partial<ChangedGroup> = {}): ChangedGroup => ({
  groupName: "EDITORS",
  description: null,
  precedence: null,
  createdAt: BEFORE,
  updatedAt: BEFORE,
  ...over,
})

/** Changes as the cookie gives them, the newest first. */
const changes = (...changed: Changed[]): RecentChange[] =>
  changed.map((each, index) => ({
    requestId: `r${index}`,
    at: THEN - index,
    notice: { code: "userGone", parameters: {} },
    changed: each,
  }))

describe("a list that lags behind a change", () => {
  it("shows a user as they were made", () => {
    expect(usersAsChanged([user()], changes({ kind: "user", userId: "u1", enabled: false }))).toEqual([
      user({ enabled: false }),
    ])
  })

  it("shows the latest of several changes", () => {
    const twice = changes(
      { kind: "user", userId: "u1", enabled: true },
      { kind: "user", userId: "u1", enabled: false, status: "RESET_REQUIRED" },
    )
    expect(usersAsChanged([user()], twice)).toEqual([user({ enabled: true, status: "RESET_REQUIRED" })])
  })

  it("leaves a row that Cognito has touched since as it is: it may show somebody else's later change", () => {
    const listed = user({ updatedAt: AFTER })
    expect(usersAsChanged([listed], changes({ kind: "user", userId: "u1", enabled: false }))).toEqual([listed])
  })

  it("leaves other users as they are", () => {
    const other = user({ userId: "u2" })
    expect(usersAsChanged([other], changes({ kind: "user", userId: "u1", enabled: false }))).toEqual([other])
  })

  it("shows changed attributes, and what is made of them", () => {
    const attributes = { email: "new@example.com", email_verified: "true", name: "New", locale: null }
    const listed = user({ attributes: [...user().attributes, { name: "locale", value: "de" }] })
    expect(usersAsChanged([listed], changes({ kind: "user", userId: "u1", attributes }))).toEqual([
      user({
        email: "new@example.com",
        emailVerified: true,
        name: "New",
        attributes: [
          { name: "sub", value: "u1" },
          { name: "email", value: "new@example.com" },
          { name: "email_verified", value: "true" },
          { name: "name", value: "New" },
        ],
      }),
    ])
  })

  it("leaves out whoever was deleted", () => {
    expect(usersAsChanged([user(), user({ userId: "u2" })], changes({ kind: "userDeleted", userId: "u1" }))).toEqual([
      user({ userId: "u2" }),
    ])
    expect(findUserAsChanged("u1", user(), changes({ kind: "userDeleted", userId: "u1" }))).toBeNull()
  })

  it("finds whoever was just created, with what was changed since", () => {
    const created: Changed = { kind: "userCreated", user: user() }
    expect(findUserAsChanged("u1", null, changes(created))).toEqual(user())
    expect(findUserAsChanged("u2", null, changes(created))).toBeNull()
    const both = changes({ kind: "user", userId: "u1", enabled: false }, created)
    expect(findUserAsChanged("u1", null, both)).toEqual(user({ enabled: false }))
  })
})

describe("a list of groups that lags behind", () => {
  it("has what was created, as it was updated, without what was deleted", () => {
    const listed = [group({ groupName: "OLD" }), group({ groupName: "GONE" })]
    const made = changes(
      { kind: "groupDeleted", groupName: "GONE" },
      { kind: "group", group: group({ groupName: "OLD", description: "New words", updatedAt: AFTER }) },
      { kind: "group", group: group({ groupName: "NEW" }) },
    )
    expect(groupsAsChanged(listed, made)).toEqual([
      group({ groupName: "OLD", description: "New words", updatedAt: AFTER }),
      group({ groupName: "NEW" }),
    ])
  })

  it("has a group that was deleted and created again", () => {
    const again = changes({ kind: "group", group: group() }, { kind: "groupDeleted", groupName: "EDITORS" })
    expect(groupsAsChanged([group()], again)).toEqual([group()])
  })

  it("believes Cognito where somebody else was later", () => {
    const later = group({ description: "Theirs", updatedAt: AFTER })
    expect(groupsAsChanged([later], changes({ kind: "group", group: group({ description: "Mine" }) }))).toEqual([later])
  })
})

describe("a list of members that lags behind", () => {
  const membership = (userId: string, held: boolean, groupName = "EDITORS"): Changed => ({
    kind: "membership",
    groupName,
    held,
    user: user({ userId }),
  })
  const ids = (listed: string[], ...made: Changed[]) =>
    membersAsChanged(
      "EDITORS",
      listed.map((userId) => user({ userId })),
      changes(...made),
    ).map(({ userId }) => userId)

  it("has who was added on top, and nobody who was removed", () => {
    expect(ids(["u1", "u2"], membership("u3", true), membership("u1", false))).toEqual(["u3", "u2"])
  })

  it("goes by the latest change", () => {
    expect(ids(["u1"], membership("u1", true), membership("u1", false))).toEqual(["u1"])
    expect(ids([], membership("u1", false), membership("u1", true))).toEqual([])
  })

  it("knows nobody of a group that was deleted and created again since", () => {
    const deleted: Changed = { kind: "groupDeleted", groupName: "EDITORS" }
    expect(ids([], deleted, membership("u1", true))).toEqual([])
    expect(ids([], membership("u2", true), deleted, membership("u1", true))).toEqual(["u2"])
    expect(ids([], { ...deleted, groupName: "OTHERS" }, membership("u1", true))).toEqual(["u1"])
  })

  it("shows nobody twice, and nobody of another group", () => {
    expect(ids(["u1"], membership("u1", true), membership("u2", true, "OTHERS"))).toEqual(["u1"])
  })
})

const A = "4dc7a2f0-1111-4222-8333-123456789abc"
const B = "4dc7a2f0-1111-4222-8333-123456789abd"

describe("a change of many users", () => {
  it("is shown at each of them, and at nobody else", () => {
    const disabled = changes({ kind: "users", users: packUserIds([A, B]), enabled: false })
    const listed = [user({ userId: A }), user({ userId: B }), user()]
    expect(usersAsChanged(listed, disabled).map(({ enabled }) => enabled)).toEqual([false, false, true])
  })

  it("does not hide what was changed since, by the reader or by somebody else", () => {
    const since = changes(
      { kind: "user", userId: A, enabled: true },
      { kind: "users", users: packUserIds([A]), enabled: false },
    )
    expect(usersAsChanged([user({ userId: A, enabled: false })], since)).toMatchObject([{ enabled: true }])
    const byOther = changes({ kind: "users", users: packUserIds([A]), enabled: false })
    expect(usersAsChanged([user({ userId: A, updatedAt: AFTER })], byOther)).toMatchObject([{ enabled: true }])
  })

  it("takes them out of the list of a group's members", () => {
    const removed = changes({ kind: "memberships", groupName: "EDITORS", held: false, users: packUserIds([A]) })
    const members = [user({ userId: A }), user({ userId: B })]
    expect(membersAsChanged("EDITORS", members, removed).map(({ userId }) => userId)).toEqual([B])
    expect(membersAsChanged("SUPPORT", members, removed)).toHaveLength(2)
  })

  it("leaves somebody in the group who was added again since", () => {
    const again = changes(
      { kind: "membership", groupName: "EDITORS", held: true, user: user({ userId: A }) },
      { kind: "memberships", groupName: "EDITORS", held: false, users: packUserIds([A]) },
    )
    expect(membersAsChanged("EDITORS", [], again)).toHaveLength(1)
    expect(membersAsChanged("EDITORS", [], again.toReversed())).toHaveLength(0)
  })
})

describe("the groups of a user", () => {
  const names = (userId: string, groups: ChangedGroup[], ...changed: Changed[]) =>
    groupsOfUserAsChanged(userId, groups, changes(...changed)).map(({ groupName }) => groupName)

  it("have the one that was given to them elsewhere, and not the one that was taken", () => {
    const given: Changed = { kind: "memberships", groupName: "SUPPORT", held: true, users: packUserIds([A]) }
    const taken: Changed = { kind: "membership", groupName: "EDITORS", held: false, user: user({ userId: A }) }
    expect(names(A, [group()], given, taken)).toEqual(["SUPPORT"])
    expect(names(B, [group()], given, taken)).toEqual(["EDITORS"])
  })

  it("follow the latest of several changes", () => {
    const given: Changed = { kind: "memberships", groupName: "EDITORS", held: true, users: packUserIds([A]) }
    const taken: Changed = { ...given, held: false }
    expect(names(A, [], given, taken)).toEqual(["EDITORS"])
    expect(names(A, [group()], taken, given)).toEqual([])
  })

  it("keep what the list says of a group, and lose a group that was deleted", () => {
    const given: Changed = { kind: "memberships", groupName: "EDITORS", held: true, users: packUserIds([A]) }
    const described = group({ description: "Edit" })
    expect(groupsOfUserAsChanged(A, [described], changes(given))).toEqual([described])
    expect(names(A, [group()], { kind: "groupDeleted", groupName: "EDITORS" }, given)).toEqual([])
  })
})
