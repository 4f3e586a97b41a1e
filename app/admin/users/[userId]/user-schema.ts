import * as z from "zod"
import { userId } from "@/amplify/data/arguments"

/**
 * A form that is about one user and asks for nothing more. `name` is what the page called them: the sentence about what
 * was done uses it, and nothing else does.
 */
export const userSchema = z.object({ userId, name: z.string().max(2048).catch("") })
