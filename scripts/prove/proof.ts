/** A dose of something that is too much for every day's tests. */
export interface Proof {
  title: string
  /** @throws Error when it could not be carried through: then nothing is shown, either way */
  prove(root: string): Promise<Shown>
}

export interface Shown {
  /** Whether every bound was held. */
  kept: boolean
  summary: string
  head: readonly string[]
  rows: readonly (readonly string[])[]
}

/** What was shown, by which commit, as a part of docs/proof.md. */
export function partOf(title: string, { kept, summary, head, rows }: Shown, ranOn: string): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`
  return [
    `## ${title}`,
    ranOn,
    "",
    kept ? summary : `**A bound was broken.** ${summary}`,
    "",
    ...[line(head), line(head.map(() => "---")), ...rows.map(line)],
    "",
  ].join("\n")
}

/** The page with one part exchanged, or put at its end. */
export function withPart(page: string, title: string, part: string): string {
  const parts = page.split(/^(?=## )/m)
  const at = parts.findIndex((each) => each.startsWith(`## ${title}\n`))
  if (at < 0) return `${page.trimEnd()}\n\n${part}`
  return parts.with(at, `${part}${at < parts.length - 1 ? "\n" : ""}`).join("")
}
