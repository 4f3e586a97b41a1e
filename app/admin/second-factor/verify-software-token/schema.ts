import * as z from "zod"

/** The code that the app shows, with the spaces that apps put into it; none where one was taken before. */
export const verifySoftwareTokenSchema = z.object({
  code: z
    .string("appCode")
    .transform((code) => code.replace(/\s/g, ""))
    .pipe(z.string().regex(/^(\d{6})?$/, "appCode"))
    .optional()
    .meta({ secret: true }),
})
