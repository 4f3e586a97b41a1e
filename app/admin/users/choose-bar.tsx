import { buttonClass } from "@/app/ui/button-class"
import { MANY_USERS_CHANGES } from "@/lib/many-users"
import { manyUsersWords } from "@/lib/many-users-words"

/**
 * What can be done with the chosen users; out of sight until somebody is chosen, by CSS alone. Each button leads to the
 * preview. `behaviour/choose-users.ts` counts, and adds those who were chosen on other pages of the list.
 */
export function ChooseBar() {
  return (
    <fieldset className="choose-bar">
      <legend className="sr-only">Chosen users</legend>
      <p role="status" data-choose-count="" className="font-medium tabular-nums">
        The chosen users
      </p>
      <p className="choose-buttons">
        {MANY_USERS_CHANGES.map((change) => (
          <button key={change} type="submit" name="change" value={change} className={buttonClass()}>
            {manyUsersWords(change).label}
          </button>
        ))}
        <button type="reset" className={buttonClass("quiet")}>
          Clear
        </button>
      </p>
    </fieldset>
  )
}
