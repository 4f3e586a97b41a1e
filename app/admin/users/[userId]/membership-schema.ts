import * as z from "zod"
import { groupName, userId } from "@/amplify/data/arguments"

/** Both forms of a membership: the API's own rules, and that a group was chosen at all. */
export const membershipSchema = z.object({
  userId,
  groupName: z.string("required").trim().min(1, { error: "required", abort: true }).pipe(groupName),
})
