import "server-only"
import { headers } from "next/headers"
import type * as z from "zod"
import type { Failed, WayOut } from "@/lib/action-result"
import type { FormSubmission } from "@/lib/form-submission"
import { KEPT_PARAMETER, keepForm, keptForm } from "@/lib/kept-form"
import { pageAddress } from "@/lib/page-path"
import { getSession, type Session } from "@/lib/session"
import { isFresh } from "@/lib/session-tokens"
import { SIGN_IN_AGAIN } from "@/lib/sign-in-again-words"
import { signInAgainPath } from "@/lib/sign-in-path"
import { errorSentence } from "@/lib/words"

interface Refused {
  schema: z.ZodObject
  /** The fields that are typed, where others come from the page's address again. */
  keeps?: readonly string[]
  submission: FormSubmission
  session: Session
}

/**
 * A form that was refused because the sign-in is too old, with the way to a fresh one. With scripts the form stays where
 * it is, behind a dialog; without, it is kept, and filled in again when its page is opened by that way. Only in server
 * actions.
 */
export async function offerSignInAgain(
  failed: Failed,
  { schema, keeps, submission, session }: Refused,
): Promise<Failed> {
  const { requestId, fields } = submission
  const values = failed.values ?? {}
  const address = await pageAddress()
  const hasScripts = (await headers()).has("next-action")
  const kept = Object.fromEntries(Object.entries(values).filter(([field]) => keeps?.includes(field) ?? true))
  const lost = Object.entries(fields).some(([field, value]) => value !== "" && isLost(schema, values, field))
  const part = lost ? "withoutSecret" : "whole"
  const form = { userId: session.userId, requestId, path: address.pathname, values: kept, part } as const
  const fits = hasScripts || (await keepForm(form))
  if (!hasScripts) address.searchParams.set(KEPT_PARAMETER, requestId)
  return {
    ...failed,
    message: [failed.message, !fits && SIGN_IN_AGAIN.tooLong, lost && SIGN_IN_AGAIN.secret].filter(Boolean).join(" "),
    wayOut: wayTo(address, SIGN_IN_AGAIN.confirmedForm[part]),
  }
}

/** The same way for a page that says it before anything is filled in; null where the sign-in is fresh. */
export async function signInAgainAhead(): Promise<WayOut | null> {
  const session = await getSession()
  return !session || isFresh(session, Date.now()) ? null : wayTo(await pageAddress(), SIGN_IN_AGAIN.confirmed)
}

/**
 * The state of a form that was refused before its reader went to confirm who sits there, for when they come back; null
 * where there is none. Whoever comes back without having confirmed it is asked once more.
 */
export async function keptFormState(): Promise<Failed | null> {
  const [kept, session] = await Promise.all([keptForm(), getSession()])
  if (!kept || !session) return null
  const { requestId, values, part } = kept
  const refused = { status: "failed", code: "SignInTooOld", requestId, values } as const
  if (isFresh(session, Date.now())) return { ...refused, message: SIGN_IN_AGAIN.back[part], tone: "success" }
  const message = errorSentence("SignInTooOld")
  return { ...refused, message, wayOut: wayTo(await pageAddress(), SIGN_IN_AGAIN.confirmedForm[part]) }
}

/** Whether a field of the form is not given back: its schema knows it and has it for a secret. */
function isLost(schema: z.ZodObject, values: Record<string, string>, field: string): boolean {
  return Object.hasOwn(schema.shape, field) && !Object.hasOwn(values, field)
}

function wayTo({ pathname, search }: URL, confirmed: string): WayOut {
  return { path: signInAgainPath(`${pathname}${search}`), label: SIGN_IN_AGAIN.offer, confirmed }
}
