import { buttonClass } from "@/app/ui/button-class"
import type { GroupKind } from "@/lib/group-kind"
import { groupPath } from "@/lib/group-path"
import { GROUP_OFFERS } from "./group-offers"

/** What can be done with the group, beside its name; what cannot is there as well, with the reason below. */
export function GroupActions({ groupName, kind }: { groupName: string; kind: GroupKind }) {
  return (
    <p className="flex flex-wrap gap-2 md:ms-auto">
      {GROUP_OFFERS.map(({ path, label, danger, refusal }) =>
        refusal(kind) ? (
          <button key={path} type="button" disabled aria-describedby={`about-${path}`} className={buttonClass()}>
            {label}
          </button>
        ) : (
          <a
            key={path}
            href={`${groupPath(groupName)}/${path}`}
            data-dialog=""
            className={buttonClass(danger ? "dangerous" : "secondary")}
          >
            {label}
          </a>
        ),
      )}
    </p>
  )
}

/** Why some of it is not on offer. */
export function GroupRefusals({ kind }: { kind: GroupKind }) {
  return GROUP_OFFERS.map(({ path, label, refusal }) => {
    const reason = refusal(kind)
    return (
      reason && (
        <p key={path} id={`about-${path}`} className="text-muted">
          {label}: {reason}
        </p>
      )
    )
  })
}
