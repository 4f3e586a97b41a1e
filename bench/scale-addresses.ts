import { addressOf } from "../tests/harness/address"
import type { Subjects } from "./scale-pools"

/** Pages that are asked for with a question as well: one of the few states, how something begins, who is to be changed. */
const QUESTIONS = [
  "/admin/users?attribute=user_status&match=exact&value=CONFIRMED",
  "/admin/users?value=m",
  "/admin/groups/[groupName]/add-user-to-group?value=m",
  "/admin/users/change-many-users?change=add-user-to-group&groupName=[groupName]&userId=[userId]",
]

/** Lists whose second page is asked for as well. */
const LISTS = ["/admin/users", "/admin/groups", "/admin/groups/[groupName]"]

/** What an empty audit trail does not have: an event; and a file, which is no page. */
const NOT_THERE = ["/admin/audit/[chain]/[seq]", "/admin/audit/export/file"]

export interface Address {
  /** As the route is written, the same for every pool. */
  name: string
  path: string
}

/**
 * Every page of the console, its searches, and the second page of its lists, in one pool.
 * @param routes of the build: a new page is asked for without anybody thinking of it
 * @param html gives a page's source
 */
export async function addressesIn(
  routes: readonly string[],
  subjects: Subjects,
  html: (path: string) => Promise<string>,
): Promise<Address[]> {
  const pages = routes.filter((route) => /^\/admin(\/|$)/.test(route) && !NOT_THERE.includes(route)).sort()
  const asked = [...pages, ...QUESTIONS].map((name) => ({ name, path: fillIn(name, subjects) }))
  const followed = LISTS.map(async (route) => {
    const first = fillIn(route, subjects)
    // The list of a few groups has one page only.
    return { name: `${route}, second page`, path: nextPage(await html(first)) ?? first }
  })
  return [...asked, ...(await Promise.all(followed))]
}

function fillIn(route: string, { userId, groupName }: Subjects): string {
  const path = addressOf(route, { userId, groupName: encodeURIComponent(groupName) })
  if (/\[\w+\]/.test(path)) throw new Error(`${route}: this benchmark does not know what to ask for there.`)
  return path
}

/** Where "Next page" leads. */
function nextPage(html: string): string | undefined {
  const [link = ""] = /<a [^>]*rel="next"[^>]*>/.exec(html) ?? []
  return /href="([^"]+)"/.exec(link)?.[1]?.replaceAll("&amp;", "&")
}
