import { z } from "zod"
import { emailSchema } from "../schema"

export const forgotPasswordSchema = z.object({ email: emailSchema, next: z.string().optional() })
