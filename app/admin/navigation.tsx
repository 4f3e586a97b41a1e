"use client"

import type { ReactNode } from "react"
import { NavLink } from "./nav-link"

/** The places of the console that the reader's role lets them see: on the left, on a telephone at the bottom where the thumb is. */
export function Navigation({ hasAudit }: { hasAudit: boolean }) {
  return (
    <nav
      aria-label="Console"
      className="flex max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:z-10 max-md:border-t max-md:border-line max-md:bg-panel max-md:pb-[env(safe-area-inset-bottom)] md:sticky md:top-0 md:flex-col md:gap-0.5 md:p-2"
    >
      <a href="/admin" className="mb-3 flex h-8 items-center px-2.5 font-semibold max-md:hidden">
        Admin console
      </a>
      <NavLink href="/admin" icon={<Icon d="M2.5 7.5 8 3l5.5 4.5v6h-4v-4h-3v4h-4z" />}>
        Dashboard
      </NavLink>
      <NavLink
        href="/admin/users"
        icon={<Icon d="M8 8a2.75 2.75 0 1 0 0-5.5A2.75 2.75 0 0 0 8 8ZM2.5 14c.3-2.6 2.6-4 5.5-4s5.2 1.4 5.5 4" />}
      >
        Users
      </NavLink>
      <NavLink href="/admin/groups" icon={<Icon d="M8 2 2 5l6 3 6-3zM2 8l6 3 6-3M2 11l6 3 6-3" />}>
        Groups
      </NavLink>
      {hasAudit && (
        <NavLink href="/admin/audit" icon={<Icon d="M4 2h8v12H4zM6.25 5.5h3.5M6.25 8h3.5M6.25 10.5h2" />}>
          Audit
        </NavLink>
      )}
    </nav>
  )
}

function Icon({ d }: { d: string }): ReactNode {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.25"
      className="size-4 shrink-0"
    >
      <path d={d} strokeLinejoin="round" strokeLinecap="round" />
    </svg>
  )
}
