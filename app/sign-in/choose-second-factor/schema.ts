import { z } from "zod"
import { SIGN_IN_FACTORS } from "@/lib/sign-in-factors"

export const factorSchema = z.object({ factor: z.enum(SIGN_IN_FACTORS, "Choose one of the ways.") })
