import type { TakesEffect } from "@/lib/takes-effect"

/** A group as this page shows it. */
export interface GroupSummary {
  groupName: string
  description: string | null
  /** What the group is that is not the app's own. */
  tag: string | null
  /** Where it gives a role in this console: then it changes hands on a page of its own, which asks why. */
  givesRole?: true
}

/** What a submitted change came to; the form's state carries it to the browser. */
export interface MembershipChanged {
  groupName: string
  /** Whether the user has the group now. */
  held: boolean
  sentence: string
  /** From when on it binds. */
  effect: TakesEffect
}

/** What was changed on this page since it was read, by group name: held now or not. */
export type Changes = ReadonlyMap<string, boolean>

/**
 * The groups as they are after the changes made here: Cognito's lists lag behind them, so the answer to a change is
 * believed and the list is not asked again.
 * @param all the pool's groups, in order; a held group that is not among them keeps its place at the end
 */
export function applyChanges(held: readonly GroupSummary[], all: readonly GroupSummary[], changes: Changes) {
  const heldBefore = new Set(held.map((group) => group.groupName))
  const isHeld = (groupName: string) => changes.get(groupName) ?? heldBefore.has(groupName)
  const known = new Map([...all, ...held].map((group) => [group.groupName, group]))
  for (const groupName of changes.keys()) {
    if (!known.has(groupName)) known.set(groupName, { groupName, description: null, tag: null })
  }
  const groups = [...known.values()]
  return {
    held: groups.filter(({ groupName }) => isHeld(groupName)),
    available: all.filter(({ groupName }) => !isHeld(groupName)),
  }
}
