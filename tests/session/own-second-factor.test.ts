import { AdminGetUserCommand, AdminUserGlobalSignOutCommand } from "@aws-sdk/client-cognito-identity-provider"
import { beforeEach, describe, expect, inject, it } from "vitest"
import { forgetCalls } from "../harness/cognito-calls"
import { createPersonWith, ownerOf, type Person } from "../harness/people"
import { addAuthenticatorApp, authenticatorFor, keyOn } from "../harness/second-factors"
import { type Browser, openBrowser } from "./browser"
import { countCalls, signedInBrowser, signInThroughForm, trySignIn, twentyMinutesAgo, whileFailing } from "./pool"
import { sendAction } from "./send-action"

const app = inject("app")
const PAGE = "/admin/second-factor"
const VERIFY = `${PAGE}/verify-software-token`
const DONE = "/sign-in?notice=app-switched-on"

beforeEach(() => forgetCalls(app))

async function factorsOf({ email }: Person): Promise<string[]> {
  const command = new AdminGetUserCommand({ UserPoolId: app.userPoolId, Username: email })
  return (await ownerOf(app).send(command)).UserMFASettingList ?? []
}

const begin = (browser: Browser) => sendAction(app, browser, "associateSoftwareTokenAction")
const verify = (browser: Browser, code?: string) =>
  sendAction(app, browser, "verifySoftwareTokenAction", code ? { code } : {})
const switchOff = (browser: Browser) => sendAction(app, browser, "switchOffAppAction")

async function begun() {
  const person = await createPersonWith(app, "support")
  const browser = await signedInBrowser(app, person)
  expect((await begin(browser)).to).toBe(VERIFY)
  const key = keyOn((await browser.get(VERIFY)).html)
  return { person, browser, key, authenticator: authenticatorFor(key) }
}

describe("an app that is set up", () => {
  it("is asked for from then on, and this session has ended with all others", async () => {
    const { person, browser, authenticator } = await begun()
    const other = await signedInBrowser(app, person)
    const cookies = new Map(browser.cookies)
    expect((await verify(browser, authenticator.now())).to).toBe(DONE)
    expect(browser.sessionCookies()).toEqual([])
    expect([...browser.cookies.keys()]).not.toContain("app-set-up")
    // Whoever has kept the cookies has nothing by them.
    for (const [name, value] of cookies) browser.cookies.set(name, value)
    for (const each of [browser, other]) expect((await begin(each)).code).toBe("AuthorityLost")
    const { location } = await trySignIn(openBrowser(app), person)
    expect(location).toBe("/sign-in/second-factor")
  })

  it.each([
    ["SetUserMFAPreference", "AppNotSwitchedOn", []],
    ["GlobalSignOut", "SessionsNotEnded", ["SOFTWARE_TOKEN_MFA"]],
  ])("goes on without a second code where %s failed, and the session stays until then", async (failing, code, on) => {
    const { person, browser, authenticator } = await begun()
    const answer = await whileFailing(app, failing, "InternalErrorException", () =>
      verify(browser, authenticator.now()),
    )
    expect([answer.to, answer.code]).toEqual([null, code])
    expect(await factorsOf(person)).toEqual(on)
    const page = await browser.get(VERIFY)
    expect(page.html).toContain("its code was right")
    expect(keyOn(page.html)).toBe("")
    expect((await verify(browser)).to).toBe(DONE)
    expect(await factorsOf(person)).toEqual(["SOFTWARE_TOKEN_MFA"])
    expect(browser.sessionCookies()).toEqual([])
  })

  it("keeps its key for as long as codes are wrong", async () => {
    const { person, browser, key, authenticator } = await begun()
    for (let attempt = 0; attempt < 6; attempt++) {
      expect((await verify(browser, authenticator.wrong())).code).toBe("InvalidInput")
    }
    expect(keyOn((await browser.get(VERIFY)).html)).toBe(key)
    expect(await factorsOf(person)).toEqual([])
    expect((await verify(browser, authenticator.now())).to).toBe(DONE)
  })

  it("is not set up by somebody whose session has ended meanwhile", async () => {
    const { person, browser, authenticator } = await begun()
    await ownerOf(app).send(new AdminUserGlobalSignOutCommand({ UserPoolId: app.userPoolId, Username: person.email }))
    expect((await verify(browser, authenticator.now())).code).toBe("AuthorityLost")
    expect(await factorsOf(person)).toEqual([])
  })

  it("leaves nothing half done where Cognito fails at the beginning", async () => {
    const person = await createPersonWith(app, "auditor")
    const browser = await signedInBrowser(app, person)
    const answer = await whileFailing(app, "AssociateSoftwareToken", "TooManyRequestsException", () => begin(browser))
    expect([answer.to, answer.code]).toEqual([null, "TooManyRequestsException"])
    expect([...browser.cookies.keys()]).not.toContain("app-set-up")
    expect((await browser.get(VERIFY)).html).toContain("No app is being set up in this browser")
  })
})

describe("a sign-in of twenty minutes ago", () => {
  it("begins nothing and switches nothing off, is told so before, and is led to a new one", async () => {
    const person = await createPersonWith(app, "admin")
    const browser = openBrowser(app)
    await twentyMinutesAgo(app, () => signInThroughForm(browser, person))
    await forgetCalls(app)
    const { html } = await browser.get(PAGE)
    expect(html).toContain("at most 10 minutes old")
    expect(html).toMatch(/href="\/sign-in\/again\?next=%2Fadmin%2Fsecond-factor"/)
    expect((await begin(browser)).code).toBe("SignInTooOld")
    expect((await switchOff(browser)).code).toBe("SignInTooOld")
    expect(await countCalls(app, "AssociateSoftwareToken")).toBe(0)
    expect(await countCalls(app, "SetUserMFAPreference")).toBe(0)
  })
})

describe("an app that is in use", () => {
  async function withApp() {
    const person = await createPersonWith(app, "admin")
    const browser = await signedInBrowser(app, person)
    await addAuthenticatorApp(app, person)
    return { person, browser }
  }

  it("is switched off by its owner, who stays signed in", async () => {
    const { person, browser } = await withApp()
    expect((await switchOff(browser)).to).toMatch(/^\/admin\/second-factor\?done=/)
    expect(await factorsOf(person)).toEqual([])
    expect((await browser.get("/admin")).status).toBe(200)
  })
})

it("the page says so where Cognito does not, and offers nothing", async () => {
  const browser = await signedInBrowser(app, await createPersonWith(app, "support"))
  const { status, html, alerts } = await whileFailing(app, "GetUser", "InternalErrorException", () => browser.get(PAGE))
  expect(status).toBe(200)
  expect(alerts.join()).toContain("Whether you have a second factor could not be read.")
  expect(html).not.toMatch(/Set up an authenticator app|Switch it off/)
})

it("nothing of it is at a place where a page or a script could read a token or the key", async () => {
  const { browser, key, authenticator } = await begun()
  const access = browser.cookies.get(browser.sessionCookie("accessToken")) ?? ""
  const page = await browser.get(VERIFY)
  const answer = await verify(browser, authenticator.wrong())
  for (const text of [page.html, answer.html]) expect(text).not.toContain(access)
  expect(browser.cookies.get("app-set-up")).not.toContain(key)
  expect(page.headers.get("cache-control")).toContain("no-store")
})
