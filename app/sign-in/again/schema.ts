import { z } from "zod"
import { passwordSchema } from "../schema"

/** No address: whose password it has to be, the session says. */
export const signInAgainSchema = z.object({ password: passwordSchema, next: z.string().optional() })
