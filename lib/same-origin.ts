import "server-only"
import { headers } from "next/headers"
import { appOrigin } from "@/lib/app-origin"

/** A form was posted from somewhere else, or by something that does not say from where. */
export class ForeignOriginError extends Error {
  readonly code = "ForeignOrigin"
  override readonly name = "ForeignOriginError"
  constructor() {
    super("The request did not come from a page of this console.")
  }
}

/**
 * Refuses a request whose Origin header is not exactly this console's origin. Called first in every server action.
 *
 * Next compares Origin with a Host header that the client chooses and executes an action that has no Origin at all
 * (measured on 15.5), so its own check is not enough.
 * @throws ForeignOriginError
 */
export async function requireSameOrigin(): Promise<void> {
  const origin = (await headers()).get("origin")
  if (origin !== appOrigin()) throw new ForeignOriginError()
}
