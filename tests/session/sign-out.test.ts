import { GetTokensFromRefreshTokenCommand, GetUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import { describe, expect, inject, it } from "vitest"
import { ADD_USER_TO_GROUP, graphql } from "../harness/graphql"
import { createPerson, createPersonWith, groupsOf, ownerOf } from "../harness/people"
import { openBrowser } from "./browser"
import { signedInBrowser, twentyMinutesAgo, whileFailing } from "./pool"

const app = inject("app")

it("ends the session in the browser and in Cognito", async () => {
  const browser = await signedInBrowser(app, app.admin)
  const accessToken = browser.cookies.get(browser.sessionCookie("accessToken")) ?? ""
  const refreshToken = browser.cookies.get(browser.sessionCookie("refreshToken")) ?? ""
  browser.cookies.set("CognitoIdentityServiceProvider.other.x.idToken", "left over")

  const answer = await browser.post("/sign-out")
  expect(answer).toMatchObject({ status: 303, location: "/sign-in?notice=signed-out" })
  expect(answer.headers.get("cache-control")).toContain("no-store")
  expect(browser.cookies.size).toBe(0)
  expect((await browser.get("/sign-in?notice=signed-out")).alerts).toEqual(["You are signed out."])
  expect((await browser.get("/admin")).status).toBe(303)

  const owner = ownerOf(app)
  const refresh = { ClientId: app.userPoolClientId, RefreshToken: refreshToken }
  await expect(owner.send(new GetTokensFromRefreshTokenCommand(refresh))).rejects.toThrow()
  await expect(owner.send(new GetUserCommand({ AccessToken: accessToken }))).rejects.toThrow(/revoked/)
})

it("leaves a token that was copied before nothing to change", async () => {
  const browser = await signedInBrowser(app, await createPersonWith(app, "admin"))
  const authorization = browser.cookies.get(browser.sessionCookie("accessToken")) ?? ""
  const { userId } = await createPerson(app)
  const add = (groupName: string) => graphql(app, ADD_USER_TO_GROUP, { authorization }, { userId, groupName })
  expect((await add("EDITORS")).errors).toBeUndefined()

  await browser.post("/sign-out")
  // AppSync still takes the token, until it expires; the function asks Cognito, which has revoked it.
  expect((await add("PARTNERS")).errors?.[0]?.message).toMatch(/^AuthorityLost /)
  expect(await groupsOf(app, userId)).toEqual(["EDITORS"])
})

describe("does not happen", () => {
  it("on GET or HEAD, which any page on the web can cause", async () => {
    const browser = await signedInBrowser(app, app.admin)
    expect((await browser.get("/sign-out")).status).toBe(405)
    expect((await browser.get("/admin")).status).toBe(200)
  })

  it.each([{}, { origin: "null" }, { origin: "https://evil.example" }])(
    "for a post with the headers %j",
    async (headers) => {
      const browser = await signedInBrowser(app, app.admin)
      expect((await browser.post("/sign-out", headers as Record<string, string>)).status).toBe(403)
      expect((await browser.get("/admin")).status).toBe(200)
    },
  )
})

it("does not bring a session back that has expired in the meantime", async () => {
  const browser = await twentyMinutesAgo(app, () => signedInBrowser(app, app.admin))
  await browser.post("/sign-out")
  expect(browser.cookies.size).toBe(0)
})

it("says so when Cognito could not be told, and still forgets the session here", async () => {
  const browser = await signedInBrowser(app, app.admin)
  const answer = await whileFailing(app, "RevokeToken", "InternalErrorException", () => browser.post("/sign-out"))
  expect(answer.location).toBe("/sign-in?notice=signed-out-here")
  expect(browser.cookies.size).toBe(0)
})

it("needs no session", async () => {
  expect((await openBrowser(app).post("/sign-out")).location).toBe("/sign-in?notice=signed-out")
})
