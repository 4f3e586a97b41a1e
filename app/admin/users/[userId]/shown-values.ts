import "server-only"
import { revalidatePath } from "next/cache"
import * as z from "zod"
import { ApiError } from "@/lib/api-error"
import { attributeInput } from "@/lib/attribute-input"
import { attributeWords } from "@/lib/standard-attributes"

const values = z.record(z.string(), z.string().max(2048))

/**
 * What an attribute form showed, by the attribute's name. One field with JSON: browsers change line ends in hidden
 * fields too, and the comparison is exact.
 */
export const shownValues = z.string("shown").transform((text, context) => {
  try {
    return values.parse(JSON.parse(text))
  } catch {
    context.addIssue({ code: "custom", message: "shown" })
    return z.NEVER
  }
})

/**
 * Says at its field that somebody else has changed an attribute, and has the page read again what it is now.
 * @param path of the page with the form
 */
export function atAttribute(error: unknown, path: string): unknown {
  if (!(error instanceof ApiError) || error.code !== "ChangedMeanwhile") return error
  revalidatePath(path)
  const name = String(error.parameters.field)
  return new ApiError(error.code, {
    ...error.parameters,
    field: attributeInput(name),
    label: attributeWords(name).label,
  })
}
