import { buttonClass } from "@/app/ui/button-class"
import { Notice } from "@/app/ui/notice"
import { landingPath } from "@/lib/landing"
import { displayName } from "@/lib/user-status"
import type { User } from "@/lib/users"

export interface CreatedUserProps {
  user: User
  temporaryPassword?: string
  requestId: string
}

/** The temporary password of a user who was just created: shown once. */
export function CreatedUser({ user, temporaryPassword, requestId }: CreatedUserProps) {
  const path = landingPath(`/admin/users/${user.userId}`, requestId)
  return (
    <div data-dialog-after={path} data-result="" tabIndex={-1} className="grid gap-4 outline-none">
      <div role="status">
        <Notice tone="success">
          <bdi>{displayName(user)}</bdi> was created and no message was sent. Pass this temporary password on yourself:
          it is shown this once, and they set their own at the first sign-in.
        </Notice>
      </div>
      <p className="flex flex-wrap items-center gap-2">
        <code data-copied="" className="rounded-md border border-line bg-panel px-2.5 py-1 font-mono wrap-anywhere">
          {temporaryPassword}
        </code>
        <button type="button" data-copy="Copied" data-needs-scripts="" className={buttonClass()}>
          Copy
        </button>
      </p>
      <p>
        <a href={path} className={buttonClass("primary")}>
          Done
        </a>
      </p>
    </div>
  )
}
