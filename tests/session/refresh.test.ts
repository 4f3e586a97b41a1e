import { AdminUserGlobalSignOutCommand } from "@aws-sdk/client-cognito-identity-provider"
import { expect, inject, it } from "vitest"
import { forgetCalls } from "../harness/cognito-calls"
import { claimsOf, createPerson, ownerOf } from "../harness/people"
import { countCalls, signedInBrowser, twentyMinutesAgo, whileFailing } from "./pool"

const app = inject("app")
const REFRESH = "GetTokensFromRefreshToken"

it("happens once when the token has expired, in httpOnly cookies, and the same request shows the data", async () => {
  const browser = await twentyMinutesAgo(app, () => signedInBrowser(app, app.admin))
  const cookie = browser.sessionCookie("accessToken")
  const expired = browser.cookies.get(cookie) ?? ""
  expect(Number(claimsOf(expired).exp) * 1000).toBeLessThan(Date.now())
  await forgetCalls(app)

  const page = await browser.get("/admin/users")
  expect(page.status).toBe(200)
  expect(page.html).toContain("@")
  expect(await countCalls(app, REFRESH)).toBe(1)
  expect(browser.cookies.get(cookie)).not.toBe(expired)
  expect(page.setCookies.filter((line) => line.startsWith("Cognito"))).toHaveLength(4)
  for (const line of page.setCookies) {
    expect(line).toMatch(/; HttpOnly/i)
    expect(line).toMatch(/; SameSite=lax/i)
  }
  expect(page.headers.get("cache-control")).toContain("no-store")

  const next = await browser.get("/admin/users")
  expect([next.status, next.setCookies]).toEqual([200, []])
  expect(await countCalls(app, REFRESH)).toBe(1)
})

it("is refused once the session was ended: the cookies go, the sign-in page comes", async () => {
  const person = await createPerson(app, { groups: ["ADMINS"] })
  const browser = await twentyMinutesAgo(app, () => signedInBrowser(app, person))
  browser.cookies.set("CognitoIdentityServiceProvider.other.x.accessToken", "left over")
  const signOut = { UserPoolId: app.userPoolId, Username: person.email }
  await ownerOf(app).send(new AdminUserGlobalSignOutCommand(signOut))
  expect(await browser.get("/admin/users")).toMatchObject({ status: 303, location: "/sign-in?next=%2Fadmin%2Fusers" })
  expect(browser.cookies.size).toBe(0)
})

it("waits out a fault of Cognito: the visitor is told, and keeps the session", async () => {
  const browser = await twentyMinutesAgo(app, () => signedInBrowser(app, app.admin))
  const during = await whileFailing(app, REFRESH, "InternalErrorException", () => browser.get("/admin/users"))
  expect(during).toMatchObject({ status: 303, location: "/sign-in?notice=unreachable&next=%2Fadmin%2Fusers" })
  expect(browser.sessionCookies()).toHaveLength(4)
  // Loaded again, it leads on.
  expect((await browser.get(during.location ?? "")).location).toBe("/admin/users")
  expect((await browser.get("/admin/users")).status).toBe(200)
})

it("cannot be talked out of by a clockDrift cookie, which would make an expired token look fresh", async () => {
  const person = await createPerson(app, { groups: ["ADMINS"] })
  const browser = await twentyMinutesAgo(app, () => signedInBrowser(app, person))
  const drift = browser.sessionCookie("accessToken").replace("accessToken", "clockDrift")
  browser.cookies.set(drift, String(-24 * 60 * 60 * 1000))
  browser.cookies.delete(browser.sessionCookie("refreshToken"))
  expect((await browser.get("/admin/users")).status).toBe(303)
})
