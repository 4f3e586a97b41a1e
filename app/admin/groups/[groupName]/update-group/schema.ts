import * as z from "zod"
import { groupName } from "@/amplify/data/arguments"
import { description, precedence } from "../../group-form-schema"
import { readShown } from "./shown"

export const updateGroupSchema = z.object({
  groupName,
  description,
  precedence,
  shown: z.string("requestId").transform((text, context) => {
    const shown = readShown(text)
    if (!shown) context.addIssue({ code: "custom", message: "requestId" })
    return shown ?? z.NEVER
  }),
})
