/** Pages that show something only to an address with a query, and one with which they do. */
const QUERIES: Readonly<Record<string, string>> = {
  "/admin/users/change-many-users": "?change=disable-user&userId=[userId]",
  "/admin/audit/export/file": "?format=csv",
  "/admin/users/[userId]/remove-user-from-group": "?groupName=SUPPORT",
  "/admin/groups/[groupName]/remove-user-from-group": "?userId=[userId]",
}

/** Pages of groups that give a role: there is none for any other. */
const OF_ROLES: ReadonlySet<string> = new Set(["/admin/groups/[groupName]/remove-user-from-group"])

/** Whom and what an address is about, by the names of the routes. */
interface Subjects {
  userId: string
  groupName: string
  /** An event of the audit trail; without one, the address is that of a place at which there is none. */
  event?: { chain: string; seq: number }
}

/** An address of a route as `routesOf` writes it. */
export function addressOf(route: string, { userId, groupName, event }: Subjects): string {
  const { chain, seq } = event ?? { chain: "2020-01#0", seq: 1 }
  return `${route}${QUERIES[route] ?? ""}`
    .replace("[userId]", userId)
    .replace("[groupName]", OF_ROLES.has(route) ? "SUPPORT" : groupName)
    .replace("[chain]", chain.replace("#", "-"))
    .replace("[seq]", String(seq))
}
