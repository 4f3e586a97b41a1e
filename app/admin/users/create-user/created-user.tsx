import { ShownOnce } from "@/app/ui/shown-once"
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
  return (
    <ShownOnce secret={temporaryPassword} after={landingPath(`/admin/users/${user.userId}`, requestId)}>
      <bdi>{displayName(user)}</bdi> was created and no message was sent. Pass this temporary password on yourself: it
      is shown this once, and they set their own at the first sign-in.
    </ShownOnce>
  )
}
