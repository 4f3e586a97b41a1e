import { control } from "../session/pool"
import type { View } from "./view"

/** Makes Cognito refuse an operation, whoever asks for it. */
function failing(operation: string): NonNullable<View["alone"]> {
  return async (app) => {
    await control(app, { faults: [{ operation, error: "InternalErrorException" }] })
    return () => control(app, { faults: [] })
  }
}

const unread = (name: string, path: string, operation: string, route = path): View => ({
  name,
  route,
  alone: failing(operation),
  show: async (page) => {
    await page.goto(path)
    await page.getByRole("link", { name: "Try again" }).first().waitFor()
  },
})

/** What people see when Cognito does not answer: what failed, and that the rest still works. */
export const FAILURE_VIEWS: readonly View[] = [
  unread("dashboard-without-groups", "/admin", "ListGroups"),
  unread("users-unread", "/admin/users", "ListUsers"),
  unread("groups-unread", "/admin/groups", "ListGroups"),
  unread("group-unread", "/admin/groups/PARTNERS", "GetGroup", "/admin/groups/[groupName]"),
  unread("group-members-unread", "/admin/groups/PARTNERS", "ListUsersInGroup", "/admin/groups/[groupName]"),
]
