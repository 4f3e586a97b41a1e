import * as z from "zod"
import { groupName } from "@/amplify/data/arguments"
import { description, precedence } from "../group-form-schema"

export const createGroupSchema = z.object({
  groupName: z.string("groupName").trim().pipe(groupName),
  description,
  precedence,
})
