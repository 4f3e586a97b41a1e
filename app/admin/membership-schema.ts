import * as z from "zod"
import { groupName, reason } from "@/amplify/data/arguments"
import { isRoleGroup } from "@/amplify/data/roles"
import { userSchema } from "./users/[userId]/user-schema"

const membership = userSchema.extend({
  groupName: z.string("required").trim().min(1, { error: "required", abort: true }).pipe(groupName),
  /** Absent in the forms that give or take a group with one press. */
  reason,
})

/** What gives somebody a group: the API's own rules, and that one was chosen at all. */
export const addUserToGroupSchema = membership.superRefine(requireReasonForRole)

const ticked = z
  .literal("on", "keepSignedIn")
  .optional()
  .transform((value) => value === "on" || undefined)

/** What takes a group from somebody; whoever loses a role with it is signed out unless `keepSignedIn` is ticked. */
export const removeUserFromGroupSchema = membership.extend({ keepSignedIn: ticked }).superRefine(requireReasonForRole)

/** A group that gives a role changes hands with a reason only. A form that does not ask for one is not made for it. */
function requireReasonForRole(form: z.output<typeof membership>, { addIssue }: z.core.$RefinementCtx): void {
  if (!isRoleGroup(form.groupName) || form.reason) return
  const [path, message] = typeof form.reason === "string" ? ["reason", "reason"] : ["groupName", "roleGroup"]
  addIssue({ code: "custom", path: [path], message })
}
