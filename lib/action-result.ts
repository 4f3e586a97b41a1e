/**
 * What a submitted form came to; the state of `useActionState`.
 *
 * It travels to the browser and back: it holds no secret, and the server never believes what comes back.
 *
 * `fieldErrors` holds sentences by field name. `values` holds what was submitted, so that a failed form stays as it was
 * filled in (React empties it otherwise), except the fields that the schema marks secret. `wayOut` is a link that helps;
 * `tone` is there where its reader comes from there: it was refused, and only has to be sent again.
 */
export type ActionResult<T> = { status: "idle" } | { status: "ok"; data: T; requestId: string } | Failed

/** What was refused, or could not be done. */
export interface Failed {
  status: "failed"
  code: string
  message: string
  requestId: string
  fieldErrors?: Record<string, string[]>
  values?: Record<string, string>
  wayOut?: WayOut
  tone?: "success"
}

/** A path of this console, and what it is called. */
export interface WayOut {
  path: string
  label: string
  /**
   * Where it is a fresh sign-in, which scripts show in a dialog: what is said in the link's place afterwards. It comes
   * along, so that no page has to bring it.
   */
  confirmed?: string
}

/** A server action that a form can submit to, with or without JavaScript. */
export type FormAction<T> = (previous: ActionResult<unknown>, formData: FormData) => Promise<ActionResult<T>>

/** The state before anything was submitted. */
export const IDLE: { status: "idle" } = { status: "idle" }
