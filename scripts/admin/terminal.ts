import { createInterface } from "node:readline"

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

/** The terminal of this process. Questions go to the standard error, so that the output can be kept. */
export const terminal: Terminal = {
  interactive: Boolean(process.stdin.isTTY && process.stderr.isTTY),
  say: (text) => void process.stdout.write(`${printable(text)}\n`),
  warn: (text) => void process.stderr.write(`${printable(text)}\n`),
  ask: (question) =>
    new Promise((resolve) => {
      const lines = createInterface({ input: process.stdin, output: process.stderr })
      lines.on("close", () => resolve(undefined))
      lines.question(`${printable(question)} `, (answer) => {
        resolve(answer)
        lines.close()
      })
    }),
}

/** What people call themselves must not steer the terminal of whoever reads it. */
export const printable = (text: string): string => text.replace(/[^\P{Cc}\n]/gu, "\ufffd")
