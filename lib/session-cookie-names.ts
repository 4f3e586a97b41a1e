import { AUTH_KEY_PREFIX, createKeysForAuthStorage } from "aws-amplify/adapter-core"

/**
 * How long a browser keeps the session's cookies without a refresh: a working day. The refresh token in them may live
 * longer, but nobody who comes back tomorrow to a shared machine should find an open console.
 */
export const SESSION_MAX_AGE_SECONDS = 12 * 60 * 60

/** The names of the four cookies that Amplify's own server-side sign-in writes. */
export interface SessionCookieNames {
  accessToken: string
  idToken: string
  refreshToken: string
  lastAuthUser: string
}

/** @param username the `username` claim of the access token */
export function sessionCookieNames(clientId: string, username: string): SessionCookieNames {
  const keys = createKeysForAuthStorage(AUTH_KEY_PREFIX, `${clientId}.${username}`)
  return {
    accessToken: encodeName(keys.accessToken),
    idToken: encodeName(keys.idToken),
    refreshToken: encodeName(keys.refreshToken),
    lastAuthUser: encodeName(`${AUTH_KEY_PREFIX}.${clientId}.LastAuthUser`),
  }
}

/** Whether a cookie belongs to a Cognito session, of this app's client or of any other on the same host. */
export function isSessionCookie(name: string): boolean {
  return name.startsWith(`${AUTH_KEY_PREFIX}.`)
}

/** Whether a cookie holds a refresh token that this app's client can revoke. */
export function isRefreshTokenCookie(clientId: string, name: string): boolean {
  return name.startsWith(`${AUTH_KEY_PREFIX}.${clientId}.`) && name.endsWith(".refreshToken")
}

// The adapter looks cookies up under js-cookie's encoding, which leaves these characters as they are.
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/%(2[346B]|5E|60|7C)/g, decodeURIComponent)
}
