import {
  AdminDisableUserCommand,
  AdminRemoveUserFromGroupCommand,
  GetTokensFromRefreshTokenCommand,
  GetUserCommand,
} from "@aws-sdk/client-cognito-identity-provider"
import { describe, expect, inject, it } from "vitest"
import { manyUsersPath } from "../../lib/many-users-path"
import { oldSignIn } from "../harness/old-sign-in"
import { claimsOf, createPerson, isEnabled, ownerOf, type Person } from "../harness/people"
import { addAuthenticatorApp } from "../harness/second-factors"
import { type Browser, openBrowser } from "./browser"
import { control, countCalls, signInThroughForm, trySignIn, twentyMinutesAgo, whileFailing } from "./pool"

const app = inject("app")
const PAGE = "/sign-in/again?next=%2Fadmin%2Fgroups"
const CODE_PAGE = "/sign-in/second-factor"

/** An administrator who signed in twenty minutes ago, and has been at work since. */
async function longSignedIn() {
  const person = await createPerson(app, { groups: ["ADMINS"] })
  const browser = openBrowser(app)
  for (const [name, value] of Object.entries(await oldSignIn(app, person))) browser.cookies.set(name, value)
  const before = tokensOf(browser)
  const confirm = (password = person.password, more: Record<string, string> = {}) =>
    browser.submit(PAGE, { password, ...more })
  return { person, browser, before, confirm }
}

function tokensOf(browser: Browser) {
  const [access = "", refresh = ""] = ["accessToken", "refreshToken"].map((kind) =>
    browser.cookies.get(browser.sessionCookie(kind)),
  )
  const { sub, auth_time } = claimsOf(access)
  return { access, refresh, sub, minutesOld: (Date.now() / 1000 - Number(auth_time)) / 60 }
}

/** Whether Cognito goes on with a session: gives new tokens for the one and honours the other. */
async function isAlive({ access, refresh }: ReturnType<typeof tokensOf>): Promise<boolean> {
  const owner = ownerOf(app)
  const asked = { ClientId: app.userPoolClientId, RefreshToken: refresh }
  const answers = await Promise.allSettled([
    owner.send(new GetTokensFromRefreshTokenCommand(asked)),
    owner.send(new GetUserCommand({ AccessToken: access })),
  ])
  const alive = answers.map(({ status }) => status === "fulfilled")
  expect(alive[0]).toBe(alive[1])
  return alive[0] === true
}

async function nothingHasChanged(browser: Browser, before: ReturnType<typeof tokensOf>) {
  expect(tokensOf(browser).refresh).toBe(before.refresh)
  expect(await isAlive(before)).toBe(true)
}

it("a session that is refreshed does not become fresh by it", async () => {
  const browser = openBrowser(app)
  const person = await createPerson(app, { groups: ["ADMINS"] })
  await twentyMinutesAgo(app, () => signInThroughForm(browser, person))
  const before = tokensOf(browser)
  expect((await browser.get("/admin/groups")).status).toBe(200)
  const after = tokensOf(browser)
  expect(after.access).not.toBe(before.access)
  expect([before.minutesOld, after.minutesOld].map(Math.floor)).toEqual([20, 20])
})

describe("the page", () => {
  it("says whose password is asked for, and nothing that is sent says who it is", async () => {
    const { person, browser } = await longSignedIn()
    const { html, headers } = await browser.get(PAGE)
    const inputs = html.match(/<input\b[^>]*>/g) ?? []
    const [account = ""] = inputs.filter((input) => input.includes(person.email))
    expect(account).toMatch(/readOnly/i)
    expect(account).not.toContain("name=")
    const names = inputs.flatMap((input) => /name="(?!\$ACTION)([^"]+)"/.exec(input)?.[1] ?? [])
    expect(names.sort()).toEqual(["next", "password", "requestId"])
    expect(headers.get("cache-control")).toContain("no-store")
  })

  it("is for those who are signed in with the role: others sign in as ever", async () => {
    const user = openBrowser(app)
    await trySignIn(user, await createPerson(app))
    for (const browser of [openBrowser(app), user]) {
      expect((await browser.get(PAGE)).location).toBe("/sign-in?next=%2Fadmin%2Fgroups")
    }
  })

  it("leads back to pages of this console alone", async () => {
    const { person, browser } = await longSignedIn()
    for (const next of ["//evil.example", "https://evil.example", "/sign-out", "/sign-in/again"]) {
      const path = `/sign-in/again?next=${encodeURIComponent(next)}`
      expect((await browser.get(path)).html).toContain('name="next" value="/admin"')
      expect((await browser.submit(path, { password: person.password, next })).location).toBe("/admin")
    }
  })
})

describe("the right password", () => {
  it("makes the session fresh, leads back, and ends the one before", async () => {
    const { person, browser, before, confirm } = await longSignedIn()
    expect(Math.floor(before.minutesOld)).toBe(20)
    const answer = await confirm()
    expect([answer.status, answer.location]).toEqual([303, "/admin/groups"])
    const after = tokensOf(browser)
    expect(after.sub).toBe(person.userId)
    expect(after.minutesOld).toBeLessThan(1)
    expect(browser.sessionCookies()).toHaveLength(4)
    expect(after.refresh).not.toBe(before.refresh)
    expect(await isAlive(before)).toBe(false)
    expect(await isAlive(after)).toBe(true)
    expect((await browser.get("/admin/groups")).status).toBe(200)
  })

  it("does so also where the tokens have expired meanwhile", async () => {
    const person = await createPerson(app, { groups: ["ADMINS"] })
    const browser = openBrowser(app)
    await twentyMinutesAgo(app, () => signInThroughForm(browser, person))
    const form = await browser.form(PAGE)
    form.set("password", person.password)
    expect((await browser.send(PAGE, form)).location).toBe("/admin/groups")
    expect(tokensOf(browser).minutesOld).toBeLessThan(1)
  })

  it("does so also when the session before cannot be ended", async () => {
    const { browser, confirm } = await longSignedIn()
    const answer = await whileFailing(app, "RevokeToken", "InternalErrorException", () => confirm())
    expect(answer.location).toBe("/admin/groups")
    expect(tokensOf(browser).minutesOld).toBeLessThan(1)
  })

  it("of somebody else is a wrong one, whatever name comes with it", async () => {
    const { browser, before, confirm } = await longSignedIn()
    const other = await createPerson(app, { groups: ["ADMINS"] })
    const named = { email: other.email, username: other.email, USERNAME: other.userId, account: other.email }
    const answer = await confirm(other.password, named)
    expect(answer.alerts.join()).toMatch(/^That did not work\. Check the password/)
    await nothingHasChanged(browser, before)
  })
})

describe("a wrong password", () => {
  it("changes nothing, and may be typed again", async () => {
    const { browser, before, confirm } = await longSignedIn()
    const answer = await confirm("Not-the-passw0rd")
    expect(answer.alerts.join()).toMatch(/^That did not work\. Check the password/)
    expect(answer.html).not.toContain("Not-the-passw0rd")
    await nothingHasChanged(browser, before)
    expect((await confirm()).location).toBe("/admin/groups")
  })

  it("is nothing at all where none was typed: Cognito is not asked", async () => {
    const { browser, before, confirm } = await longSignedIn()
    const asked = await countCalls(app, "InitiateAuth")
    expect((await confirm("")).alerts).toEqual(["Enter your password."])
    expect(await countCalls(app, "InitiateAuth")).toBe(asked)
    await nothingHasChanged(browser, before)
  })

  it("is what a disabled account has", async () => {
    const { person, browser, confirm } = await longSignedIn()
    const form = await browser.form(PAGE)
    await ownerOf(app).send(new AdminDisableUserCommand({ UserPoolId: app.userPoolId, Username: person.email }))
    form.set("password", person.password)
    expect((await browser.send(PAGE, form)).alerts.join()).toMatch(/^That did not work/)
    expect((await confirm()).location).not.toBe("/admin/groups")
  })
})

describe("somebody with a second factor", () => {
  async function askedForCode() {
    const signedIn = await longSignedIn()
    const authenticator = await addAuthenticatorApp(app, signedIn.person)
    const answer = await signedIn.confirm()
    const send = (code: string) => signedIn.browser.submit(CODE_PAGE, { code })
    return { ...signedIn, authenticator, answer, send }
  }

  it("confirms with its code as well, and keeps the session until then", async () => {
    const { browser, before, authenticator, answer, send } = await askedForCode()
    expect(answer.location).toBe(CODE_PAGE)
    await nothingHasChanged(browser, before)
    expect((await browser.get("/admin/groups")).status).toBe(200)
    expect((await send(authenticator.wrong())).alerts.join()).toMatch(/^That code is wrong/)
    await nothingHasChanged(browser, before)
    expect((await send(authenticator.next())).location).toBe("/admin/groups")
    expect(tokensOf(browser).minutesOld).toBeLessThan(1)
    expect(await isAlive(before)).toBe(false)
  })

  it("begins again where that does, once too many codes were wrong", async () => {
    const { person, browser, before, authenticator, send } = await askedForCode()
    for (let attempt = 0; attempt < 5; attempt++) await send(authenticator.wrong())
    const { location } = await send(authenticator.next())
    expect(location).toBe("/sign-in/again?notice=second-factor-over&next=%2Fadmin%2Fgroups")
    expect((await browser.get(location ?? "")).alerts.join()).toMatch(/^That sign-in is over/)
    await nothingHasChanged(browser, before)
    await browser.submit(location ?? "", { password: person.password })
    expect((await send(authenticator.next())).location).toBe("/admin/groups")
  })

  it("is led there also where the browser has forgotten what it waited for", async () => {
    const { browser, before } = await askedForCode()
    browser.cookies.delete("sign-in-challenge")
    expect((await browser.get(CODE_PAGE)).location).toBe("/sign-in/again?notice=second-factor-over")
    await nothingHasChanged(browser, before)
  })

  it("may go back to that page from the code", async () => {
    const { browser } = await askedForCode()
    expect((await browser.get(CODE_PAGE)).html).toMatch(
      /href="\/sign-in\/again\?next=%2Fadmin%2Fgroups"[^>]*>Start again/,
    )
  })
})

describe("a browser in which somebody else has signed in meanwhile", () => {
  it("keeps their session: nobody takes it over with a code that was asked for before", async () => {
    const { person, browser, confirm } = await longSignedIn()
    const authenticator = await addAuthenticatorApp(app, person)
    await confirm()
    const challenge = browser.cookies.get("sign-in-challenge") ?? ""
    const other = await createPerson(app, { groups: ["ADMINS"] })
    await browser.post("/sign-out")
    await signInThroughForm(browser, other)
    browser.cookies.set("sign-in-challenge", challenge)
    const theirs = tokensOf(browser)
    const revoked = await countCalls(app, "RevokeToken")

    const answer = await browser.submit(CODE_PAGE, { code: authenticator.next() })
    expect(answer.location).toBe("/sign-in/again?notice=other-account&next=%2Fadmin%2Fgroups")
    const page = await browser.get(answer.location ?? "")
    expect(page.alerts.join()).toMatch(/^Nothing was changed: another account is signed in/)
    expect(page.html).toContain(other.email)
    expect(tokensOf(browser).sub).toBe(other.userId)
    await nothingHasChanged(browser, theirs)
    // What had begun for the first one is ended.
    expect(await countCalls(app, "RevokeToken")).toBe(revoked + 1)
  })

  it("asks for their password on a page that was opened before", async () => {
    const { person, browser } = await longSignedIn()
    const form = await browser.form(PAGE)
    const other = await createPerson(app, { groups: ["ADMINS"] })
    await browser.post("/sign-out")
    await signInThroughForm(browser, other)
    const theirs = tokensOf(browser)
    form.set("password", person.password)
    expect((await browser.send(PAGE, form)).alerts.join()).toMatch(/^That did not work/)
    await nothingHasChanged(browser, theirs)
  })
})

it("a session that is gone leads to signing in as ever, and the password is not looked at", async () => {
  const { person, browser } = await longSignedIn()
  const form = await browser.form(PAGE)
  form.set("password", person.password)
  await browser.post("/sign-out")
  const asked = await countCalls(app, "InitiateAuth")
  expect((await browser.send(PAGE, form)).location).toBe("/sign-in?next=%2Fadmin%2Fgroups")
  expect(browser.cookies.size).toBe(0)
  expect(await countCalls(app, "InitiateAuth")).toBe(asked)
})

it("whoever has lost the role confirms nothing: the console is closed to them afterwards, too", async () => {
  const { person, browser, confirm } = await longSignedIn()
  const membership = { UserPoolId: app.userPoolId, Username: person.email, GroupName: "ADMINS" }
  await ownerOf(app).send(new AdminRemoveUserFromGroupCommand(membership))
  // The token says for some minutes what was; the fresh one does not.
  await confirm()
  expect((await browser.get("/admin/groups")).status).toBe(403)
})

it("a sign-in that takes longer than Cognito waits changes nothing", async () => {
  const { person, browser, before, confirm } = await longSignedIn()
  const authenticator = await addAuthenticatorApp(app, person)
  await confirm()
  await control(app, { clockOffsetMs: 4 * 60_000 })
  try {
    const { location } = await browser.submit(CODE_PAGE, { code: authenticator.next() })
    expect(location).toMatch(/^\/sign-in\/again\?notice=second-factor-over/)
  } finally {
    await control(app, { clockOffsetMs: 0 })
  }
  await nothingHasChanged(browser, before)
})

describe("a change of more than ten users", () => {
  async function withPeople(count: number) {
    const signedIn = await longSignedIn()
    const people: Person[] = []
    for (let number = 0; number < count; number++) people.push(await createPerson(app))
    const plan = { change: "disable-user", groupName: null } as const
    const page = manyUsersPath(
      plan,
      people.map(({ userId }) => userId),
    )
    const enabled = async () =>
      (await Promise.all(people.map(({ userId }) => isEnabled(app, userId)))).filter(Boolean).length
    const send = async (path: string) => {
      const form = await signedIn.browser.form(path, "runId")
      form.set("reason", "They have left")
      return signedIn.browser.send(path, form)
    }
    return { ...signedIn, page, enabled, send }
  }

  it("is refused before anybody is changed, and done after confirming, without JavaScript", async () => {
    const { browser, page, enabled, person, send } = await withPeople(11)
    const refused = await send(page)
    expect(refused.alerts.join()).toContain("Nothing was done: this takes a sign-in that is at most 10 minutes old")
    expect(await enabled()).toBe(11)
    const [, way = ""] = /href="(\/sign-in\/again[^"]*kept[^"]*)"/.exec(refused.html) ?? []
    const { location } = await browser.submit(way.replaceAll("&amp;", "&"), { password: person.password })
    expect(location).toMatch(/^\/admin\/users\/change-many-users\?change=disable-user/)
    expect(await enabled()).toBe(11)
    expect((await send(location ?? "")).alerts.join()).toContain("11 users were changed.")
    expect(await enabled()).toBe(0)
  })

  it("is one of ten where there are ten: nothing is asked", async () => {
    const { page, enabled, send } = await withPeople(10)
    expect((await send(page)).alerts.join()).toContain("10 users were changed.")
    expect(await enabled()).toBe(0)
  })
})
