"use client"

import { useActionState } from "react"
import type { ActionResult, FormAction } from "@/lib/action-result"

/**
 * The state of a form that submits to a server action, and what to submit it with. On the server it is the action as it
 * is, so that the form works without scripts; in the browser a network that is gone becomes a failure of the form. As an
 * error it would take the whole page, and all that was typed.
 * @param start what it starts with: `IDLE`, or what its page has kept of it (`KeepForm`)
 */
export function useFormAction<T>(action: FormAction<T>, start: ActionResult<unknown>) {
  return useActionState(
    typeof window === "undefined" ? action : whenReached(action, document),
    start as ActionResult<T>,
  )
}

/** The action, with an answer of its own where the server gave none. Exported for its test. */
export function whenReached<T>(action: FormAction<T>, page: Document): FormAction<T> {
  return async (previous, form) => {
    try {
      return await action(previous, form)
    } catch (cause) {
      const message = page.querySelector<HTMLElement>("[data-unreachable]")?.dataset.unreachable
      // What `fetch` throws. Where Next leads elsewhere, and what failed on the server, have a `digest`.
      if (!message || !(cause instanceof TypeError) || "digest" in cause) throw cause
      // The state is sent along with the next try: nothing that stands in a password's field is kept in it.
      for (const { name } of page.querySelectorAll<HTMLInputElement>("input[type=password]")) form.delete(name)
      const values = Object.fromEntries(form) as Record<string, string>
      return { status: "failed", code: "Unreachable", message, requestId: "", values }
    }
  }
}
