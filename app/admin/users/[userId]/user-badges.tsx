import { Status } from "@/app/ui/status"
import { statusWords } from "@/lib/user-status"
import type { User } from "@/lib/users"

const BADGE = "rounded-full border border-line px-2.5 py-0.5 text-xs"

/** The state of a user at a glance, and whether it is the reader's own account. */
export function UserBadges({ user, isSelf }: { user: User; isSelf: boolean }) {
  const { word, tone } = statusWords(user.status)
  return (
    <ul className="flex flex-wrap gap-1.5">
      {isSelf && <li className={BADGE}>You</li>}
      <li className={BADGE}>
        <Status tone={tone}>{word}</Status>
      </li>
      {!user.enabled && (
        <li className={BADGE}>
          <Status tone="bad">Disabled</Status>
        </li>
      )}
    </ul>
  )
}
