import { buttonClass } from "@/app/ui/button-class"
import type { RecentChange } from "@/lib/recent-change"
import { signOutUserOffer } from "./offer"

/** The way on from a role that was taken from somebody who could not be signed out; nothing after any other change. */
export function afterRoleTaken(userId: string, { notice }: RecentChange) {
  if (notice?.code !== "roleTakenNotSignedOut") return null
  return (
    <a href={`/admin/users/${userId}/${signOutUserOffer.path}`} data-dialog="" className={buttonClass()}>
      {signOutUserOffer.label}
    </a>
  )
}
