/** Pages that show something only to an address with a query, and one with which they do. */
const QUERIES: Readonly<Record<string, string>> = {
  "/admin/users/change-many-users": "?change=disable-user&userId=[userId]",
}

/** An address of a route as `routesOf` writes it: of this user and this group. */
export function addressOf(route: string, { userId, groupName }: { userId: string; groupName: string }): string {
  return `${route}${QUERIES[route] ?? ""}`.replace("[userId]", userId).replace("[groupName]", groupName)
}
