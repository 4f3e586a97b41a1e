import { GetTokensFromRefreshTokenCommand } from "@aws-sdk/client-cognito-identity-provider"
import { sessionCookieNames } from "../../lib/session-cookie-names"
import { ownerOf, type Person, signIn } from "./people"
import type { Product } from "./product"

const MINUTE_MS = 60_000

/**
 * The cookies of somebody who signed in some minutes ago and whose tokens were refreshed just now: good ones, by a sign-in
 * that is not fresh. Nobody's clock is moved for it.
 */
export async function oldSignIn(app: Product, person: Person, minutes = 20): Promise<Record<string, string>> {
  const { RefreshToken } = await signIn(app, person)
  const response = await fetch(`${app.cognitoEndpoint}/_local/control`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      ageSessions: { UserPoolId: app.userPoolId, Username: person.email, ByMs: minutes * MINUTE_MS },
    }),
  })
  if (!response.ok) throw new Error(`The sessions were not made older: ${await response.text()}`)
  const { AuthenticationResult = {} } = await ownerOf(app).send(
    new GetTokensFromRefreshTokenCommand({ ClientId: app.userPoolClientId, RefreshToken }),
  )
  const names = sessionCookieNames(app.userPoolClientId, person.userId)
  return {
    [names.accessToken]: AuthenticationResult.AccessToken ?? "",
    [names.idToken]: AuthenticationResult.IdToken ?? "",
    [names.refreshToken]: RefreshToken,
    [names.lastAuthUser]: person.userId,
  }
}
