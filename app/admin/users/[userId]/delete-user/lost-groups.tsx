import type { Outcome } from "@/lib/api"
import type { GroupList } from "@/lib/groups"
import { readingSentence } from "@/lib/words"

/** The memberships that go with an account. Not knowing them keeps nobody from deleting it. */
export function LostGroups({ held }: { held: Outcome<GroupList> }) {
  if (!held.ok) {
    const { code, parameters } = held.error
    return <p className="text-muted">Their groups could not be read. {readingSentence(code, parameters)}</p>
  }
  const { groups } = held.data
  if (groups.length === 0) return <p className="text-muted">They are in no group.</p>
  return (
    <div className="grid gap-1.5">
      <p id="lost-groups">
        {groups.length === 1 ? "They lose this group:" : `They lose these ${groups.length} groups:`}
      </p>
      <ul aria-labelledby="lost-groups" className="flex flex-wrap gap-1.5">
        {groups.map(({ groupName }) => (
          <li key={groupName} className="min-w-0 rounded-md border border-line bg-panel px-2 py-0.5 wrap-anywhere">
            <bdi>{groupName}</bdi>
          </li>
        ))}
      </ul>
    </div>
  )
}
