import { type GroupKind, groupKind } from "@/lib/group-kind"
import type { Group } from "@/lib/groups"

/** What a line of the table shows. */
export type GroupLine = Omit<Group, "updatedAt"> & { kind: GroupKind }

/** A group as a line. What is passed to a client component is in the page's source: only what the line shows. */
export function toGroupLine({ groupName, description, precedence, createdAt }: Group): GroupLine {
  return { groupName, description, precedence, createdAt, kind: groupKind(groupName) }
}
