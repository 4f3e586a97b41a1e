import { buttonClass } from "@/app/ui/button-class"
import { RefusedButton } from "@/app/ui/refused-button"
import type { User } from "@/lib/users"
import { type UserOffer, userRefusal, type Viewer, viewerRefusal } from "./user-offer"
import { USER_OFFERS } from "./user-offers"

const MAX_LIKELY = 3

interface Props {
  user: User
  viewer: Viewer
}

/** The two or three things that are most likely wanted now, beside the name. */
export function LikelyActions({ user, viewer }: Props) {
  const offers = USER_OFFERS.filter((offer) => offer.likely?.(user) && userRefusal(offer, user, viewer) === null)
  return (
    <p className="flex flex-wrap gap-2 md:ms-auto">
      {offers.slice(0, MAX_LIKELY).map(({ path, label, danger }) => (
        <a
          key={path}
          href={`/admin/users/${user.userId}/${path}`}
          data-dialog=""
          className={buttonClass(danger ? "dangerous" : "secondary")}
        >
          {label}
        </a>
      ))}
    </p>
  )
}

/** Everything that can be done with the user; what cannot be done now is there as well, with the reason and the way out. */
export function UserActions({ user, viewer }: Props) {
  return (
    <ul className="divide-y divide-line">
      {USER_OFFERS.map((offer) => (
        <li
          key={offer.path}
          className="grid justify-items-start gap-x-4 gap-y-2 py-2.5 first:pt-0 last:pb-0 sm:flex sm:items-center sm:justify-between"
        >
          <UserAction offer={offer} user={user} viewer={viewer} />
        </li>
      ))}
    </ul>
  )
}

/** One thing that can be done with the user: what it does and its link, or why not now and what instead. */
function UserAction({ offer, user, viewer }: Props & { offer: UserOffer }) {
  const { path, label, sentence, danger } = offer
  const here = `/admin/users/${user.userId}`
  const about = `about-${path}`
  const refused = userRefusal(offer, user, viewer)
  const instead = USER_OFFERS.find((other) => other.path === refused?.instead)
  const helps = instead && viewerRefusal(instead, viewer) === null
  return (
    <>
      <p className="min-w-0 text-muted" id={about}>
        {refused?.reason ?? sentence}{" "}
        {helps && (
          <a href={`${here}/${instead.path}`} data-dialog="" className="font-medium text-accent hover:underline">
            {instead.label}
          </a>
        )}
      </p>
      {refused ? (
        <RefusedButton label={label} about={about} />
      ) : (
        <a
          href={`${here}/${path}`}
          data-dialog=""
          aria-describedby={about}
          className={buttonClass(danger ? "dangerous" : "secondary")}
        >
          {label}
        </a>
      )}
    </>
  )
}
