import { describe, expect, it } from "vitest"
import type { AuditRow } from "../../../amplify/data/audit/audit-event"
import { Book, type Known } from "./book"

const ID = "0199a8b4-0000-7000-8000-000000000001"

const intent = (seq = 1) => ({ requestId: ID, kind: "intent", seq, outcome: null, record: "{}" })
const outcome = (outcome: string, { ends = 1 as number | null, closedBy = "function" } = {}) => ({
  ...{ requestId: ID, kind: "outcome", seq: 9, outcome },
  record: JSON.stringify({ closedBy, intent: ends === null ? null : { seq: ends, at: "", hash: "" } }),
})

function problemsOf(known: Known | undefined, rows: object[]): string[] {
  const book = new Book()
  if (known) book.enter(ID, known)
  if (rows.length > 0) book.readChain(rows as AuditRow[])
  book.close()
  return book.problems.map((problem) => problem.replace(`${ID} `, ""))
}

describe("the book of a soak takes", () => {
  it.each<[string, Known, object[]]>([
    ["what was acknowledged", "done", [intent(), outcome("done")]],
    ["what failed first", "done", [intent(), outcome("failed"), intent(3), outcome("done", { ends: 3 })]],
    ["what was refused", "notDone", [outcome("refused", { ends: null })]],
    ["what was never begun", "notDone", []],
    ["what nobody can tell", "applied", [intent(), outcome("unknown")]],
    ["what was told later", "applied", [intent(), outcome("done", { closedBy: "reconciler" })]],
    ["what was told not to be", "notApplied", [intent(), outcome("failed", { closedBy: "reconciler" })]],
  ])("%s", (_, known, rows) => {
    expect(problemsOf(known, rows)).toEqual([])
  })
})

describe("the book of a soak finds", () => {
  it.each<[string, Known | undefined, object[]]>([
    ["was made and not written", "done", []],
    ["was made and not written", "applied", []],
    ["is in the trail and was never asked for", undefined, [intent(), outcome("done")]],
    ["has an event that was ended 0 times", "notApplied", [intent()]],
    ["has an event that was ended 2 times", "notDone", [intent(), outcome("failed"), outcome("failed")]],
    ["was done twice", "done", [intent(), outcome("done"), intent(3), outcome("done", { ends: 3 })]],
    ["was acknowledged and is not done in the trail", "done", [intent(), outcome("unknown")]],
    ["was made and is closed as not", "applied", [intent(), outcome("failed")]],
    ["was not made and is done in the trail", "notDone", [intent(), outcome("done")]],
    ["was not made and is done in the trail", "notApplied", [intent(), outcome("done")]],
  ])("what %s", (problem, known, rows) => {
    expect(problemsOf(known, rows)).toContain(problem)
  })
})

it("counts how changes ended, and which of them the reconciler has closed", () => {
  const book = new Book()
  book.enter(ID, "applied")
  book.readChain([intent(), outcome("done", { closedBy: "reconciler" })] as AuditRow[])
  expect(book.ends).toEqual({ done: 1, failed: 0, refused: 0, unknown: 0, byReconciler: 1 })
  expect([book.changes, book.count("applied"), book.count("done")]).toEqual([1, 1, 0])
})
