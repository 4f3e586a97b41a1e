"use client"

import { buttonClass } from "@/app/ui/button-class"
import { INPUT_CLASS } from "@/app/ui/input-class"
import { isChoice, SEARCH_ATTRIBUTES, type UserFilter } from "@/lib/user-filter"
import { DEFAULT_PAGE_SIZE, type UserQuery, userListPath } from "@/lib/user-query"
import { WAITING } from "../waiting"

/** The states that somebody comes looking for, as links. */
const STATES: readonly { label: string; filter?: UserFilter }[] = [{ label: "All" }, ...WAITING]

/** Narrows the list down. A plain GET form, so that the address holds what is shown. */
export function UserFilterBar({ query }: { query: UserQuery }) {
  const { filter, pageSize } = query
  const typed = filter && !isChoice(filter) ? filter : undefined
  const isCurrent = (state: UserFilter | undefined) =>
    state?.attribute === filter?.attribute && state?.value === filter?.value
  return (
    <div className="mb-3 flex flex-wrap items-center justify-between gap-3 px-4 md:px-6">
      <nav aria-label="States" className="-mx-2 flex max-w-full flex-wrap gap-0.5 max-md:order-last">
        {STATES.map((state) => (
          <a
            key={state.label}
            href={userListPath({ filter: state.filter, pageSize })}
            aria-current={isCurrent(state.filter) ? "true" : undefined}
            className="flex h-8 shrink-0 items-center rounded-md px-2 text-muted hover:bg-hover hover:text-text pointer-coarse:h-10 aria-[current]:bg-hover aria-[current]:font-medium aria-[current]:text-text"
          >
            {state.label}
          </a>
        ))}
      </nav>
      <form action="/admin/users" className="grid min-w-0 gap-2 max-sm:w-full max-sm:grid-cols-4 sm:flex">
        <select
          name="attribute"
          aria-label="Attribute"
          defaultValue={typed?.attribute}
          className={`${INPUT_CLASS} max-sm:col-span-2 sm:w-44`}
        >
          {SEARCH_ATTRIBUTES.map(([attribute, label]) => (
            <option key={attribute} value={attribute}>
              {label}
            </option>
          ))}
        </select>
        <select
          name="match"
          aria-label="How it matches"
          defaultValue={typed?.match}
          className={`${INPUT_CLASS} max-sm:col-span-2 sm:w-32`}
        >
          <option value="prefix">starts with</option>
          <option value="exact">is exactly</option>
        </select>
        <input
          name="value"
          type="search"
          aria-label="Search text"
          placeholder="Search text"
          defaultValue={typed?.value}
          maxLength={230}
          autoComplete="off"
          spellCheck={false}
          className={`${INPUT_CLASS} max-sm:col-span-3 sm:w-52`}
        />
        {pageSize !== DEFAULT_PAGE_SIZE && <input type="hidden" name="size" value={pageSize} />}
        <button type="submit" className={buttonClass()}>
          Search
        </button>
      </form>
    </div>
  )
}
