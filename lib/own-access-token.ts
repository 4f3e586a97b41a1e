import "server-only"
import { fetchAuthSession } from "aws-amplify/auth/server"
import { cookies } from "next/headers"
import { runWithAmplifyServerContext } from "@/lib/amplify-server"
import { ApiError } from "@/lib/api-error"
import type { Session } from "@/lib/session"

/**
 * The access token of the session, for what people do to their own account in Cognito. It goes there and nowhere else:
 * no page, no log and no answer holds it.
 * @throws ApiError `NotSignedIn` when the request has no token, or that of somebody else
 */
export async function ownAccessToken({ userId }: Pick<Session, "userId">): Promise<string> {
  const tokens = await runWithAmplifyServerContext({
    nextServerContext: { cookies },
    operation: async (context) => (await fetchAuthSession(context)).tokens,
  })
  if (!tokens || tokens.accessToken.payload.sub !== userId) throw new ApiError("NotSignedIn")
  return tokens.accessToken.toString()
}
