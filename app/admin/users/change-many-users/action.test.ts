import { beforeEach, describe, expect, it, vi } from "vitest"
import type { ActionResult } from "@/lib/action-result"
import { ApiError, type ErrorCode } from "@/lib/api-error"
import { packUserIds } from "@/lib/chosen-users"
import { MANY_USERS_CHANGES, type ManyUsersChange, type ManyUsersChanged } from "@/lib/many-users"
import { manyUsersPath } from "@/lib/many-users-path"
import { recentChanges } from "@/lib/recent-changes"
import { newRequestId } from "@/lib/request-id"
import { mayCall, type Role } from "@/lib/roles"
import { runRequestId } from "@/lib/run-request-id"
import { fakeRequest } from "@/lib/testing/fake-request"
import { errorSentence } from "@/lib/words"
import { changeManyUsersAction } from "./action"

const api = vi.hoisted(() => ({
  addUserToGroup: vi.fn(),
  removeUserFromGroup: vi.fn(),
  enableUser: vi.fn(),
  disableUser: vi.fn(),
  signOutUser: vi.fn(),
}))
const current = vi.hoisted(() => ({ session: null as unknown, request: undefined as unknown }))
vi.mock("@/lib/groups", () => api)
vi.mock("@/lib/user-changes", () => api)
const pace = vi.hoisted(() => ({
  pacedChanges: vi.fn((userIds: string[], call: (userId: string) => unknown) => Promise.all(userIds.map(call))),
}))
vi.mock("@/lib/pace", () => pace)
vi.mock("@/lib/session", () => ({ getSession: async () => current.session }))
vi.mock("next/headers", () => {
  const request = () => current.request as ReturnType<typeof fakeRequest>
  return { headers: async () => request().headers, cookies: async () => request().store }
})

const ORIGIN = "https://console.example.com"
const A = "4dc7a2f0-1111-4222-8333-123456789abc"
const B = "4dc7a2f0-1111-4222-8333-123456789abd"
const ADMIN = "4dc7a2f0-1111-4222-8333-00000000ad31"
const runId = newRequestId()
const reason = "They have left"

const CHANGES = [
  { change: "add-user-to-group", verb: "addUserToGroup", groupName: "EDITORS", done: "Was added" },
  { change: "remove-user-from-group", verb: "removeUserFromGroup", groupName: "EDITORS", done: "Was removed" },
  { change: "enable-user", verb: "enableUser", groupName: undefined, done: "Was enabled" },
  { change: "disable-user", verb: "disableUser", groupName: undefined, done: "Was disabled" },
  { change: "sign-out-user", verb: "signOutUser", groupName: undefined, done: "Was signed out" },
] as const

let request: ReturnType<typeof fakeRequest>
const lines: string[] = []
function arrive(origin = ORIGIN) {
  request = fakeRequest({ headers: { origin } })
  current.request = request
}

beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", ORIGIN)
  vi.stubEnv("SIGN_IN_SECRET", "a secret that is only as long as the tests need it")
  arrive()
  current.session = { userId: ADMIN, roles: ["admin"], role: "admin", signedInAt: Date.now() }
  for (const call of Object.values(api)) call.mockReset().mockResolvedValue({ signedOut: false })
  pace.pacedChanges.mockClear()
  lines.length = 0
  for (const level of ["log", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(line))
  }
})

function submit(fields: Record<string, string | undefined>): Promise<ActionResult<ManyUsersChanged>> {
  const form = new FormData()
  const all = { runId, reason, ...fields }
  for (const [name, value] of Object.entries(all)) if (value !== undefined) form.append(name, value)
  return changeManyUsersAction({ status: "idle" }, form)
}

const nothingWasAsked = () => {
  for (const call of Object.values(api)) expect(call).not.toHaveBeenCalled()
  expect(request.written.size).toBe(0)
}

it("every change that is on offer is tested here", () => {
  expect(CHANGES.map(({ change }) => change)).toEqual([...MANY_USERS_CHANGES])
})

describe.each(CHANGES)("$change", ({ change, verb, groupName, done }) => {
  const fields = { change, groupName, userIds: `${A},${B}` }

  it("changes each of them once, each under an id of its own that the run gives", async () => {
    const answer = await submit(fields)
    for (const userId of [A, B]) {
      const requestId = runRequestId(runId, userId)
      // Letting somebody in again asks for no reason.
      const why = verb === "enableUser" ? {} : { reason }
      expect(api[verb]).toHaveBeenCalledWith({ userId, requestId, ...why, ...(groupName ? { groupName } : {}) })
    }
    expect(api[verb]).toHaveBeenCalledTimes(2)
    expect(pace.pacedChanges).toHaveBeenCalledExactlyOnceWith([A, B], expect.any(Function))
    for (const [other, call] of Object.entries(api)) if (other !== verb) expect(call).not.toHaveBeenCalled()
    expect(answer).toMatchObject({
      status: "ok",
      data: {
        outcomes: [
          { userId: A, kind: "done", sentence: done },
          { userId: B, kind: "done", sentence: done },
        ],
      },
    })
  })

  it("writes one line for each of them, with the run and whose change it was", async () => {
    await submit(fields)
    const changed = lines.map((line) => JSON.parse(line)).filter(({ event }) => event === "run.changed")
    expect(changed).toMatchObject(
      [A, B].map((userId) => ({ runId, requestId: runRequestId(runId, userId), userId: ADMIN })),
    )
  })

  it("is refused to somebody who may not, and changes nobody", async () => {
    for (const [arrange, code] of [
      [() => (current.session = null), "NotSignedIn"],
      [() => (current.session = { userId: A, roles: [], role: null }), "Forbidden"],
      [() => arrive("https://evil.example"), "ForeignOrigin"],
    ] as const) {
      arrange()
      expect(await submit(fields)).toMatchObject({ status: "failed", code })
      nothingWasAsked()
      current.session = { userId: ADMIN, roles: ["admin"], role: "admin", signedInAt: Date.now() }
    }
  })

  it.each<Role>(["support", "auditor"])("is refused to the role %s where it may not call the field", async (role) => {
    current.session = { userId: ADMIN, roles: [role], role }
    const answer = await submit(fields)
    if (mayCall([role], verb)) return expect(answer).toMatchObject({ status: "ok" })
    expect(answer).toMatchObject({ status: "failed", code: "Forbidden" })
    nothingWasAsked()
  })

  const REFUSALS: ErrorCode[] = [
    "UserNotFoundException",
    "TooManyRequestsException",
    "NotAuthorizedException",
    "InvalidParameterException",
    "LimitExceededException",
    "ResourceNotFoundException",
    "AccessDeniedException",
    "UnsupportedUserStateException",
    "AdministrativeUser",
    "LastAdministrator",
    "OwnAccount",
    "AuthorityLost",
    "AuthorityUnknown",
    "SecondFactorRequired",
    "SignInTooOld",
    "AuditUnavailable",
    "Busy",
  ]
  it.each(REFUSALS)("says of whom it was refused with %s, and goes on with the others", async (code) => {
    api[verb].mockImplementation(async ({ userId }: { userId: string }) => {
      if (userId === A) throw new ApiError(code, { userId })
      return { signedOut: false }
    })
    const answer = await submit(fields)
    const sentence = errorSentence(code, { userId: A })
    expect(answer).toMatchObject({
      data: {
        outcomes: [
          { userId: A, kind: "failed", sentence },
          { userId: B, kind: "done" },
        ],
        // Where there are no scripts, it is tried again there.
        againPath: manyUsersPath({ change, groupName: groupName ?? null }, [A]),
      },
    })
    expect(lines.join()).toContain(`"code":"${code}"`)
  })

  it("takes one whose change was sent twice for changed, where the first has done it", async () => {
    api[verb].mockImplementation(async ({ userId }: { userId: string }) => {
      if (userId === A) throw new ApiError("RepeatedRequest", { outcome: "done" })
      return { signedOut: false }
    })
    expect(await submit(fields)).toMatchObject({
      data: {
        outcomes: [
          { userId: A, kind: "done", sentence: done },
          { userId: B, kind: "done" },
        ],
      },
    })
  })

  it.each([
    new ApiError("Unreachable"),
    new ApiError("InternalErrorException"),
    new ApiError("RepeatedRequest", { outcome: "open" }),
    new TypeError("canary"),
  ])("does not say that it failed where only the answer was lost: %s", async (error) => {
    api[verb].mockImplementation(async ({ userId }: { userId: string }) => {
      if (userId === A) throw error
      return { signedOut: false }
    })
    expect(await submit(fields)).toMatchObject({
      data: {
        outcomes: [
          { userId: A, kind: "unknown" },
          { userId: B, kind: "done" },
        ],
      },
    })
    expect(lines.join()).not.toContain("canary")
  })
})

describe("by a sign-in that is not fresh", () => {
  const MINUTE = 60_000
  const signedIn = (minutesAgo: number | undefined) => {
    const signedInAt = minutesAgo === undefined ? undefined : Date.now() - minutesAgo * MINUTE
    current.session = { userId: ADMIN, roles: ["admin"], role: "admin", signedInAt }
  }
  const fields = { change: "disable-user" }

  it.each([
    ["more than ten users in one post", { userIds: many(11) }, 11],
    ["the first batch of a run of more than ten", { userIds: many(10), begins: "11" }, 11],
    ["the first batch of a long run that is a short one itself", { userIds: A, begins: "200" }, 10.1],
    ["a sign-in of which nobody knows when it was", { userIds: many(11) }, undefined],
    ["what says that it begins with nobody", { userIds: many(11), begins: "0" }, 11],
  ])("%s is refused before anybody was changed", async (_, given, minutesAgo) => {
    signedIn(minutesAgo)
    expect(await submit({ ...fields, ...given })).toMatchObject({
      status: "failed",
      code: "SignInTooOld",
      message: expect.stringContaining("at most 10 minutes old"),
      wayOut: { path: expect.stringMatching(/^\/sign-in\/again\?/) },
    })
    for (const call of Object.values(api)) expect(call).not.toHaveBeenCalled()
    expect(pace.pacedChanges).not.toHaveBeenCalled()
  })

  it.each([
    ["ten users", { userIds: many(10), begins: "10" }, 60],
    ["a later batch of a run that began in time", { userIds: many(10) }, 60],
    ["more than ten, where it is fresh after all", { userIds: many(20), begins: "200" }, 9],
  ])("%s are changed", async (_, given, minutesAgo) => {
    signedIn(minutesAgo)
    expect(await submit({ ...fields, ...given })).toMatchObject({ status: "ok" })
    expect(api.disableUser).toHaveBeenCalledTimes(given.userIds.split(",").length)
  })

  it.each(["SignInTooOld", "SecondFactorRequired", "AuthorityLost"] as const)(
    "the form as a whole is refused where the API refuses each of them with %s",
    async (code) => {
      signedIn(20)
      api.disableUser.mockRejectedValue(new ApiError(code, { minutes: 10 }))
      expect(await submit({ ...fields, userIds: `${A},${B}` })).toMatchObject({ status: "failed", code, wayOut: {} })
      expect(await recentChanges()).toEqual([])
    },
  )

  it("no other refusal of each of them is one of the form", async () => {
    api.disableUser.mockRejectedValue(new ApiError("AdministrativeUser"))
    expect(await submit({ ...fields, userIds: `${A},${B}` })).toMatchObject({
      data: { outcomes: [{ kind: "failed" }, { kind: "failed" }] },
    })
  })

  it("where it became too old between two of them, each is told what became of them", async () => {
    api.disableUser.mockResolvedValueOnce(undefined).mockRejectedValue(new ApiError("SignInTooOld", { minutes: 10 }))
    expect(await submit({ ...fields, userIds: `${A},${B}` })).toMatchObject({
      data: { outcomes: [{ kind: "done" }, { kind: "failed", sentence: errorSentence("SignInTooOld") }] },
    })
  })

  it.each(["many", "-1", "1e9", "99999"])(
    "what says that it begins with %s is no change of some users",
    async (begins) => {
      expect(await submit({ ...fields, userIds: A, begins })).toMatchObject({ code: "InvalidInput" })
      nothingWasAsked()
    },
  )
})

describe("what the lists do not know yet", () => {
  const remembered = async (change: ManyUsersChange, groupName?: string) => {
    await submit({ change, groupName, userIds: `${A},${B}` })
    return (await recentChanges()).map(({ changed }) => changed)
  }

  it("is remembered of those to whom it was done, and of nobody else", async () => {
    api.disableUser.mockImplementation(async ({ userId }: { userId: string }) => {
      if (userId === A) throw new ApiError("UserNotFoundException", { userId })
    })
    expect(await remembered("disable-user")).toEqual([{ kind: "users", users: packUserIds([B]), enabled: false }])
  })

  it("is the group where the change was about one", async () => {
    expect(await remembered("add-user-to-group", "EDITORS")).toEqual([
      { kind: "memberships", groupName: "EDITORS", held: true, users: packUserIds([A, B]) },
    ])
  })

  it("is nothing where no list shows the change", async () => {
    expect(await remembered("sign-out-user")).toEqual([undefined])
  })
})

it("nobody disables themselves among others, in whatever letters their id is written", async () => {
  const answer = await submit({ change: "disable-user", userIds: `${ADMIN.toUpperCase()},${B}` })
  expect(answer).toMatchObject({ data: { outcomes: [{ kind: "failed" }, { userId: B, kind: "done" }] } })
  expect(api.disableUser).toHaveBeenCalledExactlyOnceWith({ userId: B, reason, requestId: runRequestId(runId, B) })
})

it("nobody is changed, and nobody is said to be, where others keep the server busy", async () => {
  pace.pacedChanges.mockRejectedValueOnce(new ApiError("TooManyRequestsException"))
  expect(await submit({ change: "enable-user", userIds: A })).toMatchObject({
    status: "failed",
    message: errorSentence("TooManyRequestsException"),
  })
  nothingWasAsked()
})

it("nobody takes the administrators' group from themselves among others", async () => {
  const fields = { change: "remove-user-from-group", groupName: "ADMINS", userIds: `${ADMIN},${B}` }
  expect(await submit(fields)).toMatchObject({
    data: {
      outcomes: [
        { userId: ADMIN, kind: "failed" },
        { userId: B, kind: "done" },
      ],
    },
  })
  expect(api.removeUserFromGroup).toHaveBeenCalledOnce()
  expect(await submit({ ...fields, groupName: "EDITORS" })).toMatchObject({
    data: {
      outcomes: [
        { userId: ADMIN, kind: "done" },
        { userId: B, kind: "done" },
      ],
    },
  })
})

describe("what is no change of some users is refused, and nobody is changed", () => {
  const fields = { change: "add-user-to-group", groupName: "EDITORS", userIds: A }
  it.each([
    ["no change", { ...fields, change: undefined }, "change"],
    ["a change that there is not for many", { ...fields, change: "delete-user" }, "change"],
    ["a change named like a prototype's own", { ...fields, change: "__proto__" }, "change"],
    ["no users", { ...fields, userIds: undefined }, "userIds"],
    ["nobody", { ...fields, userIds: "" }, "userIds"],
    ["an address in place of an id", { ...fields, userIds: `${A},ada@example.com` }, "userIds"],
    ["more users than one request can take", { ...fields, userIds: many(21) }, "userIds"],
    ["more text than any form sends", { ...fields, userIds: many(1_000) }, "userIds"],
    ["no group", { ...fields, groupName: undefined }, "groupName"],
    ["a group with a space in its name", { ...fields, groupName: "two words" }, "groupName"],
    ["no run", { ...fields, runId: undefined }, "runId"],
    ["a run of another version", { ...fields, runId: A }, "runId"],
  ])("%s", async (_, given, field) => {
    const fieldErrors = { [field]: [expect.stringMatching(/^[A-Z].*\.$/)] }
    expect(await submit({ ...given })).toMatchObject({ status: "failed", code: "InvalidInput", fieldErrors })
    nothingWasAsked()
  })

  it("somebody who is named twice is changed once", async () => {
    await submit({ ...fields, userIds: `${A},${A}` })
    expect(api.addUserToGroup).toHaveBeenCalledOnce()
  })
})

describe("why a run is made", () => {
  const roles = ["ADMINS", "SUPPORT", "AUDITORS"]
  const needed = [
    { change: "disable-user" },
    ...roles.map((groupName) => ({ change: "add-user-to-group", groupName })),
    ...roles.map((groupName) => ({ change: "remove-user-from-group", groupName })),
  ]

  it.each(needed)("has to be said: $change $groupName", async (plan) => {
    for (const given of [undefined, "", "  "]) {
      expect(await submit({ ...plan, userIds: A, reason: given })).toMatchObject({
        status: "failed",
        code: "InvalidInput",
        fieldErrors: { reason: [expect.stringContaining("Say why")] },
      })
    }
    nothingWasAsked()
    expect(await submit({ ...plan, userIds: A })).toMatchObject({ data: { outcomes: [{ kind: "done" }] } })
  })

  it.each([
    { change: "enable-user" },
    { change: "sign-out-user" },
    { change: "add-user-to-group", groupName: "EDITORS" },
    { change: "remove-user-from-group", groupName: "EDITORS" },
  ])("may be left out: $change $groupName", async (plan) => {
    const answer = await submit({ ...plan, userIds: A, reason: undefined })
    expect(answer).toMatchObject({ data: { outcomes: [{ userId: A, kind: "done" }] } })
  })

  it("is no longer than an audit event takes, and stays in its field", async () => {
    const tooLong = "x".repeat(501)
    expect(await submit({ change: "disable-user", userIds: A, reason: tooLong })).toMatchObject({
      fieldErrors: { reason: [expect.stringContaining("500")] },
      values: { reason: tooLong },
    })
    nothingWasAsked()
  })

  it("is in no line of the log", async () => {
    await submit({ change: "disable-user", userIds: A })
    expect(lines.join()).not.toContain(reason)
  })
})

describe("when it binds", () => {
  it.each([
    ["disable-user", undefined, /sessions have ended/],
    ["sign-out-user", undefined, /Every session has ended/],
    ["enable-user", undefined, /at once/],
    ["add-user-to-group", "EDITORS", /next token/],
    ["remove-user-from-group", "EDITORS", /Their next token/],
    ["remove-user-from-group", "SUPPORT", /change nothing in this console/],
  ])("is said with the outcomes: %s %s", async (change, groupName, words) => {
    const answer = await submit({ change, groupName, userIds: A })
    expect(answer).toMatchObject({ data: { effect: { before: expect.stringMatching(words) } } })
  })
})

it("whoever lost a role and could not be signed out is said to be so; a group that gives none ends no session", async () => {
  const remove = (groupName: string) => submit({ change: "remove-user-from-group", groupName, userIds: `${A},${B}` })
  api.removeUserFromGroup.mockImplementation(async ({ userId }: { userId: string }) => ({ signedOut: userId === B }))
  expect(await remove("SUPPORT")).toMatchObject({
    data: {
      outcomes: [
        { userId: A, kind: "done", isHalf: true, sentence: expect.stringContaining("sign them out everywhere") },
        { userId: B, kind: "done", sentence: "Was removed" },
      ],
    },
  })
  const outcome = { kind: "done", sentence: "Was removed" }
  expect(await remove("EDITORS")).toMatchObject({ data: { outcomes: [outcome, outcome] } })
})

function many(count: number): string {
  return Array.from(
    { length: count },
    (_, number) => `4dc7a2f0-1111-4222-8333-${String(number).padStart(12, "0")}`,
  ).join()
}
