import type { Row } from "./rows"

/**
 * The rows as text that a spreadsheet takes: columns with tabs between them. A cell that a spreadsheet would run as a
 * formula gets an apostrophe before it, and so does one with a quotation mark in front: a spreadsheet takes that off and
 * looks at what is behind it, or goes on to the next quotation mark, rows below.
 */
export function outcomesAsText(rows: readonly Row[]): string {
  const cell = (text: string) => text.replace(/[\t\r\n]+/g, " ").replace(/^(?=\s*["=+\-@＝＋－＠])/, "'")
  const lines = rows.map(({ name, email, userId, sentence }) => [name, email ?? "", userId, sentence])
  return [["Name", "E-mail", "User id", "Outcome"], ...lines].map((cells) => cells.map(cell).join("\t")).join("\n")
}
