import { buttonClass } from "@/app/ui/button-class"
import { INPUT_CLASS } from "@/app/ui/input-class"
import { SEARCH_ATTRIBUTES, type UserFilter } from "@/lib/user-filter"

interface Props {
  /** The address of this page. */
  here: string
  filter?: UserFilter
  typed?: string
}

/** Looks for somebody to add. A plain GET form; without an attribute it is guessed from what was typed. */
export function CandidateSearch({ here, filter, typed }: Props) {
  return (
    <form action={here} className="grid gap-2 sm:grid-cols-[minmax(0,1fr)_10rem_auto]">
      <input
        name="value"
        type="search"
        aria-label="Search for a user"
        placeholder="E-mail, name or user id"
        defaultValue={typed}
        maxLength={230}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        className={INPUT_CLASS}
      />
      <select name="attribute" aria-label="Attribute" defaultValue={filter?.attribute ?? ""} className={INPUT_CLASS}>
        <option value="">Best guess</option>
        {SEARCH_ATTRIBUTES.map(([attribute, label]) => (
          <option key={attribute} value={attribute}>
            {label}
          </option>
        ))}
      </select>
      <button type="submit" className={buttonClass()}>
        Search
      </button>
    </form>
  )
}
