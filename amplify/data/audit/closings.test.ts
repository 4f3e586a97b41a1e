import { readdirSync } from "node:fs"
import path from "node:path"
import { describe, expect, it } from "vitest"
import { changeFacts } from "../../testing/audit-facts"
import { USER_ID } from "../../testing/cognito-user"
import { fieldOf } from "../../testing/field-name"
import { groupTarget, POOL_TARGET, userTarget } from "./audit-keys"
import type { JsonObject, JsonValue } from "./canonical-json"
import { CLOSINGS } from "./closings"
import type { Group, ListedUser, Look } from "./look"
import { NOT_RECORDED } from "./redact"

const AT = Date.UTC(2026, 10, 30, 12)
const moment = (offset: number) => new Date(AT + offset).toISOString()

function user(overrides: Partial<ListedUser> = {}, attributes: Record<string, string> = {}): ListedUser {
  return {
    ...{ userId: USER_ID, username: USER_ID, email: null, emailVerified: false, name: null },
    ...{ status: "CONFIRMED", enabled: true, createdAt: moment(0), updatedAt: moment(0) },
    ...overrides,
    attributes: Object.entries(attributes).map(([name, value]) => ({ name, value })),
  }
}

const group = (overrides: Partial<Group> = {}): Group => ({
  ...{ groupName: "EDITORS", description: null, precedence: null, createdAt: moment(0), updatedAt: moment(0) },
  ...overrides,
})

interface Now {
  user?: ListedUser | null
  groups?: string[] | null
  group?: Group | null
}

function lookAt(now: Now): Look {
  return {
    user: async () => now.user ?? null,
    userCalled: async () => now.user ?? null,
    groupsOf: async () => now.groups ?? null,
    group: async () => now.group ?? null,
  }
}

interface Told {
  arguments?: JsonObject
  before?: JsonValue
  cut?: string[]
  now: Now
}

async function verdictOn(action: string, { arguments: arguments_ = {}, before = null, cut = [], now }: Told) {
  const target = action.endsWith("Group") && !action.includes("User") ? groupTarget("EDITORS") : userTarget(USER_ID)
  const about = { userId: USER_ID, groupName: "EDITORS", ...arguments_ }
  const facts = changeFacts({
    action,
    target: action === "createUser" ? POOL_TARGET : target,
    arguments: about,
    before,
    cut,
  })
  const { tell } = CLOSINGS[action] ?? {}
  if (typeof tell !== "function") return { outcome: tell }
  return tell({ facts, at: AT }, lookAt(now))
}

const was = (enabled: boolean, status = "CONFIRMED") => ({ enabled, status })
const changes = (...list: [string, string][]) => ({
  changes: list.map(([name, value]) => ({ name, value, shown: null })),
})
const names = (...list: string[]) => ({ attributes: list.map((name) => ({ name, shown: "x" })) })
const settings = (description: string | null, precedence: number | null) => ({ description, precedence })

/** What Cognito shows, and what that says of a change that nobody has closed. */
const CASES: [action: string, outcome: string, because: string, told: Told][] = [
  [
    "addUserToGroup",
    "done",
    "they are in it and were not",
    { before: { member: false }, now: { user: user(), groups: ["EDITORS"] } },
  ],
  [
    "addUserToGroup",
    "failed",
    "they are not in it",
    { before: { member: false }, now: { user: user(), groups: ["OTHERS"] } },
  ],
  [
    "addUserToGroup",
    "unknown",
    "they were in it before",
    { before: { member: true }, now: { user: user(), groups: ["EDITORS"] } },
  ],
  ["addUserToGroup", "unknown", "nobody knows what was before", { now: { user: user(), groups: ["EDITORS"] } }],
  ["addUserToGroup", "unknown", "the user is gone", { before: { member: false }, now: { user: null } }],
  [
    "addUserToGroup",
    "unknown",
    "the user went between two looks",
    { before: { member: false }, now: { user: user(), groups: null } },
  ],
  [
    "removeUserFromGroup",
    "done",
    "they were in it and are not",
    { before: { member: true }, now: { user: user(), groups: [] } },
  ],
  [
    "removeUserFromGroup",
    "failed",
    "they are in it",
    { before: { member: true }, now: { user: user(), groups: ["EDITORS"] } },
  ],
  [
    "removeUserFromGroup",
    "unknown",
    "they never were",
    { before: { member: false }, now: { user: user(), groups: [] } },
  ],
  ["enableUser", "done", "they are enabled and were not", { before: was(false), now: { user: user() } }],
  ["enableUser", "failed", "they are disabled", { before: was(false), now: { user: user({ enabled: false }) } }],
  ["enableUser", "unknown", "they were enabled before", { before: was(true), now: { user: user() } }],
  ["enableUser", "unknown", "the user is gone", { before: was(false), now: {} }],
  [
    "disableUser",
    "done",
    "they are disabled and were not",
    { before: was(true), now: { user: user({ enabled: false }) } },
  ],
  ["disableUser", "failed", "they are enabled", { before: was(true), now: { user: user() } }],
  ["disableUser", "unknown", "the list had nobody before", { before: null, now: { user: user({ enabled: false }) } }],
  ["deleteUser", "done", "the user is gone", { before: was(true), now: {} }],
  ["deleteUser", "failed", "the user is there", { before: was(true), now: { user: user() } }],
  ["deleteUser", "unknown", "nobody was there before", { before: null, now: {} }],
  ["createUser", "failed", "nobody is there", { now: {} }],
  ["createUser", "done", "they came to be just then", { now: { user: user({ createdAt: moment(900) }) } }],
  ["createUser", "failed", "they were there before", { now: { user: user({ createdAt: moment(-60_000) }) } }],
  [
    "createUser",
    "failed",
    "they came to be after the function's life",
    { now: { user: user({ createdAt: moment(60_000) }) } },
  ],
  ["createUser", "unknown", "the two clocks cannot tell", { now: { user: user({ createdAt: moment(-500) }) } }],
  [
    "confirmSignUp",
    "done",
    "they are confirmed, by no code of theirs",
    { before: was(true, "UNCONFIRMED"), now: { user: user({}, { email: "e" }) } },
  ],
  [
    "confirmSignUp",
    "unknown",
    "they may have done it themselves",
    { before: was(true, "UNCONFIRMED"), now: { user: user({}, { email_verified: "true" }) } },
  ],
  [
    "confirmSignUp",
    "failed",
    "they are not",
    { before: was(true, "UNCONFIRMED"), now: { user: user({ status: "UNCONFIRMED" }) } },
  ],
  ["confirmSignUp", "unknown", "they were before", { before: was(true), now: { user: user() } }],
  [
    "confirmSignUp",
    "unknown",
    "they are in another state",
    { before: was(true, "UNCONFIRMED"), now: { user: user({ status: "RESET_REQUIRED" }) } },
  ],
  [
    "resetUserPassword",
    "done",
    "a new password is required",
    { before: was(true), now: { user: user({ status: "RESET_REQUIRED" }) } },
  ],
  [
    "resetUserPassword",
    "unknown",
    "it was before",
    { before: was(true, "RESET_REQUIRED"), now: { user: user({ status: "RESET_REQUIRED" }) } },
  ],
  ["resetUserPassword", "unknown", "they may have set one already", { before: was(true), now: { user: user() } }],
  [
    "setUserPassword",
    "unknown",
    "a permanent password shows nowhere",
    { arguments: { permanent: true }, before: was(true, "FORCE_CHANGE_PASSWORD"), now: { user: user() } },
  ],
  [
    "setUserPassword",
    "done",
    "a temporary one has to be changed",
    { arguments: { permanent: false }, before: was(true), now: { user: user({ status: "FORCE_CHANGE_PASSWORD" }) } },
  ],
  [
    "setUserPassword",
    "unknown",
    "one had to be changed before",
    {
      arguments: { permanent: false },
      before: was(true, "FORCE_CHANGE_PASSWORD"),
      now: { user: user({ status: "FORCE_CHANGE_PASSWORD" }) },
    },
  ],
  [
    "setUserPassword",
    "unknown",
    "they may have changed it",
    { arguments: { permanent: false }, before: was(true), now: { user: user() } },
  ],
  ["setUserMfaPreference", "untold", "a look would cost", { now: { user: user() } }],
  ["signOutUser", "untold", "sessions show nowhere", { now: { user: user() } }],
  ["resendInvitation", "untold", "messages show nowhere", { now: { user: user() } }],
  [
    "updateUserAttributes",
    "done",
    "they have the new value",
    { arguments: changes(["name", "Ada"]), before: { name: "A" }, now: { user: user({}, { name: "Ada" }) } },
  ],
  [
    "updateUserAttributes",
    "failed",
    "they have the old one",
    { arguments: changes(["name", "Ada"]), before: { name: "A" }, now: { user: user({}, { name: "A" }) } },
  ],
  [
    "updateUserAttributes",
    "unknown",
    "they have a third one",
    { arguments: changes(["name", "Ada"]), before: { name: "A" }, now: { user: user({}, { name: "B" }) } },
  ],
  [
    "updateUserAttributes",
    "unknown",
    "the old one was the same",
    { arguments: changes(["name", "Ada"]), before: { name: "Ada" }, now: { user: user({}, { name: "Ada" }) } },
  ],
  [
    "updateUserAttributes",
    "done",
    "an empty value is none",
    { arguments: changes(["name", ""]), before: { name: "A" }, now: { user: user() } },
  ],
  [
    "updateUserAttributes",
    "unknown",
    "one is new and one is not",
    {
      arguments: changes(["name", "Ada"], ["custom:x", "1"]),
      before: { name: "A", "custom:x": null },
      now: { user: user({}, { name: "Ada" }) },
    },
  ],
  [
    "updateUserAttributes",
    "unknown",
    "a new address may wait for its proof",
    { arguments: changes(["email", "new"]), before: { email: "old" }, now: { user: user({}, { email: "old" }) } },
  ],
  [
    "updateUserAttributes",
    "failed",
    "a proven address would be there",
    {
      arguments: changes(["email", "new"], ["email_verified", "true"]),
      before: { email: "old", email_verified: "true" },
      now: { user: user({}, { email: "old", email_verified: "true" }) },
    },
  ],
  [
    "updateUserAttributes",
    "unknown",
    "the value was not written down",
    {
      arguments: changes(["custom:token", NOT_RECORDED]),
      before: { "custom:token": NOT_RECORDED },
      now: { user: user() },
    },
  ],
  [
    "updateUserAttributes",
    "unknown",
    "the value was cut",
    {
      arguments: changes(["name", "Ada"]),
      before: { name: "A" },
      cut: ["/arguments/changes/0/value"],
      now: { user: user({}, { name: "Ada" }) },
    },
  ],
  [
    "updateUserAttributes",
    "unknown",
    "nobody knows what was before",
    { arguments: changes(["name", "Ada"]), now: { user: user({}, { name: "Ada" }) } },
  ],
  [
    "updateUserAttributes",
    "unknown",
    "the user is gone",
    { arguments: changes(["name", "Ada"]), before: { name: "A" }, now: {} },
  ],
  [
    "deleteUserAttributes",
    "done",
    "they are gone",
    { arguments: names("name", "custom:x"), before: { name: "A", "custom:x": "1" }, now: { user: user() } },
  ],
  [
    "deleteUserAttributes",
    "failed",
    "they are there",
    { arguments: names("name"), before: { name: "A" }, now: { user: user({}, { name: "A" }) } },
  ],
  [
    "deleteUserAttributes",
    "unknown",
    "there was none",
    { arguments: names("name"), before: { name: null }, now: { user: user() } },
  ],
  ["createGroup", "failed", "there is none", { now: {} }],
  ["createGroup", "done", "it came to be just then", { now: { group: group({ createdAt: moment(200) }) } }],
  ["createGroup", "failed", "it was there before", { now: { group: group({ createdAt: moment(-60_000) }) } }],
  [
    "updateGroup",
    "done",
    "it is as wanted",
    {
      arguments: { description: "new", precedence: 2 },
      before: settings("old", 1),
      now: { group: group(settings("new", 2)) },
    },
  ],
  [
    "updateGroup",
    "done",
    "a description was taken away",
    { before: settings("old", 1), now: { group: group(settings(null, 1)) } },
  ],
  [
    "updateGroup",
    "failed",
    "it is as before",
    { arguments: { description: "new" }, before: settings("old", 1), now: { group: group(settings("old", 1)) } },
  ],
  [
    "updateGroup",
    "unknown",
    "it is neither",
    { arguments: { description: "new" }, before: settings("old", 1), now: { group: group(settings("third", 1)) } },
  ],
  [
    "updateGroup",
    "unknown",
    "it was so before",
    { arguments: { description: "old" }, before: settings("old", 1), now: { group: group(settings("old", 1)) } },
  ],
  [
    "updateGroup",
    "unknown",
    "the group is gone",
    { arguments: { description: "new" }, before: settings("old", 1), now: {} },
  ],
  ["deleteGroup", "done", "it is gone", { before: settings(null, null), now: {} }],
  ["deleteGroup", "failed", "it is there", { before: settings(null, null), now: { group: group() } }],
  ["deleteGroup", "unknown", "there was none", { before: null, now: {} }],
]

describe("what a look at Cognito tells", () => {
  it.each(CASES)("of %s: %s, because %s", async (action, outcome, _, told) => {
    expect((await verdictOn(action, told)).outcome).toBe(outcome)
  })

  it("is foreseen for every change, and covered above", () => {
    const folders = readdirSync(path.join(import.meta.dirname, ".."), { withFileTypes: true })
    const handlers = folders.filter(
      (entry) => entry.isDirectory() && readdirSync(path.join(entry.parentPath, entry.name)).includes("handler.ts"),
    )
    const changing = handlers.map(({ name }) => name).filter((name) => !/^(list|get|describe|reconcile)-/.test(name))
    expect(Object.keys(CLOSINGS).sort()).toEqual(changing.map(fieldOf).sort())
    expect([...new Set(CASES.map(([action]) => action))].sort()).toEqual(Object.keys(CLOSINGS).sort())
  })

  it("names the user who was made", async () => {
    expect(await verdictOn("createUser", { now: { user: user({ createdAt: moment(900) }) } })).toEqual({
      outcome: "done",
      target: userTarget(USER_ID),
      after: { enabled: true, status: "CONFIRMED" },
    })
  })
})
