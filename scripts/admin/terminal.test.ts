import { PassThrough } from "node:stream"
import { text } from "node:stream/consumers"
import { describe, expect, it } from "vitest"
import { terminalOf } from "./terminal"

function streams({ isTTY = true } = {}) {
  const stdin = Object.assign(new PassThrough(), { isTTY })
  return { stdin, stdout: new PassThrough(), stderr: Object.assign(new PassThrough(), { isTTY }) }
}

describe("the terminal", () => {
  it("says and warns on streams of their own", async () => {
    const { stdin, stdout, stderr } = streams()
    const terminal = terminalOf({ stdin, stdout, stderr })
    terminal.say("done")
    terminal.warn("but")
    stdout.end()
    stderr.end()
    expect(await text(stdout)).toBe("done\n")
    expect(await text(stderr)).toBe("but\n")
  })

  it("is not steered by what people call themselves", async () => {
    const { stdin, stdout, stderr } = streams()
    terminalOf({ stdin, stdout, stderr }).say("a\u001b[2Jb\rc\u009bd\nÄ")
    stdout.end()
    expect(await text(stdout)).toBe("a\ufffd[2Jb\ufffdc\ufffdd\nÄ\n")
  })

  it("has somebody at it where input and questions go to one", () => {
    expect(terminalOf(streams()).interactive).toBe(true)
    expect(terminalOf(streams({ isTTY: false })).interactive).toBe(false)
    const { isTTY: _, ...stderr } = streams().stderr
    expect(
      terminalOf({ ...streams(), stderr: Object.assign(new PassThrough(), stderr, { isTTY: false }) }).interactive,
    ).toBe(false)
  })

  it("gives the answer, or nothing when the input ends", async () => {
    const { stdin, stdout, stderr } = streams({ isTTY: false })
    const terminal = terminalOf({ stdin, stdout, stderr })
    const first = terminal.ask("Sure?")
    stdin.write("yes\n")
    expect(await first).toBe("yes")
    const second = terminal.ask("Why?")
    stdin.end()
    expect(await second).toBeUndefined()
    stdout.end()
    expect(await text(stdout)).toBe("")
  })
})
