import * as z from "zod"

/**
 * The arguments that the API's fields share. An issue's message is the name of the rule that was broken: it travels to
 * the caller as `InvalidInput {"field":…,"rule":…}` and is put into words there.
 */

/** A user's `sub`. Cognito's are UUIDs; no version is promised. */
export const userId = z.guid("uuid")

/** Cognito's own rule: 1 to 128 letters, marks, symbols, numbers and punctuation, so no spaces. */
export const groupName = z.string().regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u, "groupName")

/** UUIDv7, made by the form that submits the change; absent in a call by hand. */
export const requestId = z.uuidv7("requestId").nullish()

/** Cognito's lists give at most 60 rows a page. */
export const pageSize = z
  .int("pageSize")
  .min(1, "pageSize")
  .max(60, "pageSize")
  .nullish()
  .transform((size) => size ?? 60)

export const pageToken = z.string().nullish()
