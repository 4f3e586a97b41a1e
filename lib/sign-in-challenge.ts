import "server-only"
import { z } from "zod"
import { signInCookie } from "@/lib/sign-in-cookie"

/** Cognito's own lifetime of a challenge's Session, unless the client sets another. */
const MAX_AGE_SECONDS = 3 * 60

const challengeSchema = z.object({
  /** Cognito's Session, which continues this sign-in and no other. */
  session: z.string().min(1),
  /** What Cognito calls the user in the answer to the challenge. */
  username: z.string().min(1),
  /** Attributes that the pool requires and the user does not have, without Cognito's "userAttributes." prefix. */
  requiredAttributes: z.array(z.string()),
  /** Where to go afterwards. */
  next: z.string(),
})

/**
 * The challenge stays in the browser that started it, and only there: kept on the server, a second visitor could finish
 * the first one's sign-in and would be handed the first one's session (measured with Amplify's own server-side signIn).
 */
export const signInChallenge = signInCookie("sign-in-challenge", challengeSchema, MAX_AGE_SECONDS)
