import { describe, expect, it } from "vitest"
import { FRESH_SIGN_IN_MINUTES } from "@/amplify/auth/fresh-sign-in"
import { type Claims, isFresh, sessionFromClaims } from "@/lib/session-tokens"

const NOW = Date.UTC(2026, 10, 3, 12)
const SECOND = 1000
const USER_ID = "b3f1c2d4-0000-4000-8000-000000000001"

const times = { auth_time: NOW / SECOND - 60, iat: NOW / SECOND - 60, exp: NOW / SECOND + 840 }

const accessToken = (more: Claims = {}): Claims => ({
  sub: USER_ID,
  username: USER_ID,
  token_use: "access",
  "cognito:groups": ["ADMINS"],
  ...times,
  ...more,
})

const idToken = (more: Claims = {}): Claims => ({
  sub: USER_ID,
  token_use: "id",
  email: "ada@example.com",
  ...times,
  ...more,
})

const session = (access: Claims = {}, id: Claims = {}) => sessionFromClaims(accessToken(access), idToken(id), NOW)

it("is made of the access token's rights and the ID token's address", () => {
  expect(session()).toEqual({
    userId: USER_ID,
    username: USER_ID,
    email: "ada@example.com",
    groups: ["ADMINS"],
    roles: ["admin"],
    role: "admin",
    accessTokenExpiresAt: NOW + 840 * SECOND,
    signedInAt: NOW - 60 * SECOND,
  })
})

it("has no role and no groups when the claim is absent, as Cognito leaves it out", () => {
  expect(session({ "cognito:groups": undefined })).toMatchObject({ groups: [], roles: [], role: null })
})

it("has every role that its groups give, and is called by the mightiest", () => {
  expect(session({ "cognito:groups": ["AUDITORS", "EDITORS", "SUPPORT"] })).toMatchObject({
    roles: ["support", "auditor"],
    role: "support",
  })
})

it("takes groups from the access token only", () => {
  expect(session({ "cognito:groups": undefined }, { "cognito:groups": ["ADMINS"] })).toMatchObject({
    roles: [],
    role: null,
  })
})

it("lets a person without an address in", () => {
  expect(session({}, { email: undefined })).toMatchObject({ email: null, roles: ["admin"], role: "admin" })
})

describe("is none", () => {
  it.each<[string, Claims, Claims]>([
    ["when the access token has expired", { exp: NOW / SECOND }, {}],
    ["when the access token never expires", { exp: undefined }, {}],
    ["when the expiry is no number", { exp: "9999999999" }, {}],
    ["when the ID token has expired", {}, { exp: NOW / SECOND - 1 }],
    ["when it was issued far in the future", { iat: NOW / SECOND + 3600 }, {}],
    ["when it says not when it was issued", { iat: undefined }, {}],
    ["when it is not valid yet", { nbf: NOW / SECOND + 3600 }, {}],
    ["when the ID token stands in for the access token", { token_use: "id" }, {}],
    ["when the access token stands in for the ID token", {}, { token_use: "access" }],
    ["when the two tokens are of different people", {}, { sub: "b3f1c2d4-0000-4000-8000-000000000002" }],
    ["when there is no sub", { sub: undefined }, { sub: undefined }],
    ["when there is no username", { username: "" }, {}],
    ["when nobody says when the password was given", { auth_time: undefined }, {}],
    ["when the groups are one text", { "cognito:groups": "ADMINS" }, {}],
    ["when a group is no text", { "cognito:groups": ["ADMINS", 7] }, {}],
  ])("%s", (_case, access, id) => {
    expect(session(access, id)).toBeNull()
  })

  it("when there is no ID token", () => {
    expect(sessionFromClaims(accessToken(), undefined, NOW)).toBeNull()
  })
})

describe("a sign-in", () => {
  const fresh = (auth_time: unknown) => {
    const made = session({ auth_time })
    return made !== null && isFresh(made, NOW)
  }
  const LIMIT = FRESH_SIGN_IN_MINUTES * 60

  it("is fresh for ten minutes, by when the password was given", () => {
    expect(LIMIT).toBe(600)
    expect([fresh(NOW / SECOND), fresh(NOW / SECOND - LIMIT)]).toEqual([true, true])
    expect([fresh(NOW / SECOND - LIMIT - 1), fresh(NOW / SECOND - 86_400), fresh(0)]).toEqual([false, false, false])
  })

  it.each([[undefined], [null], ["1793707200"], [Number.NaN]])(
    "is never fresh by a token that says %j",
    (auth_time) => {
      expect(fresh(auth_time)).toBe(false)
    },
  )

  it("is not made fresh by a time to come, beyond what clocks differ by", () => {
    expect([fresh(NOW / SECOND + 60), fresh(NOW / SECOND + 3600)]).toEqual([true, false])
    expect(isFresh({ signedInAt: Number.NaN }, NOW)).toBe(false)
  })
})

it("bears with a clock that differs by a minute", () => {
  expect(session({ iat: NOW / SECOND + 60, nbf: NOW / SECOND + 60 }, { iat: NOW / SECOND + 60 })).not.toBeNull()
})
