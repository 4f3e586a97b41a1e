import * as z from "zod"

/** As `amplify/data/arguments.ts` has it: a message is the name of the rule that was broken. */
export const removeUserFromGroupSchema = z.object({
  userId: z.guid("uuid"),
  groupName: z
    .string("required")
    .trim()
    .min(1, { error: "required", abort: true })
    .regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u, "groupName"),
})
