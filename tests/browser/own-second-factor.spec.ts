import { AdminGetUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import type { Page } from "@playwright/test"
import { createPerson, createPersonWith, ownerOf, type Person } from "../harness/people"
import type { Product } from "../harness/product"
import { addAuthenticatorApp, authenticatorFor, keyOn } from "../harness/second-factors"
import { Console, expect, test } from "./console"
import { Keyboard } from "./keyboard"

const PAGE = "/admin/second-factor"
const VERIFY = `${PAGE}/verify-software-token`

/** The second factors that are asked for when somebody signs in, as Cognito knows them, the preferred one last. */
async function factorsOf(app: Product, { userId }: Person): Promise<(string | undefined)[]> {
  const command = new AdminGetUserCommand({ UserPoolId: app.userPoolId, Username: userId })
  const { UserMFASettingList = [], PreferredMfaSetting } = await ownerOf(app).send(command)
  return [...UserMFASettingList, PreferredMfaSetting]
}
const NONE = [undefined]
const APP = ["SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA"]

const code = (page: Page) => page.getByRole("textbox", { name: "Code from the app" })
const button = (page: Page, name: string) => page.getByRole("main").getByRole("button", { name })
const said = (page: Page, role: "alert" | "status", text: string) => page.getByRole(role).filter({ hasText: text })

/** Begins to set an app up. @returns the app that was given the key */
async function begin(page: Page, name = "Set up an authenticator app") {
  await button(page, name).click()
  await page.waitForURL(`**${VERIFY}`)
  await code(page).waitFor()
  return authenticatorFor(keyOn(await page.content()))
}

/** Signs in with the password and a code. */
async function signInWithCode(page: Page, { email, password }: Person, value: string) {
  await page.getByLabel("E-mail address").fill(email)
  await page.getByLabel("Password").fill(password)
  await page.getByRole("button", { name: "Sign in" }).click()
  await page.getByRole("textbox", { name: "Code", exact: true }).fill(value)
  await page.getByRole("button", { name: "Sign in" }).click()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without JavaScript", () => {
    test.use({ javaScriptEnabled })

    test("an app is set up from the account menu at the second try, and every session ends that began without it", async ({
      app,
      console,
      page,
      browser,
    }) => {
      const person = await createPersonWith(app, "auditor")
      const elsewhere = await browser.newContext({ baseURL: app.origin })
      const other = await elsewhere.newPage()
      await new Console(other, app).signIn(person)
      await console.signIn(person)
      await page.locator("details[data-menu] summary").click()
      await page.getByRole("link", { name: "Second factor" }).click()
      await expect(page.getByText("No authenticator app is set up for your account")).toBeVisible()

      const { wrong, now, next } = await begin(page)
      const key = keyOn(await page.content())
      await code(page).fill(wrong())
      await button(page, "Switch it on").click()
      await expect(said(page, "alert", "That code is wrong")).toBeVisible()
      expect(await factorsOf(app, person)).toEqual(NONE)
      await page.reload()
      expect(keyOn(await page.content())).toBe(key)

      await code(page).fill(now())
      await button(page, "Switch it on").click()
      await expect(said(page, "status", "Your authenticator app is set up")).toBeVisible()
      expect(new URL(page.url()).pathname).toBe("/sign-in")
      expect(await factorsOf(app, person)).toEqual(APP)
      expect((await page.context().cookies()).filter(({ name }) => /Cognito|app-set-up/.test(name))).toEqual([])

      await other.goto(PAGE)
      await expect(said(other, "alert", "This session has ended")).toBeVisible()
      await expect(other.getByRole("main").getByRole("link", { name: "Sign in again" })).toBeVisible()
      await elsewhere.close()

      await signInWithCode(page, person, next())
      await page.waitForURL("**/admin")
      await page.goto(PAGE)
      await expect(page.getByText("An authenticator app is set up for your account")).toBeVisible()
    })

    test("it is switched off after a sentence that says what that means, and nobody else's is", async ({
      app,
      console,
      page,
    }) => {
      const [person, other] = [await createPersonWith(app, "support"), await createPersonWith(app, "support")]
      await console.signIn(person)
      await addAuthenticatorApp(app, person)
      await addAuthenticatorApp(app, other)
      const before = await factorsOf(app, other)
      await page.goto(PAGE)
      if (javaScriptEnabled) await page.locator("html[data-scripts]").waitFor()
      await page.getByRole("link", { name: "Switch it off" }).click()
      const place = javaScriptEnabled ? page.getByRole("dialog") : page.getByRole("main")
      await expect(place.getByText("whoever has your password can sign in")).toBeVisible()
      await place.getByRole("button", { name: "Switch it off" }).click()
      await expect(said(page, "status", "Your authenticator app is switched off")).toBeVisible()
      expect(await factorsOf(app, person)).toEqual(NONE)
      expect(await factorsOf(app, other)).toEqual(before)
    })
  })
}

test("whoever comes from a change that needs it is led back there, and can make it", async ({ app, console, page }) => {
  const [admin, target] = [await createPersonWith(app, "admin"), await createPerson(app)]
  await console.signIn(admin)
  const change = `/admin/users/${target.userId}/disable-user`
  await page.goto(`${PAGE}?next=${change}`)
  const { now, next } = await begin(page)
  await code(page).fill(now())
  await button(page, "Switch it on").click()
  await expect(said(page, "status", "Your authenticator app is set up")).toBeVisible()
  await signInWithCode(page, admin, next())
  await page.waitForURL(`**${change}`)
  await page.getByLabel("Reason").fill("Has left")
  await button(page, "Disable user").click()
  await expect(said(page, "status", "is disabled")).toBeVisible()
})

test("an app is set up with the keyboard alone, and nothing is drawn anew or refused", async ({ app, page }) => {
  const problems: string[] = []
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()))
  page.on("pageerror", (error) => problems.push(error.message))
  const keyboard = new Keyboard(page)
  const person = await createPersonWith(app, "admin")
  await keyboard.signIn(person)
  await keyboard.use(page.locator("details[data-menu] summary"))
  await keyboard.use(page.getByRole("link", { name: "Second factor" }))
  await page.waitForURL(`**${PAGE}`)
  await page.locator("html[data-scripts]").waitFor()
  await keyboard.use(button(page, "Set up an authenticator app"))
  await page.waitForURL(`**${VERIFY}`)
  await code(page).waitFor()
  await keyboard.write(code(page), authenticatorFor(keyOn(await page.content())).now())
  await keyboard.press("Enter")
  await expect(said(page, "status", "Your authenticator app is set up")).toBeVisible()
  expect(await factorsOf(app, person)).toEqual(APP)
  expect(problems).toEqual([])
})

test("another app takes the place of the one before", async ({ app, console, page }) => {
  const person = await createPersonWith(app, "admin")
  await console.signIn(person)
  const before = await addAuthenticatorApp(app, person)
  await page.goto(PAGE)
  const { now, next } = await begin(page, "Set up another app")
  await code(page).fill(before.next())
  await button(page, "Switch it on").click()
  await expect(said(page, "alert", "That code is wrong")).toBeVisible()
  await code(page).fill(now())
  await button(page, "Switch it on").click()
  await expect(said(page, "status", "Your authenticator app is set up")).toBeVisible()
  await signInWithCode(page, person, next())
  await page.waitForURL("**/admin")
})

test("a set-up that was left is found again, and is nobody else's in the same browser", async ({
  app,
  console,
  page,
}) => {
  await console.signIn(await createPersonWith(app, "support"))
  await page.goto(PAGE)
  await begin(page)
  await page.getByRole("main").getByRole("link", { name: "Cancel" }).click()
  await page.getByRole("link", { name: "Go on with it" }).click()
  await code(page).waitFor()

  await page.locator("details[data-menu] summary").click()
  await page.getByRole("button", { name: "Sign out" }).click()
  await page.waitForURL("**/sign-in?**")
  await console.signIn(await createPersonWith(app, "auditor"))
  await page.goto(VERIFY)
  await expect(page.getByText("No app is being set up in this browser")).toBeVisible()
  await expect(code(page)).toHaveCount(0)
})
