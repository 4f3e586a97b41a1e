import { expect, it } from "vitest"
import { isRefreshTokenCookie, isSessionCookie, sessionCookieNames } from "@/lib/session-cookie-names"

it("names the four cookies as Amplify's own server-side sign-in does", () => {
  expect(sessionCookieNames("client", "sub")).toEqual({
    accessToken: "CognitoIdentityServiceProvider.client.sub.accessToken",
    idToken: "CognitoIdentityServiceProvider.client.sub.idToken",
    refreshToken: "CognitoIdentityServiceProvider.client.sub.refreshToken",
    lastAuthUser: "CognitoIdentityServiceProvider.client.LastAuthUser",
  })
})

it("encodes a user name in them as js-cookie does, so that the adapter finds them", () => {
  const { accessToken } = sessionCookieNames("client", "ada lovelace+1@example.com;|^`")
  expect(accessToken).toBe("CognitoIdentityServiceProvider.client.ada%20lovelace+1%40example.com%3B|^`.accessToken")
})

it("tells a session's cookies, of any client, from others", () => {
  expect(isSessionCookie("CognitoIdentityServiceProvider.other.sub.clockDrift")).toBe(true)
  expect(isSessionCookie("theme")).toBe(false)
  expect(isSessionCookie("CognitoIdentityServiceProviderX")).toBe(false)
})

it("tells which refresh tokens this app's client can revoke", () => {
  expect(isRefreshTokenCookie("client", "CognitoIdentityServiceProvider.client.sub.refreshToken")).toBe(true)
  expect(isRefreshTokenCookie("client", "CognitoIdentityServiceProvider.other.sub.refreshToken")).toBe(false)
  expect(isRefreshTokenCookie("client", "CognitoIdentityServiceProvider.client.sub.accessToken")).toBe(false)
})
