import { buttonClass } from "@/app/ui/button-class"
import { RefusedAction } from "@/app/ui/refused-action"
import { GroupName } from "./group-name"
import type { GroupSummary } from "./membership"

const ABOUT = "about-groups"

/** The groups of one user for somebody who may neither give nor take any, and why not. */
export function FixedGroups({ held, reason }: { held: readonly GroupSummary[]; reason: string }) {
  return (
    <div className="grid grid-cols-1 gap-3">
      {held.length === 0 ? (
        <p className="text-muted">In no group. Groups decide what somebody may do in the app.</p>
      ) : (
        <ul className="max-h-96 divide-y divide-line overflow-y-auto rounded-md border border-line">
          {held.map((group) => (
            <li key={group.groupName} className="flex items-center justify-between gap-3 py-1.5 ps-3 pe-1.5">
              <div className="min-w-0">
                <GroupName {...group} />
              </div>
              {/* Not in the way of the Tab key: there may be a hundred, and the reason stands below. */}
              <button
                type="button"
                disabled
                aria-label={`Remove from ${group.groupName}`}
                aria-describedby={ABOUT}
                className={buttonClass("quiet")}
              >
                Remove
              </button>
            </li>
          ))}
        </ul>
      )}
      <RefusedAction id={ABOUT} label="Add to a group" reason={reason} />
    </div>
  )
}
