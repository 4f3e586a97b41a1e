"use client"

import { useState } from "react"
import type { ActionResult } from "@/lib/action-result"
import type { Changes, MembershipChanged } from "./membership"

type Result = ActionResult<MembershipChanged>

/**
 * Keeps every change that the two forms made on this page, and which of their answers came last.
 *
 * Taken over while rendering, not in an effect: without scripts the page that answers a post is rendered once, on the
 * server, and has to show the change as well.
 */
export function useChanges(added: Result, removed: Result): { changes: Changes; latest: Result } {
  const [seen, setSeen] = useState<{ added?: Result; removed?: Result; changes: Changes; latest: Result }>({
    changes: new Map(),
    latest: { status: "idle" },
  })
  if (seen.added === added && seen.removed === removed) return seen
  const latest = newer(seen.added, added) ?? newer(seen.removed, removed) ?? seen.latest
  const changes = new Map(seen.changes)
  if (latest.status === "ok") changes.set(latest.data.groupName, latest.data.held)
  const next = { added, removed, changes, latest }
  setSeen(next)
  return next
}

function newer(before: Result | undefined, now: Result): Result | undefined {
  return now !== before && now.status !== "idle" ? now : undefined
}
