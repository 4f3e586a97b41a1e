import * as z from "zod"
import { groupName } from "@/amplify/data/arguments"
import { neededReason } from "../../../reason-schema"

/** A name is typed again before what it names is gone for good. */
export const deleteGroupSchema = z
  .object({ groupName, reason: neededReason, typedName: z.string("typedGroupName").trim() })
  .refine(({ groupName, typedName }) => typedName === groupName, { error: "typedGroupName", path: ["typedName"] })
