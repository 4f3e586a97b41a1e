import { AdminDisableUserCommand, AdminGetUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { claimsOf, createPerson, ownerOf } from "../harness/people"
import { addAuthenticatorApp, authenticatorFor, keyOn, requireSecondFactor } from "../harness/second-factors"
import { openBrowser } from "./browser"
import { control, countCalls, invitePerson, NEW_PASSWORD, trySignIn, whileFailing } from "./pool"

const app = inject("app")
const PAGE = "/sign-in/set-up-second-factor"
const CODE_PAGE = "/sign-in/second-factor"
const START = "/sign-in?notice=set-up-over"
const DONE = "/sign-in?notice=app-is-set-up"

beforeAll(() => requireSecondFactor(app, true))
afterAll(() => requireSecondFactor(app, false))

/** Somebody without a second factor, whose password was right a moment ago, and the app that they give the key. */
async function askedToSetUp(path?: string) {
  const person = await createPerson(app, { groups: ["ADMINS"] })
  const browser = openBrowser(app)
  const answer = await trySignIn(browser, person, path)
  const key = keyOn((await browser.get(PAGE)).html)
  const send = (code: string) => browser.submit(PAGE, { code })
  return { person, browser, answer, key, authenticator: authenticatorFor(key), send }
}

async function factorsOf({ email }: { email: string }): Promise<string[]> {
  const command = new AdminGetUserCommand({ UserPoolId: app.userPoolId, Username: email })
  return (await ownerOf(app).send(command)).UserMFASettingList ?? []
}

describe("where the pool insists on a second factor", () => {
  it("an app is set up at the first sign-in, without JavaScript, and leads where its owner wanted to go", async () => {
    const { person, browser, answer, key, authenticator, send } = await askedToSetUp("/sign-in?next=/admin/groups")
    expect([answer.status, answer.location]).toEqual([303, PAGE])
    expect([...browser.cookies.keys()]).toEqual(["sign-in-challenge"])
    expect((await browser.get("/admin")).status).toBe(303)

    const page = await browser.get(PAGE)
    expect(key).toMatch(/^[A-Z2-7]{52}$/)
    expect(page.html).toMatch(/<svg role="img" aria-label="QR code[^"]*"/)
    expect(page.headers.get("cache-control")).toContain("no-store")
    const signedIn = await send(authenticator.now())
    expect([signedIn.status, signedIn.location]).toEqual([303, "/admin/groups"])
    expect([...browser.cookies.keys()].sort()).toEqual(browser.sessionCookies().sort())
    const { sub } = claimsOf(browser.cookies.get(browser.sessionCookie("accessToken")) ?? "")
    expect(sub).toBe(person.userId)
    expect((await browser.get("/admin/groups")).status).toBe(200)
    expect(await factorsOf(person)).toEqual(["SOFTWARE_TOKEN_MFA"])
  })

  it("its code is asked for from then on, and the one that set it up serves no more", async () => {
    const { person, authenticator, send } = await askedToSetUp()
    const used = authenticator.now()
    await send(used)
    const browser = openBrowser(app)
    expect((await trySignIn(browser, person)).location).toBe(CODE_PAGE)
    const refused = await browser.submit(CODE_PAGE, { code: used })
    // A new step may have begun since: the app's code is a wrong one then, and none that was used.
    expect(refused.alerts.join()).toMatch(/^That code (was used already|is wrong)/)
    expect((await browser.submit(CODE_PAGE, { code: authenticator.next() })).location).toBe("/admin")
  })

  it("somebody who was invited chooses a password first, then sets the app up", async () => {
    const person = await invitePerson(app)
    const browser = openBrowser(app)
    await trySignIn(browser, person)
    const chosen = { newPassword: NEW_PASSWORD, repeatPassword: NEW_PASSWORD }
    expect((await browser.submit("/sign-in/new-password", chosen)).location).toBe(PAGE)
    expect(browser.sessionCookies()).toEqual([])
    const { now } = authenticatorFor(keyOn((await browser.get(PAGE)).html))
    expect((await browser.submit(PAGE, { code: now() })).location).toBe("/admin")
  })

  it("somebody who has an app already is asked for its code alone", async () => {
    await requireSecondFactor(app, false)
    const person = await createPerson(app, { groups: ["ADMINS"] })
    const { next } = await addAuthenticatorApp(app, person)
    await requireSecondFactor(app, true)
    const browser = openBrowser(app)
    expect((await trySignIn(browser, person)).location).toBe(CODE_PAGE)
    expect((await browser.submit(CODE_PAGE, { code: next() })).location).toBe("/admin")
  })

  it("a wrong password is answered as ever, and nothing is set up for anybody", async () => {
    const { person } = await askedToSetUp()
    const before = await countCalls(app, "AssociateSoftwareToken")
    const said = new Set<string>()
    for (const email of [person.email, "nobody@example.com"]) {
      const browser = openBrowser(app)
      const { status, alerts } = await trySignIn(browser, { email, password: "Not-the-passw0rd" })
      said.add(JSON.stringify({ status, alerts, cookies: browser.cookies.size }))
    }
    expect(said.size).toBe(1)
    expect(await countCalls(app, "AssociateSoftwareToken")).toBe(before)
  })
})

describe("the key", () => {
  it("stays the same however often the page is loaded", async () => {
    const { browser, key } = await askedToSetUp()
    const before = await countCalls(app, "AssociateSoftwareToken")
    for (let load = 0; load < 3; load++) expect(keyOn((await browser.get(PAGE)).html)).toBe(key)
    expect(await countCalls(app, "AssociateSoftwareToken")).toBe(before)
  })

  it("is in no address, no cookie as it is, and no page but its own", async () => {
    const { browser, key, answer, send, authenticator } = await askedToSetUp()
    const refused = await send(authenticator.wrong())
    const groups = key.match(/.{4}/g) ?? []
    for (const { location, setCookies } of [answer, refused]) {
      expect(`${location}${setCookies.join()}`).not.toContain(key)
    }
    expect([...browser.cookies.values()].join()).not.toContain(key)
    for (const path of ["/sign-in", "/sign-in/forgot-password"]) {
      const { html } = await browser.get(path)
      expect(groups.filter((group) => html.includes(`>${group}<`)).length).toBeLessThan(2)
    }
    const { html } = await browser.get(PAGE)
    expect(html).not.toMatch(/(href|src|action)="[^"]*otpauth/)
  })

  it("is shown in the browser alone that was asked", async () => {
    const { key } = await askedToSetUp()
    const stranger = openBrowser(app)
    const { location, html } = await stranger.get(PAGE)
    expect(location).toBe(START)
    expect(html).not.toContain(key.slice(0, 4))
  })
})

describe("the code of the new app", () => {
  it("may be typed again after a wrong one, and with spaces", async () => {
    const { person, browser, authenticator, key, send } = await askedToSetUp()
    const wrong = await send(authenticator.wrong())
    expect(wrong.alerts.join()).toMatch(/^That code is wrong\./)
    expect(wrong.html).not.toContain(`value="${authenticator.wrong()}"`)
    expect(keyOn(wrong.html)).toBe(key)
    expect(browser.sessionCookies()).toEqual([])
    expect(await factorsOf(person)).toEqual([])
    expect((await send(authenticator.now().replace(/^(...)/, " $1 "))).location).toBe("/admin")
  })

  it("is six digits, or Cognito is not asked", async () => {
    const { authenticator, send } = await askedToSetUp()
    const before = await countCalls(app, "VerifySoftwareToken")
    expect((await send("")).alerts).toEqual(["Enter the code."])
    for (const code of ["no code", "12345", "1234567"]) {
      expect((await send(code)).alerts).toEqual(["The app shows six digits, such as 123456."])
    }
    expect(await countCalls(app, "VerifySoftwareToken")).toBe(before)
    expect((await send(authenticator.now())).location).toBe("/admin")
  })

  it("is worth nothing after too many wrong ones: the sign-in begins again, with another key", async () => {
    const { person, browser, authenticator, key, send } = await askedToSetUp("/sign-in?next=/admin/groups")
    for (let attempt = 0; attempt < 5; attempt++) {
      expect((await send(authenticator.wrong())).alerts.join()).toMatch(/^That code is wrong/)
    }
    expect((await send(authenticator.now())).location).toBe(`${START}&next=%2Fadmin%2Fgroups`)
    expect(browser.cookies.size).toBe(0)
    expect((await browser.get(START)).alerts.join()).toMatch(/^Setting up the app took longer/)
    await trySignIn(browser, person)
    const another = keyOn((await browser.get(PAGE)).html)
    expect(another).not.toBe(key)
    expect((await send(authenticatorFor(another).now())).location).toBe("/admin")
  })

  it("is worth nothing once Cognito's session has run out", async () => {
    const { person, browser, authenticator, send } = await askedToSetUp()
    await control(app, { clockOffsetMs: 4 * 60_000 })
    try {
      expect((await send(authenticator.now())).location).toBe(START)
    } finally {
      await control(app, { clockOffsetMs: 0 })
    }
    expect(browser.cookies.size).toBe(0)
    expect(await factorsOf(person)).toEqual([])
  })

  it("is worth nothing for somebody who was disabled meanwhile", async () => {
    const { person, browser, authenticator, send } = await askedToSetUp()
    await ownerOf(app).send(new AdminDisableUserCommand({ UserPoolId: app.userPoolId, Username: person.email }))
    expect((await send(authenticator.now())).location).toBe(START)
    expect(browser.sessionCookies()).toEqual([])
  })

  it("may be sent again when Cognito was busy", async () => {
    const { browser, authenticator, send } = await askedToSetUp()
    const busy = await whileFailing(app, "VerifySoftwareToken", "TooManyRequestsException", () =>
      send(authenticator.now()),
    )
    expect(busy.alerts.join()).toMatch(/^Too many requests right now/)
    expect(browser.sessionCookies()).toEqual([])
    expect((await send(authenticator.now())).location).toBe("/admin")
  })

  it("has set the app up also when signing in then failed: its next code is asked for", async () => {
    const { person, browser, authenticator, send } = await askedToSetUp("/sign-in?next=/admin/groups")
    const cut = await whileFailing(app, "RespondToAuthChallenge", "TooManyRequestsException", () =>
      send(authenticator.now()),
    )
    expect(cut.location).toBe(`${DONE}&next=%2Fadmin%2Fgroups`)
    expect(browser.cookies.size).toBe(0)
    expect((await browser.get(DONE)).alerts.join()).toMatch(/^Your authenticator app is set up/)
    expect((await trySignIn(browser, person)).location).toBe(CODE_PAGE)
    expect((await browser.submit(CODE_PAGE, { code: authenticator.next() })).location).toBe("/admin")
  })

  it("cannot be sent from another browser, and the challenge opens no other step", async () => {
    const { browser, authenticator } = await askedToSetUp()
    const form = await browser.form(PAGE)
    form.set("code", authenticator.now())
    const stranger = openBrowser(app)
    expect((await stranger.send(PAGE, form)).location).toBe(START)
    expect(stranger.cookies.size).toBe(0)
    expect((await browser.get(CODE_PAGE)).location).toBe("/sign-in?notice=second-factor-over")
    expect((await browser.send(PAGE, form)).location).toBe("/admin")
  })
})

it("where Cognito does not begin the set-up, the sign-in form says so and can be sent again", async () => {
  const person = await createPerson(app, { groups: ["ADMINS"] })
  const browser = openBrowser(app)
  const busy = await whileFailing(app, "AssociateSoftwareToken", "TooManyRequestsException", () =>
    trySignIn(browser, person),
  )
  expect(busy.alerts.join()).toMatch(/^Too many requests right now/)
  expect(browser.cookies.size).toBe(0)
  expect((await trySignIn(browser, person)).location).toBe(PAGE)
})
