"use client"

/** Finds a user from anywhere; the list guesses which attribute is meant and says so. */
export function UserSearch() {
  return (
    <search className="min-w-0 flex-1">
      <form action="/admin/users" className="relative max-w-md">
        <input
          type="search"
          name="value"
          required
          maxLength={230}
          autoComplete="off"
          spellCheck={false}
          aria-label="Find a user"
          aria-keyshortcuts="/"
          placeholder="Find by e-mail or name"
          className="peer h-8 w-full rounded-md border border-control bg-ground ps-3 pe-8 text-sm placeholder:text-muted pointer-coarse:h-10 pointer-coarse:text-base"
        />
        <span
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 end-2 my-auto grid size-5 place-items-center rounded border border-line text-xs text-muted peer-focus:hidden max-sm:hidden pointer-coarse:hidden"
        >
          /
        </span>
      </form>
    </search>
  )
}
