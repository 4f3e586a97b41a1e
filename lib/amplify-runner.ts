import { createServerRunner } from "@aws-amplify/adapter-nextjs"
import outputs from "@/amplify_outputs.json"
import { SESSION_MAX_AGE_SECONDS } from "@/lib/session-cookie-names"

/**
 * Runs an Amplify operation with the tokens of one request's cookies; used by pages and by the middleware.
 *
 * Creating it is what makes the adapter write refreshed tokens into httpOnly cookies, for the whole process, and only
 * when AMPLIFY_APP_ORIGIN is an origin: `instrumentation.ts` refuses to start without one.
 */
export const { runWithAmplifyServerContext } = createServerRunner({
  config: outputs,
  runtimeOptions: { cookies: { sameSite: "lax", maxAge: SESSION_MAX_AGE_SECONDS } },
})
