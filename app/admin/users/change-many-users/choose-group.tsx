import { buttonClass } from "@/app/ui/button-class"
import { INPUT_CLASS } from "@/app/ui/input-class"
import { CHOSEN_PARAMETER, packUserIds } from "@/lib/chosen-users"
import { CHANGE_MANY_USERS_PATH } from "@/lib/many-users-path"
import type { AskedFor } from "./read-asked-for"

interface Props {
  asked: AskedFor
  groups: readonly string[]
  /** Whether these are all of them; if not, a name can be typed. */
  complete: boolean
  refused?: { name: string; sentence: string }
}

/** Which group a change is about. A plain GET form: the address then says all of what the preview shows. */
export function ChooseGroup({ asked, groups, complete, refused }: Props) {
  const field = {
    id: "group",
    name: "groupName",
    required: true,
    defaultValue: refused && (!complete || groups.includes(refused.name)) ? refused.name : "",
    "aria-invalid": refused ? true : undefined,
    "aria-describedby": refused ? "group-error" : undefined,
    className: INPUT_CLASS,
  } as const
  return (
    <form action={CHANGE_MANY_USERS_PATH} className="grid max-w-lg gap-1 px-4 md:px-6">
      <input type="hidden" name="change" value={asked.plan.change} />
      <input type="hidden" name={CHOSEN_PARAMETER} value={packUserIds(asked.userIds)} />
      <label htmlFor="group" className="font-medium">
        Group
      </label>
      <div className="flex gap-2">
        {complete ? (
          <select {...field}>
            <option value="">Choose a group</option>
            {groups.map((groupName) => (
              <option key={groupName}>{groupName}</option>
            ))}
          </select>
        ) : (
          <input {...field} list="groups" autoComplete="off" spellCheck={false} placeholder="Name of a group" />
        )}
        <button type="submit" className={buttonClass("primary")}>
          Preview
        </button>
      </div>
      {!complete && (
        <datalist id="groups">
          {groups.map((groupName) => (
            <option key={groupName} value={groupName} />
          ))}
        </datalist>
      )}
      {refused && (
        <p id="group-error" role="alert" className="text-xs text-bad wrap-anywhere">
          {refused.sentence}
        </p>
      )}
    </form>
  )
}
