import * as z from "zod"
import { HEAD_EVENT, type Head } from "../amplify/data/audit/heads"

const headSchema = z.object({
  event: z.literal(HEAD_EVENT),
  chain: z.string(),
  seq: z.int().min(1),
  hash: z.string(),
  at: z.string(),
})

/**
 * The heads of the audit trail's chains in an exported log; everything else in it is passed over. What Lambda, or a
 * terminal, writes before a line's JSON does not matter.
 * @throws Error for a line that is meant to be a head and is none: the log is not whole
 */
export async function readHeads(lines: AsyncIterable<string> | Iterable<string>): Promise<Head[]> {
  const heads: Head[] = []
  for await (const line of lines) {
    if (!line.includes(`"${HEAD_EVENT}"`)) continue
    const head = headSchema.safeParse(parsed(line.slice(line.indexOf("{"))))
    if (!head.success) throw new Error(`The log has a head that cannot be read: ${line.slice(0, 200)}`)
    const { event: _, ...rest } = head.data
    heads.push(rest)
  }
  return heads
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
