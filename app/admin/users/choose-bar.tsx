import { buttonClass } from "@/app/ui/button-class"
import { RefusedButton } from "@/app/ui/refused-button"
import { MANY_USERS_CHANGES, MANY_USERS_OPERATIONS, type ManyUsersChange } from "@/lib/many-users"
import { manyUsersWords } from "@/lib/many-users-words"
import { roleRefusal } from "@/lib/role-words"
import type { Role } from "@/lib/roles"

/**
 * What can be done with the chosen users; out of sight until somebody is chosen, by CSS alone. Each button leads to the
 * preview; what the reader's role does not allow is there as well, with the reason. `behaviour/choose-users.ts` counts,
 * and adds those who were chosen on other pages of the list.
 */
export function ChooseBar({ roles }: { roles: readonly Role[] }) {
  const reasonOf = (change: ManyUsersChange) => roleRefusal(roles, MANY_USERS_OPERATIONS[change])
  const reasons = [...new Set(MANY_USERS_CHANGES.map(reasonOf))].filter((reason) => reason !== null)
  const about = (reason: string) => `about-choice-${reasons.indexOf(reason)}`
  return (
    <fieldset className="choose-bar">
      <legend className="sr-only">Chosen users</legend>
      <p role="status" data-choose-count="" className="font-medium tabular-nums">
        The chosen users
      </p>
      {reasons.map((reason) => (
        <p key={reason} id={about(reason)} className="choose-reason">
          {MANY_USERS_CHANGES.filter((change) => reasonOf(change) === reason)
            .map((change) => manyUsersWords(change).label)
            .join(", ")}
          : {reason}
        </p>
      ))}
      <p className="choose-buttons">
        {MANY_USERS_CHANGES.map((change) => {
          const { label } = manyUsersWords(change)
          const reason = reasonOf(change)
          return reason === null ? (
            <button key={change} type="submit" name="change" value={change} className={buttonClass()}>
              {label}
            </button>
          ) : (
            <RefusedButton key={change} label={label} about={about(reason)} />
          )
        })}
        <button type="reset" className={buttonClass("quiet")}>
          Clear
        </button>
      </p>
    </fieldset>
  )
}
