import "server-only"
import { generateServerClientUsingCookies } from "@aws-amplify/adapter-nextjs/data"
import { cookies } from "next/headers"
import type { Schema } from "@/amplify/data/resource"
import outputs from "@/amplify_outputs.json"
// Evaluated before the client below is made: the client reads the process-wide setting that the runner's creation makes.
import { runWithAmplifyServerContext } from "@/lib/amplify-runner"
import { visitorClaims } from "@/lib/visitor-claims"

export { runWithAmplifyServerContext }

/**
 * The API with the signed-in person's access token. It verifies no token itself: call `requireRole` first.
 * It does not throw on a 401 but resolves with `errors`: every caller has to look at them.
 */
export const dataClient = generateServerClientUsingCookies<Schema>({
  config: outputs,
  cookies,
  authMode: "userPool",
  headers: visitorClaims,
})
