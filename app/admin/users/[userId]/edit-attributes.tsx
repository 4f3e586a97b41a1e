import { buttonClass } from "@/app/ui/button-class"
import { RefusedAction } from "@/app/ui/refused-action"
import type { User } from "@/lib/users"
import { updateUserAttributesOffer as offer } from "./update-user-attributes/offer"
import { userRefusal, type Viewer } from "./user-offer"

/** The way from the attributes to their form, or why there is none. */
export function EditAttributes({ user, viewer }: { user: User; viewer: Viewer }) {
  const refused = userRefusal(offer, user, viewer)
  if (refused) return <RefusedAction label={offer.label} reason={refused.reason} />
  return (
    <p>
      <a href={`/admin/users/${user.userId}/${offer.path}`} data-dialog="" className={buttonClass()}>
        {offer.label}
      </a>
    </p>
  )
}
