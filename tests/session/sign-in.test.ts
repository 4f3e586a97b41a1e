import { AdminDisableUserCommand, AdminResetUserPasswordCommand } from "@aws-sdk/client-cognito-identity-provider"
import { describe, expect, inject, it } from "vitest"
import { createPerson, ownerOf } from "../harness/people"
import { codeOf, openBrowser } from "./browser"
import { signedInBrowser, signInThroughForm, whileFailing } from "./pool"

const app = inject("app")
const WRONG = /^That did not work\. Check what you entered\./

it("leads an administrator back to the page that was asked for, with cookies that no script can read", async () => {
  const browser = openBrowser(app)
  const sent = await browser.get("/admin/users?attribute=email&value=a")
  expect([sent.status, sent.location]).toEqual([303, "/sign-in?next=%2Fadmin%2Fusers%3Fattribute%3Demail%26value%3Da"])

  const signedIn = await browser.submit(sent.location ?? "", app.admin)
  expect([signedIn.status, signedIn.location]).toEqual([303, "/admin/users?attribute=email&value=a"])
  expect(browser.sessionCookies()).toHaveLength(4)
  for (const cookie of signedIn.setCookies) expect(cookie).toMatch(/; HttpOnly/i)
  expect(signedIn.headers.get("cache-control")).toContain("no-store")

  const page = await browser.get("/admin/users")
  expect(page.status).toBe(200)
  expect(page.headers.get("cache-control")).toContain("no-store")
  const tokens = browser.sessionCookies().filter((name) => name.endsWith("Token"))
  expect(tokens).toHaveLength(3)
  for (const name of tokens) expect(page.html).not.toContain(browser.cookies.get(name))
})

it("keeps the Cookie header far below what proxies take", async () => {
  const { cookies } = await signedInBrowser(app, app.admin)
  expect([...cookies].map(([name, value]) => `${name}=${value}; `).join("").length).toBeLessThan(8_000)
})

it("is not asked for twice: somebody who is signed in goes on to the console", async () => {
  const browser = await signedInBrowser(app, app.admin)
  expect(await browser.get("/sign-in?next=/admin/users")).toMatchObject({ location: "/admin/users" })
  expect(await browser.get("/sign-in?next=//evil.example")).toMatchObject({ location: "/admin" })
})

describe("a refusal", () => {
  it("is the same for a wrong password, an unknown address, a disabled account and a reset one", async () => {
    const [wrong, disabled, reset] = await Promise.all([createPerson(app), createPerson(app), createPerson(app)])
    const user = (email: string) => ({ UserPoolId: app.userPoolId, Username: email })
    await ownerOf(app).send(new AdminDisableUserCommand(user(disabled.email)))
    await ownerOf(app).send(new AdminResetUserPasswordCommand(user(reset.email)))
    const attempts = [
      { ...wrong, password: "Not-the-passw0rd" },
      { email: "nobody@example.com", password: "Not-the-passw0rd" },
      disabled,
      reset,
    ]
    const said = new Set<string>()
    const codes = new Set<string | undefined>()
    for (const { email, password } of attempts) {
      const browser = openBrowser(app)
      const answer = await browser.submit("/sign-in", { email, password })
      expect(answer.status).toBe(200)
      expect(browser.cookies.size).toBe(0)
      said.add(answer.alerts.join())
      codes.add(codeOf(answer))
    }
    expect(said.size).toBe(1)
    expect([...said][0]).toMatch(WRONG)
    // The form's state is in the page, too.
    expect([...codes]).toEqual(["SignInRefused"])
  })

  it("keeps the address that was typed and not the password", async () => {
    const answer = await openBrowser(app).submit("/sign-in", { email: "ada@example.com", password: "canary-Passw0rd" })
    expect(answer.html).toContain('value="ada@example.com"')
    expect(answer.html).not.toContain("canary")
  })

  it("says at each field what is missing", async () => {
    const answer = await openBrowser(app).submit("/sign-in", { email: " ", password: "" })
    expect(answer.alerts).toEqual(["Enter your e-mail address.", "Enter your password."])
  })

  it("says when Cognito is busy, or faulty", async () => {
    const attempt = () => openBrowser(app).submit("/sign-in", app.admin)
    const busy = await whileFailing(app, "InitiateAuth", "TooManyRequestsException", attempt)
    expect(busy.alerts.join()).toMatch(/^Too many requests right now/)
    const faulty = await whileFailing(app, "InitiateAuth", "InternalErrorException", attempt)
    expect(faulty.alerts.join()).toMatch(/^The sign-in service had a fault/)
  })

  it.each([
    {},
    { origin: "null" },
    { origin: "https://evil.example" },
    { origin: "https://evil.example", "x-forwarded-host": "evil.example" },
  ])("meets a right password that comes with the headers %j", async (headers) => {
    const browser = openBrowser(app)
    const answer = await browser.submit("/sign-in", app.admin, headers as Record<string, string>)
    expect(answer.status === 403 || answer.alerts.join().startsWith("This form was not sent from this console")).toBe(
      true,
    )
    expect(browser.cookies.size).toBe(0)
  })
})

describe("a session that somebody planted", () => {
  it("does not survive a sign-in", async () => {
    const attacker = await signedInBrowser(app, await createPerson(app))
    const victim = openBrowser(app)
    for (const [name, value] of attacker.cookies) victim.cookies.set(name, value)
    victim.cookies.set("CognitoIdentityServiceProvider.other.x.accessToken", "planted")
    // The attacker has no role, so the form is shown although somebody is signed in.
    await signInThroughForm(victim, app.admin)
    const left = [...victim.cookies].filter(
      ([name, value]) => attacker.cookies.get(name) === value || value === "planted",
    )
    expect(left).toEqual([])
    expect((await victim.get("/admin")).status).toBe(200)
  })
})

describe("somebody without the role", () => {
  it("gets the 403 page everywhere, as an RSC request and as a prefetch too", async () => {
    const person = await createPerson(app, { groups: ["EDITORS"] })
    const browser = await signedInBrowser(app, person)
    const asked: Record<string, string>[] = [{}, { rsc: "1" }, { rsc: "1", "next-router-prefetch": "1" }]
    for (const path of ["/", "/admin", "/admin/users", "/admin/groups", `/admin/users/${person.userId}`, "/nothing"]) {
      for (const headers of asked) {
        const answer = await browser.get(path, headers)
        expect(answer.status).toBe(403)
        expect(answer.html).toContain("This account has no access")
        expect(answer.html).not.toContain(app.admin.email)
      }
    }
  })

  it("can sign out there, and sign in as somebody else", async () => {
    const browser = await signedInBrowser(app, await createPerson(app))
    expect(await browser.post("/sign-out")).toMatchObject({ status: 303, location: "/sign-in?notice=signed-out" })
    await signInThroughForm(browser, app.admin)
    expect((await browser.get("/admin")).status).toBe(200)
  })
})
