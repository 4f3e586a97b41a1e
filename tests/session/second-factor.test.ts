import { AdminDisableUserCommand, AdminSetUserPasswordCommand } from "@aws-sdk/client-cognito-identity-provider"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { claimsOf, createPerson, ownerOf, type Person } from "../harness/people"
import {
  addAuthenticatorApp,
  addPhoneNumber,
  allowSentCodes,
  codeSentTo,
  switchFactors,
} from "../harness/second-factors"
import { openBrowser } from "./browser"
import { control, NEW_PASSWORD, TEMPORARY_PASSWORD, trySignIn, whileFailing } from "./pool"

const app = inject("app")
const PAGE = "/sign-in/second-factor"
const CHOICE = "/sign-in/choose-second-factor"
const START = "/sign-in?notice=second-factor-over"

/** Somebody with an authenticator app, whose password was right a moment ago. */
async function askedForCode(path?: string) {
  const person = await createPerson(app, { groups: ["ADMINS"] })
  const authenticator = await addAuthenticatorApp(app, person)
  const browser = openBrowser(app)
  const answer = await trySignIn(browser, person, path)
  const send = (code: string) => browser.submit(PAGE, { code })
  return { person, authenticator, browser, answer, send }
}

const subOf = (browser: ReturnType<typeof openBrowser>) =>
  claimsOf(browser.cookies.get(browser.sessionCookie("accessToken")) ?? "").sub

describe("an authenticator app's code", () => {
  it("is asked for after the password, and brings its owner where they wanted to go", async () => {
    const { person, authenticator, browser, answer, send } = await askedForCode("/sign-in?next=/admin/groups")
    expect([answer.status, answer.location]).toEqual([303, PAGE])
    expect([...browser.cookies.keys()]).toEqual(["sign-in-challenge"])
    expect((await browser.get("/admin")).status).toBe(303)

    const page = await browser.get(PAGE)
    expect(page.html).toMatch(/<input[^>]*inputMode="numeric"[^>]*autoComplete="one-time-code"/i)
    expect(page.html).toMatch(/href="\/sign-in\?again=&amp;next=%2Fadmin%2Fgroups"[^>]*>Start again/)
    expect(page.headers.get("cache-control")).toContain("no-store")
    const signedIn = await send(authenticator.next())
    expect([signedIn.status, signedIn.location]).toEqual([303, "/admin/groups"])
    expect([...browser.cookies.keys()].sort()).toEqual(browser.sessionCookies().sort())
    expect(subOf(browser)).toBe(person.userId)
    expect((await browser.get("/admin/groups")).status).toBe(200)
  })

  it("may be typed again after a wrong one, and with spaces", async () => {
    const { authenticator, browser, send } = await askedForCode()
    const wrong = await send(authenticator.wrong())
    expect(wrong.alerts.join()).toMatch(/^That code is wrong\./)
    expect(wrong.html).not.toContain(`value="${authenticator.wrong()}"`)
    expect(browser.sessionCookies()).toEqual([])
    expect((await send(authenticator.next().replace(/^(...)/, " $1 "))).location).toBe("/admin")
  })

  it("says that it was used when it was", async () => {
    const { authenticator, browser, send } = await askedForCode()
    expect((await send(authenticator.used)).alerts.join()).toMatch(/^That code was used already/)
    expect(browser.sessionCookies()).toEqual([])
    expect((await send(authenticator.next())).location).toBe("/admin")
  })

  it("is a number, or Cognito is not asked", async () => {
    const { authenticator, send } = await askedForCode()
    expect((await send("")).alerts).toEqual(["Enter the code."])
    for (let attempt = 0; attempt < 6; attempt++) {
      expect((await send("no code")).alerts).toEqual(["A code is a number, such as 123456."])
    }
    expect((await send(authenticator.next())).location).toBe("/admin")
  })

  it("is worth nothing after too many wrong ones: the sign-in begins again", async () => {
    const { person, authenticator, browser, send } = await askedForCode("/sign-in?next=/admin/groups")
    for (let attempt = 0; attempt < 5; attempt++) {
      expect((await send(authenticator.wrong())).alerts.join()).toMatch(/^That code is wrong/)
    }
    const code = authenticator.next()
    expect((await send(code)).location).toBe(`${START}&next=%2Fadmin%2Fgroups`)
    expect(browser.cookies.size).toBe(0)
    expect((await browser.get(START)).alerts.join()).toMatch(/^That sign-in is over/)
    await trySignIn(browser, person)
    expect((await send(code)).location).toBe("/admin")
  })

  it("is said to be over to somebody whose own session is good for nothing any more, too", async () => {
    const { browser, authenticator, send } = await askedForCode("/sign-in?next=/admin/groups")
    await send(authenticator.next())
    expect((await browser.get("/sign-in")).location).toBe("/admin")
    const page = await browser.get(`${START}&next=%2Fadmin%2Fgroups`)
    expect([page.status, page.location]).toEqual([200, null])
    expect(page.alerts.join()).toMatch(/^That sign-in is over/)
  })

  it("is worth nothing once Cognito's session has run out", async () => {
    const { authenticator, browser, send } = await askedForCode()
    await control(app, { clockOffsetMs: 4 * 60_000 })
    try {
      expect((await send(authenticator.next())).location).toBe(START)
    } finally {
      await control(app, { clockOffsetMs: 0 })
    }
    expect(browser.cookies.size).toBe(0)
  })

  it("is worth nothing for somebody who was disabled meanwhile", async () => {
    const { person, authenticator, browser, send } = await askedForCode()
    await ownerOf(app).send(new AdminDisableUserCommand({ UserPoolId: app.userPoolId, Username: person.email }))
    expect((await send(authenticator.next())).location).toBe(START)
    expect(browser.sessionCookies()).toEqual([])
  })

  it("is asked for after a new password, too", async () => {
    const { person, authenticator, browser } = await askedForCode()
    const { userPoolId: UserPoolId } = app
    const Username = person.email
    await ownerOf(app).send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password: TEMPORARY_PASSWORD }))
    await trySignIn(browser, { ...person, password: TEMPORARY_PASSWORD })
    const chosen = { newPassword: NEW_PASSWORD, repeatPassword: NEW_PASSWORD }
    expect((await browser.submit("/sign-in/new-password", chosen)).location).toBe(PAGE)
    expect(browser.sessionCookies()).toEqual([])
    expect((await browser.submit(PAGE, { code: authenticator.next() })).location).toBe("/admin")
  })

  it("may be sent again when Cognito was busy", async () => {
    const { authenticator, browser, send } = await askedForCode()
    const busy = await whileFailing(app, "RespondToAuthChallenge", "TooManyRequestsException", () =>
      send(authenticator.next()),
    )
    expect(busy.alerts.join()).toMatch(/^Too many requests right now/)
    expect(browser.sessionCookies()).toEqual([])
    expect((await send(authenticator.next())).location).toBe("/admin")
  })
})

describe("the challenge", () => {
  it("stays in the browser that was asked: nobody else can answer it", async () => {
    const { authenticator, browser } = await askedForCode()
    const form = await browser.form(PAGE)
    form.set("code", authenticator.next())
    const stranger = openBrowser(app)
    expect((await stranger.send(PAGE, form)).location).toBe(START)
    expect(stranger.cookies.size).toBe(0)
    expect((await browser.send(PAGE, form)).location).toBe("/admin")
  })

  it("opens no other step", async () => {
    const { browser } = await askedForCode()
    expect((await browser.get("/sign-in/new-password")).location).toBe("/sign-in?notice=challenge-expired")
    expect((await browser.get(CHOICE)).location).toBe(START)
    const visitor = openBrowser(app)
    for (const page of [PAGE, CHOICE]) expect((await visitor.get(page)).location).toBe(START)
  })

  it("is met by the right password alone: a wrong one is answered as for an unknown address", async () => {
    const { person } = await askedForCode()
    const said = new Set<string>()
    for (const email of [person.email, "nobody@example.com"]) {
      const browser = openBrowser(app)
      const { status, alerts } = await trySignIn(browser, { email, password: "Not-the-passw0rd" })
      said.add(JSON.stringify({ status, alerts, cookies: browser.cookies.size }))
    }
    expect(said.size).toBe(1)
  })

  it("is not asked of somebody whose administrator has switched it off", async () => {
    const { person } = await askedForCode()
    await switchFactors(app, person, { SoftwareTokenMfaSettings: { Enabled: false } })
    expect((await trySignIn(openBrowser(app), person)).location).toBe("/admin")
  })
})

describe("with codes that are sent", () => {
  beforeAll(() => allowSentCodes(app, true))
  afterAll(() => allowSentCodes(app, false))

  const PHONE = "+15550123"
  const on = { Enabled: true }

  async function personWith(settings: Parameters<typeof switchFactors>[2]): Promise<Person> {
    const person = await createPerson(app, { groups: ["ADMINS"] })
    await addPhoneNumber(app, person, PHONE)
    await switchFactors(app, person, settings)
    return person
  }

  it("a text message's code signs in, and the page says to which number it went", async () => {
    const person = await personWith({ SMSMfaSettings: on })
    const browser = openBrowser(app)
    expect((await trySignIn(browser, person)).location).toBe(PAGE)
    const { html } = await browser.get(PAGE)
    expect(html).toContain("+*******0123")
    expect(html).not.toContain(PHONE)
    expect((await browser.submit(PAGE, { code: await codeSentTo(app, PHONE) })).location).toBe("/admin")
    expect(subOf(browser)).toBe(person.userId)
  })

  it("a mail's code signs in, and the one of another sign-in does not", async () => {
    const person = await personWith({ EmailMfaSettings: on })
    const [first, second] = [openBrowser(app), openBrowser(app)]
    await trySignIn(first, person)
    const code = await codeSentTo(app, person.email)
    await trySignIn(second, person)
    const newer = await codeSentTo(app, person.email)
    expect((await first.get(PAGE)).html).toContain("p***@e***")
    // One in a million times both are the same.
    if (code !== newer) expect((await second.submit(PAGE, { code })).alerts.join()).toMatch(/^That code is wrong/)
    expect((await second.submit(PAGE, { code: newer })).location).toBe("/admin")
    expect((await first.submit(PAGE, { code })).location).toBe("/admin")
  })

  it("one chooses among several, and is asked for the chosen one's code", async () => {
    const person = await personWith({ SMSMfaSettings: on, EmailMfaSettings: on })
    const browser = openBrowser(app)
    expect((await trySignIn(browser, person, "/sign-in?next=/admin/groups")).location).toBe(CHOICE)
    const { html } = await browser.get(CHOICE)
    expect(html).toContain("Code by text message")
    expect(html).toContain("Code by e-mail")
    expect(html).not.toContain("Code from the authenticator app")
    expect((await browser.submit(CHOICE, { factor: "EMAIL_OTP" })).location).toBe(PAGE)
    const code = await codeSentTo(app, person.email)
    expect((await browser.submit(PAGE, { code })).location).toBe("/admin/groups")
  })

  it("one cannot choose what was not offered", async () => {
    const person = await personWith({ SMSMfaSettings: on, EmailMfaSettings: on })
    const browser = openBrowser(app)
    await trySignIn(browser, person)
    const answer = await browser.submit(CHOICE, { factor: "SOFTWARE_TOKEN_MFA" })
    expect(answer.alerts.join()).toMatch(/^This sign-in cannot go on with that/)
    expect(browser.sessionCookies()).toEqual([])
    expect((await browser.submit(CHOICE, { factor: "SMS_MFA" })).location).toBe(PAGE)
  })

  it("the preferred one is asked for at once", async () => {
    const person = await personWith({ SMSMfaSettings: on, EmailMfaSettings: { Enabled: true, PreferredMfa: true } })
    const browser = openBrowser(app)
    expect((await trySignIn(browser, person)).location).toBe(PAGE)
    expect((await browser.get(PAGE)).html).toContain("p***@e***")
  })
})
