import { buttonClass } from "@/app/ui/button-class"
import { RefusedButton } from "@/app/ui/refused-button"
import type { GroupKind } from "@/lib/group-kind"
import { groupPath } from "@/lib/group-path"
import type { Role } from "@/lib/roles"
import { type GroupOffer, groupRefusal } from "./group-offer"
import { GROUP_OFFERS } from "./group-offers"

interface Props {
  kind: GroupKind
  /** The reader's own. */
  roles: readonly Role[]
}

/** What can be done with the group, beside its name; what cannot is there as well, with the reason below. */
export function GroupActions({ groupName, kind, roles }: Props & { groupName: string }) {
  return (
    <p className="flex flex-wrap gap-2 md:ms-auto">
      {GROUP_OFFERS.map((offer) => {
        const { path, label, danger } = offer
        const reason = groupRefusal(offer, kind, roles)
        return reason === null ? (
          <a
            key={path}
            href={`${groupPath(groupName)}/${path}`}
            data-dialog=""
            className={buttonClass(danger ? "dangerous" : "secondary")}
          >
            {label}
          </a>
        ) : (
          <RefusedButton key={path} label={label} about={aboutReason(reason, { kind, roles })} />
        )
      })}
    </p>
  )
}

/** Why some of it is not on offer: each reason once, after what it is the reason for. */
export function GroupRefusals(props: Props) {
  return [...offersByReason(props)].map(([reason, offers]) => (
    <p key={reason} id={aboutReason(reason, props)} className="text-muted">
      {offers.map(({ label }) => label).join(", ")}: {reason}
    </p>
  ))
}

function offersByReason({ kind, roles }: Props): Map<string, GroupOffer[]> {
  const byReason = new Map<string, GroupOffer[]>()
  for (const offer of GROUP_OFFERS) {
    const reason = groupRefusal(offer, kind, roles)
    if (reason !== null) byReason.set(reason, [...(byReason.get(reason) ?? []), offer])
  }
  return byReason
}

/** The id of the line that says why: named after the first that it is the reason for. */
function aboutReason(reason: string, props: Props): string {
  return `about-${offersByReason(props).get(reason)?.[0]?.path}`
}
