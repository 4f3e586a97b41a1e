import * as z from "zod"
import { groupName, userId } from "@/amplify/data/arguments"

/** Both forms of a membership. */
export const membershipSchema = z.object({ userId, groupName })
