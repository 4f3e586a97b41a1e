import * as z from "zod"
import type { Group } from "@/lib/groups"

const shownSchema = z.object({
  description: z.string().max(2048).nullable(),
  precedence: z.int().min(0).nullable(),
})

/** What a form showed, for its hidden field. As JSON, because a browser changes line breaks on their way. */
export function writeShown({ description, precedence }: Pick<Group, "description" | "precedence">): string {
  return JSON.stringify({ description: description ?? null, precedence: precedence ?? null })
}

/** What a form showed, or null for what no form of ours has sent. */
export function readShown(text: string): z.output<typeof shownSchema> | null {
  try {
    return shownSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}
