import * as z from "zod"

/** `next` is where a set-up that is done leads; whatever it says, it is made a path of this console. */
export const associateSoftwareTokenSchema = z.object({ next: z.string().optional() })
