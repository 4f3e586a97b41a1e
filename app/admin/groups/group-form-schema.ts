import * as z from "zod"

const MAX_PRECEDENCE = 2 ** 31 - 1

/** A description as a form gives it; browsers send a line break as two characters, which Cognito would keep. */
export const description = z
  .string("description")
  .transform((text) => text.replace(/\r\n?/g, "\n").trim())
  .pipe(z.string().max(2048, "description"))
  .transform((text) => text || undefined)

/** A precedence as a form gives it: digits, or nothing for none. */
export const precedence = z
  .string("precedence")
  .trim()
  .regex(/^\d{0,10}$/, "precedence")
  .transform((digits) => (digits === "" ? undefined : Number(digits)))
  .refine((number) => number === undefined || number <= MAX_PRECEDENCE, "precedence")
