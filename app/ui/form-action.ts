"use client"

import { useActionState, useMemo } from "react"
import { type ActionResult, type FormAction, IDLE } from "@/lib/action-result"

/**
 * The state of a form that submits to a server action, and what to submit it with. On the server it is the action as it
 * is, so that the form works without scripts; in the browser a network that is gone becomes a failure of the form. As an
 * error it would take the whole page, and all that was typed.
 */
export function useFormAction<T>(action: FormAction<T>) {
  const submitted = useMemo(() => (typeof window === "undefined" ? action : whenReached(action, document)), [action])
  return useActionState(submitted, IDLE)
}

/** The action, with an answer of its own where the server gave none. Exported for its test. */
export function whenReached<T>(action: FormAction<T>, page: Document): FormAction<T> {
  return async (previous, form) => {
    try {
      return await action(previous, form)
    } catch (cause) {
      const message = page.querySelector<HTMLElement>("[data-unreachable]")?.dataset.unreachable
      if (message === undefined || !isUnreachable(cause)) throw cause
      return { ...unreachable(form, page), message } satisfies ActionResult<T>
    }
  }
}

/** What `fetch` throws. Where Next leads elsewhere, and what failed on the server, have a `digest`. */
function isUnreachable(cause: unknown): boolean {
  return cause instanceof TypeError && !("digest" in cause)
}

/** Nothing that stands in a password's field is kept: the state is sent along with the next try. */
function unreachable(form: FormData, page: Document) {
  const secrets = new Set([...page.querySelectorAll<HTMLInputElement>("input[type=password]")].map(({ name }) => name))
  const typed = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string")
  const values = Object.fromEntries(typed.filter(([name]) => !secrets.has(name) && !name.startsWith("$ACTION_")))
  return { status: "failed", code: "Unreachable", requestId: values.requestId ?? "", values } as const
}
