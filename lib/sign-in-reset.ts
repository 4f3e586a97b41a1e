import "server-only"
import { z } from "zod"
import { signInCookie } from "@/lib/sign-in-cookie"

/** Long enough for a slow mail; the code itself lives for an hour in Cognito. */
const MAX_AGE_SECONDS = 60 * 60

/**
 * The address for which a code was asked, so that nobody types it twice and it stands in no address bar or log; and where
 * the sign-in goes that comes after.
 */
export const passwordReset = signInCookie(
  "password-reset",
  z.object({ email: z.string(), next: z.string() }),
  MAX_AGE_SECONDS,
)
