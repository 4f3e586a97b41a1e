import { isUserId } from "@/lib/user-id"
import { keepInTab, readTab } from "./tab-storage"

const KEY = "chosen-users"

/** The users who were chosen in this tab, on whatever page of the list; ids only. */
export function chosenUsers(window: Window): Set<string> {
  const kept = readTab(window, KEY)
  return new Set(Array.isArray(kept) ? kept.filter((id): id is string => typeof id === "string" && isUserId(id)) : [])
}

/** Takes users out of those who are chosen. */
export function letGo(window: Window, userIds: readonly string[]): void {
  const left = chosenUsers(window)
  for (const userId of userIds) left.delete(userId)
  keepChosenUsers(window, left)
}

/** Keeps who is chosen until the tab is closed. */
export function keepChosenUsers(window: Window, userIds: ReadonlySet<string>): void {
  keepInTab(window, KEY, userIds.size > 0 ? [...userIds] : null)
}
