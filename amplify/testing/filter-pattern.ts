/**
 * Whether a line of a log is one that a filter pattern of CloudWatch Logs counts. Of the syntax, what this product uses,
 * as the guide of CloudWatch has it ("Filter pattern syntax for metric filters"): words that all have to be in the line,
 * words of which one has to be (`?a ?b`), each in quotes where it is more than letters and numbers; and `{ $.name = "value"
 * }` with `*` for anything, which looks at lines that are JSON from their first character to their last.
 * @throws Error for any other pattern
 */
export function isCounted(pattern: string, line: string): boolean {
  const [, name = "", value = ""] = /^\{ \$\.(\w+) = "([^"]*)" \}$/.exec(pattern) ?? []
  if (name) return isLike(value, memberOf(line, name))
  const terms = [...pattern.matchAll(/(\??)(?:"([^"\\]+)"|(\w+))(?: |$)/g)]
  if (terms.length === 0 || terms.map(([text]) => text).join("") !== pattern)
    throw new Error(`What does the pattern ${pattern} mean?`)
  const [any, all] = [terms.filter(([, mark]) => mark), terms.filter(([, mark]) => !mark)]
  if (any.length > 0 && all.length > 0) throw new Error(`CloudWatch does not combine ${pattern} as one would think.`)
  const isThere = ([, , quoted, word]: RegExpExecArray | RegExpMatchArray) => hasWord(line, quoted ?? word ?? "")
  return any.length > 0 ? any.some(isThere) : all.every(isThere)
}

/** As a word of its own: less than CloudWatch may find, so that no pattern leans on a part of a word. */
const hasWord = (line: string, words: string) => new RegExp(`(?<!\\w)${escaped(words)}(?!\\w)`).test(line)

function memberOf(line: string, name: string): unknown {
  try {
    return (JSON.parse(line) as Record<string, unknown> | null)?.[name]
  } catch {
    return undefined
  }
}

const isLike = (pattern: string, value: unknown) =>
  typeof value === "string" && new RegExp(`^${pattern.split("*").map(escaped).join(".*")}$`).test(value)

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
