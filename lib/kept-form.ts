import "server-only"
import { cookies } from "next/headers"
import * as z from "zod"
import { isHttps } from "@/lib/app-origin"
import { pageAddress } from "@/lib/page-path"
import { getSession } from "@/lib/session"
import { seal, unseal } from "@/lib/sign-in-seal"

const COOKIE = "kept-form"

/** The parameter of a page's address that says which form is to be filled in again: the id of its submission. */
export const KEPT_PARAMETER = "kept"

/** Long enough to find the telephone with the authenticator app. */
const MAX_AGE_SECONDS = 15 * 60

/** Sealing makes a third more of them; beside the session's tokens the whole Cookie header has to stay below 8 kB. */
const MAX_JSON_BYTES = 1_500

/** What may stand in a cookie's path as it is. */
const PLAIN_PATH = /^\/[\w\-.~%/]+$/

const schema = z.object({
  /** Whose form it is. */
  userId: z.string(),
  requestId: z.string(),
  /** The page that it stands on. */
  path: z.string(),
  /** What it held, without its secrets. */
  values: z.record(z.string(), z.string()),
  /** Whether there was a secret in it. */
  part: z.enum(["whole", "withoutSecret"]),
})

type KeptForm = z.output<typeof schema>

/**
 * Keeps what a form held, for its reader alone and on its own page alone: encrypted, in the browser that it was filled in
 * with. For browsers without scripts, which leave the page to confirm who sits there. Only in server actions.
 * @returns whether there was room for it
 */
export async function keepForm(form: KeptForm): Promise<boolean> {
  if (Buffer.byteLength(JSON.stringify(form)) > MAX_JSON_BYTES) return false
  const path = PLAIN_PATH.test(form.path) ? form.path : "/admin"
  const options = { httpOnly: true, secure: isHttps(), sameSite: "lax", path, maxAge: MAX_AGE_SECONDS } as const
  ;(await cookies()).set(COOKIE, await seal(COOKIE, form, MAX_AGE_SECONDS), options)
  return true
}

/**
 * What the form of this page held, where the page's address asks for it and its reader is the one who filled it in.
 */
export async function keptForm(): Promise<KeptForm | null> {
  const { pathname, searchParams } = await pageAddress()
  const asked = searchParams.get(KEPT_PARAMETER)
  const sealed = asked === null ? undefined : (await cookies()).get(COOKIE)?.value
  if (!sealed) return null
  const kept = schema.safeParse(await unseal(COOKIE, sealed))
  if (!kept.success || kept.data.requestId !== asked || kept.data.path !== pathname) return null
  const session = await getSession()
  return session?.userId === kept.data.userId ? kept.data : null
}
