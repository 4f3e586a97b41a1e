import { z } from "zod"

/** Apps show six digits, codes that are sent may have more. An empty one has its own sentence. */
const CODE = /^(\d{4,12})?$/

/** A field for a code. @param pattern takes an empty code, too @param sentence for what is no such code */
export function codeField(pattern: RegExp, sentence: string) {
  return (
    z
      .string("Enter the code.")
      // Apps show codes in groups, and people copy them with the spaces.
      .transform((code) => code.replace(/\s/g, ""))
      .pipe(z.string().min(1, "Enter the code.").regex(pattern, sentence))
  )
}

export const codeSchema = z.object({ code: codeField(CODE, "A code is a number, such as 123456.") })
