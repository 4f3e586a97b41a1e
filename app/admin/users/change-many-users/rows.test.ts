import { describe, expect, it } from "vitest"
import type { PreviewLine, UserOutcome, Verdict } from "@/lib/many-users"
import { MANY_USERS } from "@/lib/many-users-words"
import { outcomesAsText } from "./outcomes-as-text"
import { rowsOf, stillTrue, tally } from "./rows"

const line = (userId: string, verdict: Verdict = { kind: "changes" }): PreviewLine => ({
  userId,
  name: `Name of ${userId}`,
  email: `${userId}@example.com`,
  verdict,
})
const outcome = (userId: string, kind: UserOutcome["kind"]): UserOutcome => ({ userId, kind, sentence: kind })

function rows(lines: PreviewLine[], outcomes: UserOutcome[] = [], phase: "before" | "running" | "ended" = "before") {
  return rowsOf({
    will: "Will be disabled",
    userIds: ["a", "b", "c"],
    lines: new Map(lines.map((it) => [it.userId, it])),
    outcomes: new Map(outcomes.map((it) => [it.userId, it])),
    phase,
  })
}

describe("the chosen users", () => {
  it("are shown in the order in which they were chosen, those who were not looked at yet by their ids", () => {
    expect(rows([line("b")]).map(({ name, state, isDue }) => ({ name, state, isDue }))).toEqual([
      { name: "a", state: "unread", isDue: false },
      { name: "Name of b", state: "changes", isDue: true },
      { name: "c", state: "unread", isDue: false },
    ])
  })

  it("are not changed where they stay as they are or could not be looked at", () => {
    const seen = rows([line("a", { kind: "stays", sentence: "No." }), line("b", { kind: "failed", sentence: "Busy." })])
    expect(seen.map(({ sentence, isDue }) => ({ sentence, isDue })).slice(0, 2)).toEqual([
      { sentence: "No.", isDue: false },
      { sentence: "Busy.", isDue: false },
    ])
  })

  it("are due again where the change failed, or nobody knows, or it did not come to them", () => {
    const seen = rows([line("a"), line("b"), line("c")], [outcome("a", "done"), outcome("b", "unknown")], "ended")
    expect(seen.map(({ isDue }) => isDue)).toEqual([false, true, true])
    expect(seen.map(({ sentence }) => sentence)).toEqual(["done", "unknown", "Not reached"])
    expect(tally(seen)).toMatchObject({ done: 1, failed: 0, unknown: 1, left: 1, reached: 2 })
  })

  it("are counted in the sentence at the end each once, and not as refused where nobody knows", () => {
    const lines = [line("a"), line("b"), line("c", { kind: "failed", sentence: "Busy." })]
    const seen = rows(lines, [outcome("a", "failed"), outcome("b", "unknown")], "ended")
    expect(MANY_USERS.ended(tally(seen))).toBe(
      "0 users were changed, 1 was not, of 1 it is not known, 1 was not looked at.",
    )
  })

  it("are done, and shown with a warning, where something is left to do", () => {
    const [half, whole] = rows(
      [line("a"), line("b")],
      [{ ...outcome("a", "done"), isHalf: true }, outcome("b", "done")],
    )
    expect(half).toMatchObject({ tone: "warn", state: "done", isDue: false })
    expect(whole).toMatchObject({ tone: "good", state: "done", isDue: false })
  })

  it("wait while the run is on its way to them", () => {
    expect(rows([line("a")], [], "running")[0]?.sentence).toBe("Waiting")
  })
})

it("what was done earlier counts no more where the user is seen to be as before, nor a refusal that is settled", () => {
  const outcomes = new Map(
    [
      outcome("a", "done"),
      outcome("b", "done"),
      outcome("c", "failed"),
      outcome("d", "done"),
      outcome("e", "failed"),
    ].map((it) => [it.userId, it]),
  )
  const stays: Verdict = { kind: "stays", sentence: "Disabled already." }
  const lines = new Map([line("a"), line("b", stays), line("c", stays), line("e")].map((it) => [it.userId, it]))
  expect([...stillTrue(outcomes, lines).keys()]).toEqual(["b", "d", "e"])
})

describe("the outcomes as text", () => {
  const one = rows([line("a")]).slice(0, 1)

  it("are a line each, with tabs between the columns", () => {
    expect(outcomesAsText(one)).toBe("Name\tE-mail\tUser id\tOutcome\nName of a\ta@example.com\ta\tWill be disabled")
  })

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", '"=1+1"', '"Ada', ' "=1+1"', "＝1+1"])(
    "hold nothing that a spreadsheet would run, or take for a quotation: %s",
    (name) => {
      const [, cells] = outcomesAsText(one.map((row) => ({ ...row, name }))).split("\n")
      expect(cells?.split("\t")).toHaveLength(4)
      expect(cells).toMatch(/^'/)
    },
  )

  it("hold nothing that breaks a line", () => {
    const [, cells] = outcomesAsText(one.map((row) => ({ ...row, name: "a\nb\tc\r\nd" }))).split("\n")
    expect(cells?.split("\t")).toEqual(["a b c d", "a@example.com", "a", "Will be disabled"])
  })
})
