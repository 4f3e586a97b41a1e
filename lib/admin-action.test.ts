import { beforeEach, describe, expect, it, vi } from "vitest"
import * as z from "zod"
import type { ActionResult } from "./action-result"
import { adminAction } from "./admin-action"
import { ApiError } from "./api-error"
import { isRequestId, newRequestId } from "./request-id"
import type { Role } from "./roles"
import type { Session } from "./session"

const request = vi.hoisted(() => ({ session: null as unknown, origin: null as string | null }))
vi.mock("@/lib/session", () => ({ getSession: async () => request.session }))
vi.mock("next/headers", () => ({ headers: async () => new Headers(request.origin ? { origin: request.origin } : {}) }))

const ORIGIN = "https://console.example.com"
const USER_ID = "4dc7a2f0-1111-4222-8333-123456789abc"
const ADMIN: Session = {
  userId: USER_ID,
  username: USER_ID,
  email: "admin@example.com",
  groups: ["ADMINS"],
  roles: ["admin"],
  role: "admin",
  accessTokenExpiresAt: 0,
  signedInAt: 0,
}

const somebody = (...roles: Role[]): Session => ({ ...ADMIN, groups: [], roles, role: roles[0] ?? null })

const schema = z.object({
  groupName: z.string("required").regex(/^\S+$/, "groupName"),
  password: z.string().meta({ secret: true }).optional(),
})

const run = vi.fn(async ({ groupName }: z.output<typeof schema>, _context: { requestId: string }) => ({ groupName }))
const action = adminAction({ name: "addUserToGroup", schema, run })
const lines: Record<string, unknown>[] = []

beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", ORIGIN)
  request.session = ADMIN
  request.origin = ORIGIN
  run.mockClear()
  lines.length = 0
  for (const level of ["log", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(JSON.parse(line)))
  }
})

function submit(fields: Record<string, string>, previous: ActionResult<{ groupName: string }> = { status: "idle" }) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return action(previous, form)
}

describe("an action of the console", () => {
  it("runs for an administrator with the id that the form brought, and says so", async () => {
    const requestId = newRequestId()
    const result = await submit({ groupName: "EDITORS", requestId })
    expect(result).toEqual({ status: "ok", data: { groupName: "EDITORS" }, requestId })
    expect(run).toHaveBeenCalledExactlyOnceWith({ groupName: "EDITORS" }, { requestId, session: ADMIN })
  })

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["what it has done", { groupName: "EDITORS" }],
  ])("is done also where it returns %s without a promise", async (_, returned) => {
    const plain = adminAction({ name: "addUserToGroup", schema, run: () => returned })
    const form = new FormData()
    form.append("groupName", "EDITORS")
    expect(await plain({ status: "idle" }, form)).toMatchObject({ status: "ok", data: returned })
    expect(lines).toMatchObject([{ event: "action.done" }])
  })

  it("names the submission itself when the form has not", async () => {
    const result = await submit({ groupName: "EDITORS" })
    expect(result).toMatchObject({ status: "ok", requestId: expect.toSatisfy(isRequestId) })
  })

  it("does not look at the state that the browser sends back", async () => {
    const forged = { status: "ok", data: { groupName: "ADMINS" }, requestId: "forged" } as const
    expect(await submit({ groupName: "EDITORS" }, forged)).toMatchObject({ data: { groupName: "EDITORS" } })
  })

  it("writes one line about it, without what was typed", async () => {
    const requestId = newRequestId()
    await submit({ groupName: "EDITORS", requestId })
    expect(lines).toEqual([
      {
        at: expect.any(String),
        level: "info",
        event: "action.done",
        requestId,
        userId: USER_ID,
        action: "addUserToGroup",
      },
    ])
  })
})

describe("an action is refused, and nothing is run,", () => {
  const refusals: [string, string, () => void, Record<string, string>?][] = [
    ["when nobody is signed in", "NotSignedIn", () => (request.session = null)],
    [
      "for somebody without the role",
      "Forbidden",
      () => (request.session = { ...ADMIN, groups: [], roles: [], role: null }),
    ],
    ["for somebody whose role may not call its field", "Forbidden", () => (request.session = somebody("support"))],
    ["for two roles of which neither may", "Forbidden", () => (request.session = somebody("support", "auditor"))],
    ["from a foreign origin", "ForeignOrigin", () => (request.origin = "https://evil.example")],
    ["from the origin null", "ForeignOrigin", () => (request.origin = "null")],
    ["from no origin at all", "ForeignOrigin", () => (request.origin = null)],
    ["with a malformed request id", "InvalidRequestId", () => {}, { requestId: "1" }],
    ["with input that breaks a rule", "InvalidInput", () => {}, { groupName: "two words" }],
  ]

  it.each(refusals)("%s", async (_, code, arrange, fields = {}) => {
    arrange()
    const result = await submit({ groupName: "EDITORS", ...fields })
    expect(result).toMatchObject({ status: "failed", code, message: expect.stringMatching(/\.$/) })
    expect(run).not.toHaveBeenCalled()
    expect(lines).toMatchObject([{ level: "warn", event: "action.refused", action: "addUserToGroup", code }])
  })

  it("with a trace of who was refused", async () => {
    request.session = { ...ADMIN, groups: [], roles: [], role: null }
    await submit({ groupName: "EDITORS" })
    expect(lines).toMatchObject([{ event: "action.refused", code: "Forbidden", userId: USER_ID }])
  })

  it.each([[undefined], [null], ["groupName=EDITORS"], [{ groupName: "EDITORS" }]])(
    "for a body that is %j",
    async (body) => {
      expect(await action({ status: "idle" }, body as unknown as FormData)).toMatchObject({ code: "InvalidForm" })
      expect(run).not.toHaveBeenCalled()
    },
  )

  it("for a role that may not, before what is in the form is looked at", async () => {
    request.session = somebody("auditor")
    expect(await submit({ groupName: "two words", requestId: "1" })).toMatchObject({ code: "Forbidden" })
    expect(run).not.toHaveBeenCalled()
  })

  it("by its origin before anybody asks who it is", async () => {
    request.origin = "https://evil.example"
    request.session = null
    expect(await submit({ groupName: "two words", requestId: "1" })).toMatchObject({ code: "ForeignOrigin" })
    expect(run).not.toHaveBeenCalled()
  })
})

describe("an action whose form decides what it calls", () => {
  const calls = vi.fn(({ groupName }: z.output<typeof schema>) =>
    groupName === "EDITORS" ? ("addUserToGroup" as const) : ("disableUser" as const),
  )
  const deciding = adminAction({ name: "changeMany", calls, schema, run })
  const decide = (groupName: string) => {
    const form = new FormData()
    form.append("groupName", groupName)
    return deciding({ status: "idle" }, form)
  }

  it("is refused where the role may not call that, and nothing is run", async () => {
    request.session = somebody("support")
    expect(await decide("EDITORS")).toMatchObject({ status: "failed", code: "Forbidden" })
    expect(run).not.toHaveBeenCalled()
    expect(lines).toMatchObject([{ event: "action.refused", action: "changeMany", code: "Forbidden" }])
  })

  it("runs where the role may", async () => {
    request.session = somebody("support")
    expect(await decide("OTHERS")).toMatchObject({ status: "ok" })
  })

  it("is refused to somebody without a role before the form is judged", async () => {
    request.session = somebody()
    calls.mockClear()
    expect(await decide("two words")).toMatchObject({ code: "Forbidden" })
    expect(calls).not.toHaveBeenCalled()
  })
})

describe("an action that calls nothing of the API", () => {
  const own = adminAction({ name: "setTheme", calls: "nothing", schema, run })
  const form = new FormData()
  form.append("groupName", "EDITORS")

  it.each<Role>(["admin", "support", "auditor"])("runs for the role %s", async (role) => {
    request.session = somebody(role)
    expect(await own({ status: "idle" }, form)).toMatchObject({ status: "ok" })
  })

  it("is refused to somebody without a role, and nothing is run", async () => {
    request.session = somebody()
    expect(await own({ status: "idle" }, form)).toMatchObject({ code: "Forbidden" })
    expect(run).not.toHaveBeenCalled()
  })
})

describe("a form that failed", () => {
  it("has a sentence at the field and keeps what was typed, but no secret", async () => {
    const result = await submit({ groupName: "two words", password: "hunter2", other: "x" })
    expect(result).toMatchObject({ fieldErrors: { groupName: [expect.stringContaining("no spaces")] } })
    expect(result).toHaveProperty("values", { groupName: "two words" })
    expect(JSON.stringify([result, lines])).not.toContain("hunter2")
  })

  it("shows at its field what the API says about it", async () => {
    run.mockRejectedValueOnce(new ApiError("ResourceNotFoundException", { groupName: "EDITORS" }))
    expect(await submit({ groupName: "EDITORS", password: "hunter2" })).toMatchObject({
      code: "ResourceNotFoundException",
      fieldErrors: { groupName: [expect.stringContaining("EDITORS")] },
      values: { groupName: "EDITORS" },
    })
  })

  it("is told the same where the API is not even asked, and the error is thrown without a promise", async () => {
    run.mockImplementationOnce(() => {
      throw new ApiError("OwnAccount")
    })
    expect(await submit({ groupName: "EDITORS" })).toMatchObject({ status: "failed", code: "OwnAccount" })
  })

  it("shows beside the form what is about no field of it", async () => {
    run.mockRejectedValueOnce(new ApiError("InvalidInput", { field: "toString", rule: "uuid" }))
    const result = await submit({ groupName: "EDITORS" })
    expect(result).toMatchObject({ status: "failed", code: "InvalidInput" })
    expect(result).toHaveProperty("fieldErrors", undefined)
  })
})

describe("an unexpected error", () => {
  it("is thrown with the request id and nothing of its cause", async () => {
    const requestId = newRequestId()
    run.mockRejectedValueOnce(new TypeError("the password hunter2 is wrong"))
    const thrown = await submit({ groupName: "EDITORS", requestId }).catch((error: unknown) => error)
    expect(thrown).toMatchObject({ digest: requestId })
    expect(String(thrown)).not.toContain("hunter2")
    expect(thrown).not.toHaveProperty("cause")
    expect(lines).toMatchObject([{ level: "error", event: "action.failed", requestId, code: "TypeError" }])
    expect(JSON.stringify(lines)).not.toContain("hunter2")
  })
})
