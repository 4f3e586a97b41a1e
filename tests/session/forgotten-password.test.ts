import { describe, expect, inject, it } from "vitest"
import { createPerson, signIn } from "../harness/people"
import { codeSentTo } from "../harness/second-factors"
import { codeOf, openBrowser } from "./browser"
import { invitePerson, NEW_PASSWORD, whileFailing } from "./pool"

const app = inject("app")
const chosen = { newPassword: NEW_PASSWORD, repeatPassword: NEW_PASSWORD }

it("is replaced with a mailed code", async () => {
  const person = await createPerson(app)
  const browser = openBrowser(app)
  const asked = await browser.submit("/sign-in/forgot-password", { email: person.email })
  expect([asked.status, asked.location]).toEqual([303, "/sign-in/reset-password"])
  expect((await browser.get("/sign-in/reset-password")).html).toContain(`value="${person.email}"`)

  const spaced = (await codeSentTo(app, person.email)).replace(/^(...)/, " $1 ")
  const answer = await browser.submit("/sign-in/reset-password", { email: person.email, code: spaced, ...chosen })
  expect([answer.status, answer.location]).toEqual([303, "/sign-in?notice=password-changed"])
  expect(browser.cookies.size).toBe(0)
  expect(await signIn(app, { ...person, password: NEW_PASSWORD })).toHaveProperty("AccessToken")
  await expect(signIn(app, person)).rejects.toThrow()
})

it("leads on to where the sign-in was to go, and to no other origin", async () => {
  const person = await createPerson(app)
  for (const [next, then] of [
    ["/admin/groups?page=2", "&next=%2Fadmin%2Fgroups%3Fpage%3D2"],
    ["https://evil.example/", ""],
  ]) {
    const browser = openBrowser(app)
    const query = new URLSearchParams({ next: next ?? "" })
    const { html } = await browser.get(`/sign-in?${query}`)
    const [, link = ""] = /href="(\/sign-in\/forgot-password[^"]*)"/.exec(html) ?? []
    await browser.submit(link.replaceAll("&amp;", "&"), { email: person.email })
    const code = await codeSentTo(app, person.email)
    const answer = await browser.submit("/sign-in/reset-password", { email: person.email, code, ...chosen })
    expect(answer.location).toBe(`/sign-in?notice=password-changed${then}`)
  }
})

describe("never tells whether an address has an account", () => {
  it("when a code is asked for", async () => {
    const [person, invited] = [await createPerson(app), await invitePerson(app)]
    const answers = []
    for (const email of [person.email, invited.email, "nobody@example.com", "no address"]) {
      const browser = openBrowser(app)
      const { status, location, alerts } = await browser.submit("/sign-in/forgot-password", { email })
      answers.push(JSON.stringify({ status, location, alerts, cookies: [...browser.cookies.keys()] }))
    }
    expect(new Set(answers).size).toBe(1)
  })

  it("when a code is tried", async () => {
    const person = await createPerson(app)
    await openBrowser(app).submit("/sign-in/forgot-password", { email: person.email })
    const said = new Set<string>()
    for (const email of [person.email, (await createPerson(app)).email, "nobody@example.com"]) {
      const answer = await openBrowser(app).submit("/sign-in/reset-password", { email, code: "000000", ...chosen })
      said.add(`${codeOf(answer)}: ${answer.alerts.join()}`)
    }
    expect([...said]).toEqual([expect.stringMatching(/^SignInRefused: That code does not work\./)])
    expect(await signIn(app, person)).toHaveProperty("AccessToken")
  })

  it("when a password is tried that the rules refuse", async () => {
    const said = new Set<string>()
    for (const email of [(await createPerson(app)).email, "nobody@example.com"]) {
      const weak = { email, code: "000000", newPassword: "short", repeatPassword: "short" }
      said.add((await openBrowser(app).submit("/sign-in/reset-password", weak)).alerts.join())
    }
    expect([...said]).toEqual([expect.stringMatching(/^This password is not enough\./)])
  })
})

it("says when Cognito is busy, which is no secret", async () => {
  const answer = await whileFailing(app, "ForgotPassword", "TooManyRequestsException", () =>
    openBrowser(app).submit("/sign-in/forgot-password", { email: app.admin.email }),
  )
  expect(answer.alerts.join()).toMatch(/^Too many requests right now/)
})
