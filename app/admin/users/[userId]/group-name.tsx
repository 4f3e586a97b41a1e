import { groupPath } from "@/lib/group-path"
import type { GroupSummary } from "./membership"

/** A group that the user is in: its name, which leads there, and what it is for. */
export function GroupName({ groupName, description, tag }: GroupSummary) {
  return (
    <>
      <span className="flex min-w-0 items-center gap-2">
        <a
          href={groupPath(groupName)}
          className="block truncate font-medium text-accent hover:underline"
          title={groupName}
        >
          <bdi>{groupName}</bdi>
        </a>
        {tag && <span className="shrink-0 rounded-full border border-line px-2 text-xs">{tag}</span>}
      </span>
      {description && (
        <bdi className="line-clamp-2 text-xs text-muted wrap-anywhere" title={description}>
          {description}
        </bdi>
      )}
    </>
  )
}
