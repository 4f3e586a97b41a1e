import type { Landing } from "@/lib/landing"

/** Somebody deleted the group in the meantime: back to the list, which says so. */
export const whenGroupGone = {
  code: "ResourceNotFoundException",
  landing: ({ groupName }: { groupName: string }): Landing => ({
    path: "/admin/groups",
    notice: { code: "groupGone", parameters: { groupName } },
    changed: { kind: "groupDeleted", groupName },
  }),
} as const
