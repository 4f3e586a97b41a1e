import { AdminSetUserPasswordCommand } from "@aws-sdk/client-cognito-identity-provider"
import { describe, expect, inject, it } from "vitest"
import { claimsOf, createPerson, ownerOf, signIn } from "../harness/people"
import { openBrowser } from "./browser"
import { invitePerson, NEW_PASSWORD, TEMPORARY_PASSWORD, trySignIn } from "./pool"

const app = inject("app")
const chosen = { newPassword: NEW_PASSWORD, repeatPassword: NEW_PASSWORD }

it("is asked of somebody who was invited, who is signed in with it and brought where they wanted to go", async () => {
  const person = await invitePerson(app)
  const browser = openBrowser(app)
  const first = await trySignIn(browser, person, "/sign-in?next=/admin/groups")
  expect([first.status, first.location]).toEqual([303, "/sign-in/new-password"])
  expect(browser.sessionCookies()).toEqual([])

  const second = await browser.submit("/sign-in/new-password", chosen)
  expect([second.status, second.location]).toEqual([303, "/admin/groups"])
  expect([...browser.cookies.keys()].sort()).toEqual(browser.sessionCookies().sort())
  expect(await signIn(app, { ...person, password: NEW_PASSWORD })).toHaveProperty("AccessToken")
})

it("has to follow the pool's rules and to be typed twice, or nothing changes", async () => {
  const person = await invitePerson(app)
  const browser = openBrowser(app)
  await trySignIn(browser, person)
  const weak = await browser.submit("/sign-in/new-password", { newPassword: "short", repeatPassword: "short" })
  expect(weak.alerts.join()).toMatch(/^This password is not enough\. At least \d+ characters/)
  const differing = await browser.submit("/sign-in/new-password", { newPassword: NEW_PASSWORD, repeatPassword: "x" })
  expect(differing.alerts).toEqual(["The two passwords differ. Type the new one again."])
  expect(differing.html).not.toContain(NEW_PASSWORD)
  expect(browser.sessionCookies()).toEqual([])
  expect((await browser.submit("/sign-in/new-password", chosen)).status).toBe(303)
})

it("cannot be chosen without the challenge of this very browser", async () => {
  const browser = openBrowser(app)
  expect(await browser.get("/sign-in/new-password")).toMatchObject({ location: "/sign-in?notice=challenge-expired" })
  expect((await browser.get("/sign-in?notice=challenge-expired")).alerts.join()).toMatch(/^The time for choosing/)

  const person = await invitePerson(app)
  await trySignIn(browser, person)
  const sealed = browser.cookies.get("sign-in-challenge") ?? ""
  const changed = sealed.slice(0, -2) + (sealed.endsWith("A") ? "BB" : "AA")
  const other = openBrowser(app)
  other.cookies.set("sign-in-challenge", changed)
  expect((await other.get("/sign-in/new-password")).location).toBe("/sign-in?notice=challenge-expired")
})

it("cannot be chosen twice with one challenge", async () => {
  const browser = openBrowser(app)
  await trySignIn(browser, await invitePerson(app))
  const replayed = openBrowser(app)
  for (const [name, value] of browser.cookies) replayed.cookies.set(name, value)
  await browser.submit("/sign-in/new-password", chosen)
  const answer = await replayed.submit("/sign-in/new-password", {
    newPassword: "Another-passw0rd",
    repeatPassword: "Another-passw0rd",
  })
  expect(answer.alerts.join()).toMatch(/^The time for choosing a new password ran out/)
  expect(replayed.sessionCookies()).toEqual([])
})

describe("two visitors at once on one server", () => {
  it.each([1, 2, 3, 4, 5])("never get each other's session (round %i)", async (round) => {
    const people = await Promise.all([invitePerson(app), invitePerson(app), createPerson(app)])
    const [first, second, third] = people
    const browsers = people.map(() => openBrowser(app))
    await Promise.all(browsers.map((browser, index) => trySignIn(browser, people[index] ?? third)))
    // In turns, the other way round in every second round: the last to be challenged is not the first to answer.
    const order = round % 2 ? [0, 1] : [1, 0]
    await Promise.all(order.map((index) => browsers[index]?.submit("/sign-in/new-password", chosen)))
    const subs = browsers.map(
      (browser) => claimsOf(browser.cookies.get(browser.sessionCookie("accessToken")) ?? "").sub,
    )
    expect(subs).toEqual([first.userId, second.userId, third.userId])
    const ids = browsers.map((browser) => claimsOf(browser.cookies.get(browser.sessionCookie("idToken")) ?? "").email)
    expect(ids).toEqual(people.map(({ email }) => email))
  })

  it("cannot finish each other's sign-in: a visitor without a challenge gets nothing", async () => {
    const victim = openBrowser(app)
    const person = await invitePerson(app)
    await trySignIn(victim, person)
    // The victim's own page holds everything that the form posts; only the cookie is missing.
    const form = await victim.form("/sign-in/new-password")
    for (const [name, value] of Object.entries(chosen)) form.set(name, value)
    const stranger = openBrowser(app)
    expect(await stranger.send("/sign-in/new-password", form)).toMatchObject({
      status: 303,
      location: "/sign-in?notice=challenge-expired",
    })
    expect(stranger.cookies.size).toBe(0)
    await expect(signIn(app, { ...person, password: NEW_PASSWORD })).rejects.toThrow()
  })
})

it("is asked again after an administrator has set a temporary one", async () => {
  const person = await createPerson(app)
  const { userPoolId: UserPoolId } = app
  await ownerOf(app).send(
    new AdminSetUserPasswordCommand({
      UserPoolId,
      Username: person.email,
      Password: TEMPORARY_PASSWORD,
      Permanent: false,
    }),
  )
  const answer = await trySignIn(openBrowser(app), { ...person, password: TEMPORARY_PASSWORD })
  expect(answer.location).toBe("/sign-in/new-password")
})
