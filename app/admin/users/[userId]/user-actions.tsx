import { buttonClass } from "@/app/ui/button-class"
import type { User } from "@/lib/users"
import type { OfferContext } from "./user-offer"
import { USER_OFFERS } from "./user-offers"

const MAX_LIKELY = 3

interface Props {
  user: User
  context: OfferContext
}

/** The two or three things that are most likely wanted now, beside the name. */
export function LikelyActions({ user, context }: Props) {
  const offers = USER_OFFERS.filter((offer) => offer.likely?.(user) && offer.refusal(user, context) === null)
  return (
    <p className="flex flex-wrap gap-2 md:ms-auto">
      {offers.slice(0, MAX_LIKELY).map(({ path, label }) => (
        <a key={path} href={`/admin/users/${user.userId}/${path}`} data-dialog="" className={buttonClass()}>
          {label}
        </a>
      ))}
    </p>
  )
}

/** Everything that can be done with the user; what cannot be done now is there as well, with the reason and the way out. */
export function UserActions({ user, context }: Props) {
  const here = `/admin/users/${user.userId}`
  return (
    <ul className="divide-y divide-line">
      {USER_OFFERS.map(({ path, label, sentence, danger, refusal }) => {
        const refused = refusal(user, context)
        const instead = USER_OFFERS.find((other) => other.path === refused?.instead)
        return (
          <li
            key={path}
            className="grid justify-items-start gap-x-4 gap-y-2 py-2.5 first:pt-0 last:pb-0 sm:flex sm:items-center sm:justify-between"
          >
            <p className="min-w-0 text-muted" id={`about-${path}`}>
              {refused?.reason ?? sentence}{" "}
              {instead && (
                <a href={`${here}/${instead.path}`} data-dialog="" className="font-medium text-accent hover:underline">
                  {instead.label}
                </a>
              )}
            </p>
            {refused ? (
              <button type="button" disabled aria-describedby={`about-${path}`} className={buttonClass()}>
                {label}
              </button>
            ) : (
              <a
                href={`${here}/${path}`}
                data-dialog=""
                aria-describedby={`about-${path}`}
                className={buttonClass(danger ? "dangerous" : "secondary")}
              >
                {label}
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}
