"use client"

import { userListPath } from "@/lib/user-query"
import { WAITING } from "./waiting"

/** How many are in each of the states, in the order of `WAITING`; null where it could not be counted. */
export function WaitingCards({ counts }: { counts: (string | null)[] }) {
  return (
    <ul className="grid grid-cols-2 gap-3 lg:grid-cols-4">
      {WAITING.map(({ label, why, filter }, index) => (
        <li key={label}>
          <a
            href={userListPath({ filter })}
            className="grid h-full content-start gap-1 rounded-lg border border-line p-4 hover:border-control hover:bg-hover"
          >
            <span className="text-muted">{label}</span>
            <span className="text-xl font-semibold tabular-nums">{counts[index] ?? "?"}</span>
            <span className="text-xs text-muted">{why}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
