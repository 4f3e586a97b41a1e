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

export const REASON_LENGTH = 500

/** Why a change is made, in the words of whoever makes it; the audit trail keeps it. */
export const reason = z.string().trim().max(REASON_LENGTH, "reasonLength").nullish()

/** Cognito's lists give at most 60 rows a page. */
export const pageSize = z
  .int("pageSize")
  .min(1, "pageSize")
  .max(60, "pageSize")
  .nullish()
  .transform((size) => size ?? 60)

export const pageToken = z.string().nullish()

/** What people sign in with: an e-mail address, a phone number or a user name, as the pool has it. */
export const username = z.string().regex(/^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u, "username")

/** Cognito's limits; the pool's policy is the pool's to judge. */
export const password = z
  .string()
  .regex(/^\S(.*\S)?$/s, "password")
  .max(256, "password")

export const invitation = z.enum(["none", "email", "sms"], "invitation")

/** An attribute that an administrator may write; Cognito's own (`sub`, `identities`, `cognito:…`) are none of those. */
export const attributeName = z
  .string()
  .regex(/^(?!cognito:)[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,64}$/u, "attributeName")
  .refine((name) => name !== "sub" && name !== "identities", "attributeName")

export const attributeValue = z.string().max(2048, "attributeValue")

/** The value that the form showed, so that nobody overwrites what somebody else has written since. */
export const shownValue = z.string().max(2048, "attributeValue").nullish()

export const mfaFactor = z.enum(["SMS_MFA", "SOFTWARE_TOKEN_MFA", "EMAIL_OTP"], "mfaFactor")

export const description = z
  .string()
  .max(2048, "description")
  .nullish()
  .transform((text) => text || undefined)

/** 0 is first. */
export const precedence = z
  .int("precedence")
  .min(0, "precedence")
  .max(2 ** 31 - 1, "precedence")
  .nullish()
  .transform((value) => value ?? undefined)
