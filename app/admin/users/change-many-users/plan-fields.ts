import type { ManyUsersPlan } from "@/lib/many-users"

/** A plan and a batch of users as the actions read them. */
export function planFields({ change, groupName }: ManyUsersPlan, userIds: readonly string[]): FormData {
  const fields = new FormData()
  fields.set("change", change)
  if (groupName !== null) fields.set("groupName", groupName)
  fields.set("userIds", userIds.join(","))
  return fields
}
