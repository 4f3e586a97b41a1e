import { describe, expect, it } from "vitest"
import { REASON_LENGTH } from "../../amplify/data/arguments"
import { readCommand } from "./command-line"
import { Refusal } from "./refusal"
import type { Terminal } from "./terminal"
import { UsageError } from "./usage-error"
import { askWhetherAndWhy, LONGEST_REASON, requireReason } from "./why"

/** A terminal with somebody who answers so, in turn, and then leaves. */
function somebody(...answers: string[]) {
  const asked: string[] = []
  const ask: Terminal["ask"] = async (question) => {
    asked.push(question)
    return answers.shift()
  }
  return { terminal: { interactive: true, ask, say() {}, warn() {} } satisfies Terminal, asked }
}
const nobody: Terminal = { ...somebody().terminal, interactive: false }

const grant = (...options: string[]) => {
  const command = readCommand(["grant", "ada@example.com", ...options])
  if (command === "help" || command.name !== "grant") throw new Error("no grant")
  return command
}

describe("before anything else", () => {
  it("a reason is missed where nobody can be asked", () => {
    expect(() => requireReason(grant(), nobody)).toThrow(UsageError)
    expect(() => requireReason(grant(), somebody().terminal)).not.toThrow()
    expect(() => requireReason(grant("--reason", "on leave"), nobody)).not.toThrow()
  })

  it.each(["", " "])("a reason that says nothing is refused (%j)", (reason) => {
    expect(() => requireReason(grant("--reason", reason), somebody().terminal)).toThrow(UsageError)
  })

  it("a reason is refused that is longer than the API takes one", () => {
    expect(LONGEST_REASON).toBe(REASON_LENGTH)
    expect(() => requireReason(grant("--reason", "x".repeat(LONGEST_REASON)), nobody)).not.toThrow()
    expect(() => requireReason(grant("--reason", "x".repeat(LONGEST_REASON + 1)), nobody)).toThrow(/at most 500/)
  })

  it("a command that changes nothing needs none", () => {
    const list = readCommand(["list"])
    expect(() => list !== "help" && requireReason(list, nobody)).not.toThrow()
  })
})

describe("whoever sits at the terminal", () => {
  it("is asked whether and why", async () => {
    const { terminal, asked } = somebody("Yes", " on leave ")
    expect(await askWhetherAndWhy(grant(), "Put her in?", terminal)).toBe("on leave")
    expect(asked).toEqual(["Put her in? [y/N]", expect.stringContaining("Why?")])
  })

  it.each(["", "n", "yess", undefined])("changes nothing by answering %j", async (answer) => {
    const { terminal, asked } = somebody(...(answer === undefined ? [] : [answer]))
    await expect(askWhetherAndWhy(grant("--reason", "r"), "?", terminal)).rejects.toThrow(Refusal)
    expect(asked).toHaveLength(1)
  })

  it.each([["y", " "], ["y"]])("changes nothing without a reason (%j)", async (...answers) => {
    await expect(askWhetherAndWhy(grant(), "?", somebody(...answers).terminal)).rejects.toThrow(UsageError)
  })

  it("is not asked what the command says", async () => {
    const { terminal, asked } = somebody()
    expect(await askWhetherAndWhy(grant("--yes", "--reason", "r"), "?", terminal)).toBe("r")
    expect(asked).toEqual([])
  })
})

it("where nobody sits, the command says it all", async () => {
  expect(await askWhetherAndWhy(grant("--reason", "r"), "?", nobody)).toBe("r")
})
