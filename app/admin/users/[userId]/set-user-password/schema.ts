import * as z from "zod"
import { password } from "@/amplify/data/arguments"
import { optionalReason } from "../../../reason-schema"
import { userSchema } from "../user-schema"

/** `password` counts where `source` is `type`: without scripts its field is sent in either case. */
export const setUserPasswordSchema = userSchema
  .extend({
    source: z.enum(["generate", "type"], "passwordSource"),
    password: z.string().default("").meta({ secret: true }),
    permanent: z.enum(["no", "yes"], "permanent"),
    reason: optionalReason,
  })
  .superRefine((fields, { addIssue }) => {
    if (fields.source === "generate" || password.safeParse(fields.password).success) return
    const message = fields.password === "" ? "passwordMissing" : "password"
    addIssue({ code: "custom", path: ["password"], message })
  })
