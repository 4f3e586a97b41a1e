import "server-only"
import { z } from "zod"
import { OWN_FACTOR_PATH } from "@/lib/own-factor-path"
import type { Session } from "@/lib/session"
import { signInCookie } from "@/lib/sign-in-cookie"

/** Long enough to install an app on a phone, short enough that a forgotten page shows no key for long. */
const MAX_AGE_SECONDS = 15 * 60

const schema = z.object({
  /** Whose app it is to be: in one browser, another person may have signed in meanwhile. */
  userId: z.string().min(1),
  /** What the app is to have, in Base32. */
  secret: z.string().min(1),
  /** Whether Cognito has taken a code of it already: no code serves twice. */
  isProven: z.boolean(),
  /** Whether signing in asks for it already: once the sessions are ended, it cannot be switched on once more. */
  isOn: z.boolean().optional(),
  /** Where to go afterwards; already checked. */
  next: z.string(),
})

export type AppSetUp = z.output<typeof schema>

/**
 * An authenticator app that a signed-in person is setting up. Cognito shows its secret once, so it is kept in a sealed
 * cookie of this browser: the page can be loaded again and a wrong code be followed by another.
 */
const cookie = signInCookie("app-set-up", schema, MAX_AGE_SECONDS, OWN_FACTOR_PATH)

/** What this very person is setting up in this browser, or null. */
export async function readAppSetUp({ userId }: Pick<Session, "userId">): Promise<AppSetUp | null> {
  const setUp = await cookie.read()
  return setUp?.userId === userId ? setUp : null
}

/** Only in server actions. */
export const writeAppSetUp = cookie.write

/** Only in server actions. */
export const clearAppSetUp = cookie.clear
