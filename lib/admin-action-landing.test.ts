import { beforeEach, describe, expect, it, vi } from "vitest"
import * as z from "zod"
import { adminAction } from "./admin-action"
import { ApiError } from "./api-error"
import { recentChanges } from "./recent-changes"
import { newRequestId } from "./request-id"
import { fakeRequest } from "./testing/fake-request"

const current = vi.hoisted(() => ({ request: undefined as unknown }))
vi.mock("@/lib/session", () => ({ getSession: async () => ({ userId: "admin", roles: ["admin"], role: "admin" }) }))
vi.mock("next/headers", () => {
  const request = () => current.request as ReturnType<typeof fakeRequest>
  return { headers: async () => request().headers, cookies: async () => request().store }
})

const ORIGIN = "https://console.example.com"
const run = vi.fn(async (_input: { userId: string }) => ({}))
const landing = vi.fn(({ userId }: { userId: string }) => ({
  path: `/admin/users/${userId}`,
  notice: { code: "userDisabled" as const, parameters: { name: "Somebody", minutes: 15 } },
  changed: { kind: "user" as const, userId, enabled: false },
}))
const action = adminAction({
  name: "disableUser",
  schema: z.object({ userId: z.string("uuid").min(2, "uuid") }),
  run,
  landing: (_, input) => landing(input),
  whenGone: {
    code: "UserNotFoundException",
    landing: async ({ userId }) =>
      userId === "made-just-now" ? null : { path: "/admin/users", notice: { code: "userGone", parameters: {} } },
  },
})

let request: ReturnType<typeof fakeRequest>
const lines: Record<string, unknown>[] = []
beforeEach(() => {
  vi.stubEnv("AMPLIFY_APP_ORIGIN", ORIGIN)
  vi.stubEnv("SIGN_IN_SECRET", "a secret that is only as long as the tests need it")
  request = fakeRequest({ headers: { origin: ORIGIN } })
  current.request = request
  lines.length = 0
  for (const level of ["log", "warn"] as const) {
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(JSON.parse(line)))
  }
})

const requestId = newRequestId()
function submit(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ requestId, ...fields })) form.append(name, value)
  return action({ status: "idle" }, form)
}

describe("a change that leads on", () => {
  it("goes where it says, is remembered there and stands in the log as done", async () => {
    await expect(submit({ userId: "u1" })).rejects.toMatchObject({
      digest: expect.stringContaining(`/admin/users/u1?done=${requestId};`),
    })
    expect(await recentChanges()).toMatchObject([
      { requestId, notice: { code: "userDisabled" }, changed: { userId: "u1", enabled: false } },
    ])
    expect(lines).toMatchObject([{ event: "action.done", action: "disableUser", requestId }])
  })

  it.each([
    ["its input is not valid", { userId: "x" }, undefined],
    ["the API refuses", { userId: "u1" }, new ApiError("TooManyRequestsException")],
  ])("stays where it is when %s, and nothing is remembered", async (_, fields, refusal) => {
    if (refusal) run.mockRejectedValueOnce(refusal)
    expect(await submit(fields)).toMatchObject({ status: "failed" })
    expect(request.written.size).toBe(0)
    expect(lines).toMatchObject([{ event: "action.refused" }])
  })

  it("leads away from what does not exist any more, and says so there", async () => {
    run.mockRejectedValueOnce(new ApiError("UserNotFoundException", { userId: "u1" }))
    await expect(submit({ userId: "u1" })).rejects.toMatchObject({
      digest: expect.stringContaining(`/admin/users?done=${requestId};`),
    })
    expect(await recentChanges()).toMatchObject([{ notice: { code: "userGone" } }])
    expect(lines).toMatchObject([{ event: "action.refused", code: "UserNotFoundException" }])
  })

  it("leads nowhere where it is not so sure that it does not exist: the form says what is known", async () => {
    run.mockRejectedValueOnce(new ApiError("UserNotFoundException", { userId: "made-just-now" }))
    expect(await submit({ userId: "made-just-now" })).toMatchObject({
      status: "failed",
      message: expect.stringContaining("was made a moment ago"),
      values: { userId: "made-just-now" },
    })
    expect(await recentChanges()).toEqual([])
  })
})

it("leads to an address as it is where nothing is to be remembered, and stands in the log as done", async () => {
  const leaving = adminAction({
    name: "leave",
    calls: "nothing",
    schema: z.object({}),
    run: () => ({ next: "/admin/groups" }),
    landing: ({ next }) => ({ address: `/sign-in?notice=signed-out&next=${next}` }),
  })
  await expect(leaving({ status: "idle" }, new FormData())).rejects.toMatchObject({
    digest: expect.stringContaining(";/sign-in?notice=signed-out&next=/admin/groups;"),
  })
  expect(request.written.size).toBe(0)
  expect(lines).toMatchObject([{ event: "action.done", action: "leave" }])
})
