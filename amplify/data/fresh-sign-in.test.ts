import { expect, it } from "vitest"
import { FRESH_SIGN_IN_MINUTES } from "../auth/fresh-sign-in"
import { ADMIN_ID } from "../testing/appsync-event"
import { requireFreshSignIn } from "./fresh-sign-in"

const NOW = Date.parse("2026-11-26T12:00:00Z")
const LONGEST = FRESH_SIGN_IN_MINUTES * 60
const signedIn = (secondsAgo: number) => NOW / 1000 - secondsAgo
const check = (signedInAt: number | undefined) => () =>
  requireFreshSignIn({ userId: ADMIN_ID, username: ADMIN_ID, roles: ["ADMINS"], signedInAt, addresses: [] }, NOW)

it.each([
  ["just now", signedIn(0)],
  ["as long ago as may be", signedIn(LONGEST)],
  ["by a clock that is 300 seconds ahead", signedIn(-300)],
])("takes who has signed in %s", (_, signedInAt) => {
  expect(check(signedInAt)).not.toThrow()
})

it.each([
  ["a second longer ago than may be", signedIn(LONGEST + 1)],
  ["a day ago", signedIn(86_400)],
  ["301 seconds in the future", signedIn(-301)],
  ["in milliseconds instead of seconds", NOW],
  ["nobody knows when", undefined],
  ["at the beginning of time", 0],
  ["at no time", Number.NaN],
])("refuses who has signed in %s, and says how fresh it has to be", (_, signedInAt) => {
  expect(check(signedInAt)).toThrow(`SignInTooOld {"minutes":${FRESH_SIGN_IN_MINUTES}}`)
})
