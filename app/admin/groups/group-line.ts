import "server-only"
import { groupKind } from "@/lib/group-kind"
import type { Group } from "@/lib/groups"
import { KIND_WORDS } from "./group-words"

/** What a line of the table shows. */
export type GroupLine = Omit<Group, "updatedAt"> & {
  /** What the group is that is not the app's own. */
  tag: string | null
}

/** A group as a line. What is passed to a client component is in the page's source: only what the line shows. */
export function toGroupLine({ groupName, description, precedence, createdAt }: Group): GroupLine {
  return { groupName, description, precedence, createdAt, tag: KIND_WORDS[groupKind(groupName)] }
}
