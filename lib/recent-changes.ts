import "server-only"
import { cookies } from "next/headers"
import { cache } from "react"
import * as z from "zod"
import { isHttps } from "@/lib/app-origin"
import { REMEMBERED_SECONDS, type RecentChange } from "@/lib/recent-change"
import { getSession } from "@/lib/session"
import { seal, unseal } from "@/lib/sign-in-seal"

const COOKIE = "recent-changes"

/**
 * A browser keeps 4,096 bytes in one cookie, and sealing makes a third more of them; beside the session's three tokens the
 * whole Cookie header has to stay below 8 kB.
 */
const MAX_JSON_BYTES = 1_800

/** Sealed by us, so only its shape can be wrong: after an update of the console, or with another administrator's. */
const schema = z.object({
  userId: z.string(),
  changes: z.array(
    z.object({
      requestId: z.string(),
      at: z.number(),
      notice: z
        .object({ code: z.string(), parameters: z.record(z.string(), z.union([z.string(), z.number()])) })
        .optional(),
      changed: z.looseObject({ kind: z.string() }).optional(),
    }),
  ),
})

/**
 * The changes that the signed-in administrator made within the last minute, the newest first.
 *
 * Cognito's lists lag behind a change, and asking again shows the state before it. So what was changed is remembered
 * here for a moment, in a sealed cookie: it works without JavaScript, on every instance of the server, and in
 * one browser only.
 */
export const recentChanges = cache(async (): Promise<RecentChange[]> => {
  const session = await getSession()
  const sealed = (await cookies()).get(COOKIE)?.value
  if (!session || !sealed) return []
  const kept = schema.safeParse(await unseal(COOKIE, sealed))
  if (!kept.success || kept.data.userId !== session.userId) return []
  const since = Date.now() - REMEMBERED_SECONDS * 1000
  return (kept.data.changes as unknown as RecentChange[]).filter(({ at }) => at > since)
})

/** Remembers a change for a minute. Only in server actions. The oldest are forgotten first where a cookie is too small. */
export async function rememberChange(userId: string, change: RecentChange): Promise<void> {
  const changes = withinOneCookie([withShortNames(change), ...(await recentChanges())])
  const sealed = await seal(COOKIE, { userId, changes }, REMEMBERED_SECONDS)
  const options = { httpOnly: true, secure: isHttps(), sameSite: "lax", path: "/admin" } as const
  ;(await cookies()).set(COOKIE, sealed, { ...options, maxAge: REMEMBERED_SECONDS })
}

/** A name may have two thousand characters: as many as this tell whom a notice is about. */
const MOST_NAMED = 150

function withShortNames({ notice, ...change }: RecentChange): RecentChange {
  if (!notice) return change
  const shortened = Object.entries(notice.parameters).map(([name, value]) => [name, shortName(value)])
  return { ...change, notice: { ...notice, parameters: Object.fromEntries(shortened) } }
}

function shortName(value: string | number): string | number {
  const characters = typeof value === "string" ? [...value] : []
  return characters.length > MOST_NAMED ? `${characters.slice(0, MOST_NAMED).join("")}…` : value
}

/** What does not fit is left to the lists; the newest change keeps at least its notice. */
function withinOneCookie([newest, ...older]: RecentChange[]): RecentChange[] {
  const size = (changes: unknown) => Buffer.byteLength(JSON.stringify(changes))
  const first = newest && size(newest) > MAX_JSON_BYTES ? { ...newest, changed: undefined } : newest
  const kept = first ? [first] : []
  for (const change of older) {
    if (size([...kept, change]) > MAX_JSON_BYTES) break
    kept.push(change)
  }
  return kept
}
