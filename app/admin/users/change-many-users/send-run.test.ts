import { afterEach, beforeEach, expect, it, vi } from "vitest"
import type { ActionResult } from "@/lib/action-result"
import type { UserOutcome } from "@/lib/many-users"
import { BATCH_SIZE } from "@/lib/many-users-limits"
import { errorSentence } from "@/lib/words"
import { sendRun } from "./send-run"

type Answer = ActionResult<{ outcomes: UserOutcome[] }>

const action = vi.hoisted(() => ({ answers: [] as unknown[], sent: [] as FormData[] }))
vi.mock("./action", () => ({
  changeManyUsersAction: async (_previous: unknown, fields: FormData) => {
    action.sent.push(fields)
    return action.answers.shift()
  },
}))

const userIds = Array.from(
  { length: 2 * BATCH_SIZE },
  (_, at) => `00000000-0000-4000-8000-${`${at}`.padStart(12, "0")}`,
)
const done = (ids: readonly string[]): UserOutcome[] =>
  ids.map((userId) => ({ userId, kind: "done", sentence: "Disabled." }))
const answered = (ids: readonly string[]) =>
  ({ status: "ok", data: { outcomes: done(ids) }, requestId: "of the batch" }) satisfies Answer
const refused = {
  status: "failed",
  code: "AuthorityLost",
  message: errorSentence("AuthorityLost"),
  requestId: "of the refusal",
  wayOut: { path: "/sign-in", label: "Sign in again" },
} satisfies Answer

const run = (asked: { earlier?: UserOutcome[] } = {}) => {
  const show = vi.fn()
  const ended = sendRun(
    {
      plan: { change: "disable-user", groupName: null },
      runId: "the run",
      reason: "Left",
      userIds,
      earlier: [],
      signal: new AbortController().signal,
      ...asked,
    },
    show,
  )
  return ended.then((refusal) => ({ refusal, shown: show.mock.lastCall?.[0] }))
}

beforeEach(() => {
  action.sent = []
  const kept = new Map<string, string>()
  vi.stubGlobal("window", {
    location: { search: "?change=disable-user" },
    sessionStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => kept.set(key, value),
      removeItem: (key: string) => kept.delete(key),
    },
  })
})

afterEach(() => vi.unstubAllGlobals())

it("says how many users the run is about with its first batch alone", async () => {
  action.answers = [answered(userIds.slice(0, BATCH_SIZE)), answered(userIds.slice(BATCH_SIZE))]
  expect(await run()).toEqual({ refusal: undefined, shown: done(userIds) })
  expect(action.sent.map((fields) => fields.get("begins"))).toEqual([String(userIds.length), null])
})

it("sends no more once a batch was refused for what is wrong with whoever sends it", async () => {
  action.answers = [refused]
  expect(await run()).toEqual({ refusal: refused, shown: undefined })
  expect(action.sent).toHaveLength(1)
})

it.each([
  ["in this run", [answered(userIds.slice(0, BATCH_SIZE)), refused], {}],
  ["before it", [refused], { earlier: done(["00000000-0000-4000-8000-00000000abcd"]) }],
])("does not say that nothing was done where others were changed %s", async (_when, answers, asked) => {
  action.answers = answers
  expect((await run(asked)).refusal).toEqual({
    ...refused,
    message: "The rest was not done: your session has ended, or your role was taken away or changed. Sign in again.",
  })
})
