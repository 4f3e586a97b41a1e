import * as z from "zod"
import { groupName, userId } from "@/amplify/data/arguments"
import { isGroupChange, MANY_USERS_CHANGES, needsReason } from "@/lib/many-users"
import { MOST_USERS_IN_ONE_POST } from "@/lib/many-users-limits"
import { optionalReason } from "../../reason-schema"

/** Ids with commas between them, in one field. */
const userIds = z
  .string("chosenUsers")
  .max(10_000, "chosenUsers")
  .transform((text) => [...new Set(text.split(",").filter(Boolean))])
  .refine((userIds) => userIds.every((id) => userId.safeParse(id).success), "uuid")
  .refine((userIds) => userIds.length > 0, "chosenUsers")
  .refine((userIds) => userIds.length <= MOST_USERS_IN_ONE_POST, "tooManyUsers")

/** Which change is meant and of whom: what the preview asks for. A group is chosen where the change is about one. */
export const previewManyUsersSchema = z
  .object({
    change: z.enum(MANY_USERS_CHANGES, "manyUsersChange"),
    groupName: z.string().pipe(groupName).nullable().catch(null),
    userIds,
  })
  .refine(({ change, groupName }) => groupName !== null || !isGroupChange(change), {
    path: ["groupName"],
    error: "required",
  })

/** How many users the run is about that this batch begins; the later batches of a run do not say it. */
const begins = z
  .string()
  .regex(/^\d{1,4}$/, "chosenUsers")
  .transform(Number)
  .optional()

/** The same, why, and the run that this batch is a part of: a UUIDv7, like that of a request. */
export const changeManyUsersSchema = previewManyUsersSchema
  .safeExtend({ runId: z.uuidv7("requestId"), begins, reason: optionalReason })
  .refine(({ reason, ...plan }) => reason !== undefined || !needsReason(plan), { path: ["reason"], error: "reason" })
