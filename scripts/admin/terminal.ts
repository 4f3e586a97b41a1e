import { createInterface } from "node:readline"
import type { Readable, Writable } from "node:stream"

/** Where a command speaks, and whom it may ask. */
export interface Terminal {
  /** Whether somebody sits there who can answer. */
  interactive: boolean
  /** To the standard output: what was asked for. */
  say(text: string): void
  /** To the standard error: what went wrong, or needs to be looked at. */
  warn(text: string): void
  /** @returns `undefined` when the input has ended instead of answering */
  ask(question: string): Promise<string | undefined>
}

interface Streams {
  stdin: Readable & { isTTY?: boolean }
  stdout: Writable
  stderr: Writable & { isTTY?: boolean }
}

/** The terminal behind these streams. Questions go to the standard error, so that the output can be kept. */
export function terminalOf({ stdin, stdout, stderr }: Streams): Terminal {
  return {
    interactive: Boolean(stdin.isTTY && stderr.isTTY),
    say: (text) => void stdout.write(`${printable(text)}\n`),
    warn: (text) => void stderr.write(`${printable(text)}\n`),
    ask: (question) =>
      new Promise((resolve) => {
        const lines = createInterface({ input: stdin, output: stderr })
        lines.on("close", () => resolve(undefined))
        lines.question(`${printable(question)} `, (answer) => {
          resolve(answer)
          lines.close()
        })
      }),
  }
}

/** What people call themselves must not steer the terminal of whoever reads it. */
const printable = (text: string): string => text.replace(/[^\P{Cc}\n]/gu, "\ufffd")
