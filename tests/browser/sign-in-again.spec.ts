import {
  AdminDisableUserCommand,
  AdminGetUserCommand,
  GetTokensFromRefreshTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider"
import type { BrowserContext, Locator, Page } from "@playwright/test"
import { manyUsersPath } from "../../lib/many-users-path"
import { oldSignIn } from "../harness/old-sign-in"
import { createPerson, groupsOf, isEnabled, ownerOf, type Person, signIn } from "../harness/people"
import type { Product } from "../harness/product"
import { addAuthenticatorApp } from "../harness/second-factors"
import { test as base, expect } from "./console"
import { expectAccessible } from "./expect-accessible"
import { Keyboard } from "./keyboard"

const test = base.extend<{ admin: Person }>({
  // Somebody of their own: their sessions are made older.
  admin: async ({ app }, use) => use(await createPerson(app, { groups: ["ADMINS"] })),
})

async function arriveLongAfterSigningIn(context: BrowserContext, app: Product, admin: Person) {
  const cookies = Object.entries(await oldSignIn(app, admin)).map(([name, value]) => ({ name, value, url: app.origin }))
  await context.addCookies(cookies)
}

async function open(page: Page, path: string) {
  await page.goto(path)
  await page.locator("html[data-scripts]").waitFor()
}

const refreshTokenIn = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name.endsWith(".refreshToken"))?.value ?? ""

function isRevoked(app: Product, RefreshToken: string): Promise<boolean> {
  const command = new GetTokensFromRefreshTokenCommand({ ClientId: app.userPoolClientId, RefreshToken })
  return refuses(app, command as never, "NotAuthorizedException")
}

function isDeleted(app: Product, { email }: Person): Promise<boolean> {
  const command = new AdminGetUserCommand({ UserPoolId: app.userPoolId, Username: email })
  return refuses(app, command as never, "UserNotFoundException")
}

function refuses(app: Product, command: never, code: string): Promise<boolean> {
  return ownerOf(app)
    .send(command)
    .then(
      () => false,
      ({ name }) => name === code,
    )
}

const crowd = async (app: Product, count: number) => {
  const people: Person[] = []
  for (let number = 0; number < count; number++) people.push(await createPerson(app))
  return { people, userIds: people.map(({ userId }) => userId) }
}

const offer = (page: Page | Locator) => page.getByRole("link", { name: "Confirm that it is you" })
const confirming = (page: Page) => page.getByRole("dialog", { name: "Confirm that it is you" })
const confirmed = (page: Page) => page.getByText("You have confirmed that it is you")
const refusal = (page: Page, role: "alert" | "status" = "alert") =>
  page.getByRole(role).filter({ hasText: "at most 10 minutes old" })
const sayWhy = (place: Page | Locator) => place.getByLabel("Reason").fill("They have left")

async function confirmInDialog(page: Page, { password }: Person) {
  await confirming(page).getByLabel("Password").fill(password)
  await confirming(page).getByRole("button", { name: "Confirm" }).click()
}

/** The form that deletes somebody, filled in. */
async function fillInDeletion(page: Page, { email }: Person) {
  await sayWhy(page)
  await page.getByLabel("To confirm").fill(email)
}

async function expectDeletionFilledIn(page: Page, { email }: Person) {
  await expect(page.getByLabel("Reason")).toHaveValue("They have left")
  await expect(page.getByLabel("To confirm")).toHaveValue(email)
}

test.describe("with scripts", () => {
  test.beforeEach(({ context, app, admin }) => arriveLongAfterSigningIn(context, app, admin))

  test("a change in a dialog is sent again with one press more, by the keyboard alone", async ({
    app,
    admin,
    context,
    page,
  }) => {
    const keyboard = new Keyboard(page)
    const person = await createPerson(app)
    const before = await refreshTokenIn(context)
    await open(page, `/admin/users/${person.userId}`)
    await keyboard.use(page.getByRole("main").getByRole("link", { name: "Delete", exact: true }).first())
    const change = page.getByRole("dialog", { name: /^Delete/ })
    // It is said before, and again to whoever does not heed it.
    await expect(change.getByText("Confirm that it is you before you go on")).toBeVisible()
    await keyboard.write(change.getByLabel("Reason"), "They have left")
    await keyboard.write(change.getByLabel("To confirm"), person.email)
    await keyboard.use(change.getByRole("button", { name: "Delete user" }))
    await expect(refusal(page)).toBeVisible()
    await expect(offer(page)).toHaveCount(1)
    expect(await isDeleted(app, person)).toBe(false)

    await expect(offer(page)).toBeFocused()
    await keyboard.press("Enter")
    await expect(confirming(page).getByRole("textbox", { name: "Your account" })).toHaveValue(admin.email)
    await expect(confirming(page).getByLabel("Password")).toBeFocused()
    await keyboard.type("Not-the-passw0rd")
    await keyboard.press("Enter")
    await expect(confirming(page).getByRole("alert").filter({ hasText: "Check the password" })).toBeVisible()
    expect(await isRevoked(app, before)).toBe(false)

    await expect(confirming(page).getByLabel("Password")).toBeFocused()
    await keyboard.type(admin.password)
    await keyboard.press("Enter")
    await expect(confirming(page)).toHaveCount(0)
    await expect(confirmed(page)).toBeVisible()
    await expect(offer(page)).toBeHidden()
    await expect(change.getByRole("button", { name: "Delete user" })).toBeFocused()
    expect(await isRevoked(app, before)).toBe(true)
    expect(await isDeleted(app, person)).toBe(false)

    await keyboard.press("Enter")
    await page.waitForURL((url) => url.pathname === "/admin/users")
    expect(await isDeleted(app, person)).toBe(true)
  })

  test("what was typed into a page stays, whether one confirms or not", async ({ app, admin, page }) => {
    const person = await createPerson(app)
    await open(page, `/admin/users/${person.userId}/delete-user`)
    await fillInDeletion(page, person)
    await page.getByRole("button", { name: "Delete user" }).click()
    await expect(refusal(page)).toBeVisible()
    await expectDeletionFilledIn(page, person)

    await offer(page).click()
    await confirming(page).getByRole("link", { name: "Go back without confirming" }).click()
    await expect(confirming(page)).toHaveCount(0)
    await expect(offer(page)).toBeFocused()
    await expectDeletionFilledIn(page, person)
    await page.keyboard.press("Enter")
    await expect(confirming(page)).toBeVisible()
    await page.keyboard.press("Escape")
    await expect(confirming(page)).toHaveCount(0)

    await offer(page).click()
    await confirmInDialog(page, admin)
    await expect(confirmed(page)).toBeVisible()
    await expectDeletionFilledIn(page, person)
    expect(await isDeleted(app, person)).toBe(false)
    await page.getByRole("button", { name: "Delete user" }).click()
    await page.waitForURL((url) => url.pathname === "/admin/users")
    expect(await isDeleted(app, person)).toBe(true)
  })

  test("a password in the form is not kept, and that is said before and after", async ({ app, admin, page }) => {
    const { userId, email } = await createPerson(app)
    await open(page, `/admin/users/${userId}/set-user-password`)
    await page.getByLabel("Let me type one").check()
    await page.getByLabel("Permanent").check()
    await page.getByLabel("New password").fill("Another-passw0rd")
    await page.getByRole("button", { name: "Set password" }).click()
    await expect(page.getByRole("alert").filter({ hasText: "has to be typed again" })).toBeVisible()
    await expect(page.getByLabel("New password")).toHaveValue("")
    await expect(page.getByLabel("Let me type one")).toBeChecked()
    await offer(page).click()
    await confirmInDialog(page, admin)
    await expect(page.getByText("Type the password in this form again")).toBeVisible()
    await page.getByLabel("New password").fill("Another-passw0rd")
    await page.getByRole("button", { name: "Set password" }).click()
    await page.waitForURL((url) => url.pathname === `/admin/users/${userId}`)
    expect(await signIn(app, { email, password: "Another-passw0rd" })).toHaveProperty("AccessToken")
  })

  test("whoever confirms before the form is filled in sends it once", async ({ app, admin, page }) => {
    const person = await createPerson(app)
    await open(page, `/admin/users/${person.userId}/delete-user`)
    await offer(page).click()
    await confirmInDialog(page, admin)
    await expect(confirmed(page)).toBeFocused()
    await fillInDeletion(page, person)
    await page.getByRole("button", { name: "Delete user" }).click()
    await page.waitForURL((url) => url.pathname === "/admin/users")
    expect(await isDeleted(app, person)).toBe(true)
  })

  test("the second factor is asked for in the same dialog, also at the second try", async ({ app, admin, page }) => {
    const { userId } = await createPerson(app)
    await open(page, `/admin/users/${userId}/add-user-to-group`)
    await page.getByRole("radio").first().check()
    await sayWhy(page)
    await page.getByRole("button", { name: "Give role" }).click()
    await expect(refusal(page)).toBeVisible()
    const authenticator = await addAuthenticatorApp(app, admin)
    await offer(page).click()
    await confirmInDialog(page, admin)
    const code = page.getByRole("dialog", { name: "Enter the code" })
    await expect(code.getByRole("textbox", { name: "Code" })).toBeFocused()
    await expectAccessible(page, "the code in a dialog")
    await page.keyboard.type(authenticator.wrong())
    await page.keyboard.press("Enter")
    await expect(code.getByRole("alert").filter({ hasText: "That code is wrong" })).toBeVisible()

    await code.getByRole("link", { name: "Start again" }).click()
    await confirmInDialog(page, admin)
    await code.getByRole("textbox", { name: "Code" }).fill(authenticator.next())
    await page.keyboard.press("Enter")
    await expect(page.getByRole("dialog")).toHaveCount(0)
    await expect(confirmed(page)).toBeVisible()
    expect(await groupsOf(app, userId)).toEqual([])
    await expect(page.getByRole("radio").first()).toBeChecked()
    await page.getByRole("button", { name: "Give role" }).click()
    await page.waitForURL((url) => url.pathname === `/admin/users/${userId}`)
    expect(await groupsOf(app, userId)).toHaveLength(1)
  })

  test("somebody whose session is gone signs in as ever", async ({ app, context, page }) => {
    const person = await createPerson(app)
    const path = `/admin/users/${person.userId}/delete-user`
    await open(page, path)
    await fillInDeletion(page, person)
    await page.getByRole("button", { name: "Delete user" }).click()
    await expect(refusal(page)).toBeVisible()
    await context.clearCookies()
    await offer(page).click()
    await page.waitForURL((url) => url.pathname === "/sign-in")
    expect(new URL(page.url()).searchParams.get("next")).toBe(path)
    expect(await isDeleted(app, person)).toBe(false)
  })

  test("more than ten users are changed at once by a fresh sign-in alone", async ({ app, admin, page }) => {
    test.slow()
    const { people, userIds } = await crowd(app, 12)
    const areEnabled = async () => Promise.all(people.map(({ userId }) => isEnabled(app, userId)))
    await open(page, manyUsersPath({ change: "disable-user", groupName: null }, userIds))
    await expect(page.getByText("Confirm that it is you before you go on")).toBeVisible()
    await sayWhy(page)
    await page.getByRole("button", { name: "Disable 12 users" }).click()
    await expect(refusal(page, "status")).toBeFocused()
    await expect(offer(page)).toHaveCount(1)
    expect(await areEnabled()).toEqual(Array(12).fill(true))
    await expectAccessible(page, "a change of many that was refused")

    await offer(page).click()
    await confirmInDialog(page, admin)
    await expect(page.getByRole("status").locator("p:focus")).toHaveText(
      /You have confirmed that it is you. Now send this again/,
    )
    expect(await areEnabled()).toEqual(Array(12).fill(true))
    await expect(page.getByLabel("Reason")).toHaveValue("They have left")
    await page.getByRole("button", { name: "Disable 12 users" }).click()
    await expect(page.getByRole("status").filter({ hasText: "12 users were changed." })).toBeFocused()
    expect(await areEnabled()).toEqual(Array(12).fill(false))
  })

  test("a few users whom the API refuses are offered the same", async ({ app, admin, page }) => {
    const { people, userIds } = await crowd(app, 2)
    const groups = async () => Promise.all(people.map(({ userId }) => groupsOf(app, userId)))
    await open(page, manyUsersPath({ change: "add-user-to-group", groupName: "AUDITORS" }, userIds))
    await sayWhy(page)
    await page.getByRole("button", { name: "Add 2 users" }).click()
    await expect(refusal(page, "status")).toBeFocused()
    expect(await groups()).toEqual([[], []])
    await offer(page).click()
    await confirmInDialog(page, admin)
    await expect(confirmed(page)).toBeVisible()
    await page.getByRole("button", { name: "Add 2 users" }).click()
    await expect(page.getByRole("status").filter({ hasText: "2 users were changed." })).toBeFocused()
    expect(await groups()).toEqual([["AUDITORS"], ["AUDITORS"]])
  })
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })
  test.beforeEach(({ context, app, admin }) => arriveLongAfterSigningIn(context, app, admin))

  async function confirmOnThePage(page: Page, { email, password }: Person) {
    await offer(page).click()
    await expect(page.getByRole("heading", { name: "Confirm that it is you" })).toBeVisible()
    await expect(page.getByRole("textbox", { name: "Your account" })).toHaveValue(email)
    await page.getByLabel("Password").fill(password)
    await page.getByRole("button", { name: "Confirm" }).click()
    await page.waitForURL((url) => url.pathname.startsWith("/admin"))
  }

  test("a form comes back as it was filled in, and is sent with one press more", async ({ app, admin, page }) => {
    const person = await createPerson(app)
    await page.goto(`/admin/users/${person.userId}/delete-user`)
    await fillInDeletion(page, person)
    await page.getByRole("button", { name: "Delete user" }).click()
    await expect(refusal(page)).toBeVisible()
    await confirmOnThePage(page, admin)
    await expect(page.getByRole("alert").filter({ hasText: "What you typed is here again" })).toBeVisible()
    await expectDeletionFilledIn(page, person)
    expect(page.url()).not.toContain("They")
    expect(await isDeleted(app, person)).toBe(false)
    await page.getByRole("button", { name: "Delete user" }).click()
    await page.waitForURL((url) => url.pathname === "/admin/users")
    expect(await isDeleted(app, person)).toBe(true)
  })

  test("a password is kept nowhere, and what was chosen is", async ({ app, admin, context, page }) => {
    const { userId } = await createPerson(app)
    await page.goto(`/admin/users/${userId}/set-user-password`)
    await page.getByLabel("Let me type one").check()
    await page.getByLabel("New password").fill("Another-passw0rd")
    await page.getByRole("button", { name: "Set password" }).click()
    await expect(page.getByRole("alert").filter({ hasText: "has to be typed again" })).toBeVisible()
    expect(await page.content()).not.toContain("Another-passw0rd")
    expect(JSON.stringify(await context.cookies())).not.toContain("Another-passw0rd")
    await confirmOnThePage(page, admin)
    await expect(page.getByRole("alert").filter({ hasText: "but for the password: type that again" })).toBeVisible()
    await expect(page.getByLabel("Let me type one")).toBeChecked()
    await expect(page.getByLabel("New password")).toHaveValue("")
  })

  test("a form that one account has filled in is not there for another", async ({ app, admin, context, page }) => {
    const person = await createPerson(app)
    const other = await createPerson(app, { groups: ["ADMINS"] })
    await page.goto(`/admin/users/${person.userId}/delete-user`)
    await fillInDeletion(page, person)
    await page.getByRole("button", { name: "Delete user" }).click()
    const wayBack = new URL((await offer(page).getAttribute("href")) ?? "", app.origin).searchParams.get("next") ?? ""
    expect(wayBack).toContain("kept=")
    for (const { name } of await context.cookies()) {
      if (name.startsWith("Cognito")) await context.clearCookies({ name })
    }
    await arriveLongAfterSigningIn(context, app, other)
    await page.goto(wayBack)
    await expect(page.getByLabel("Reason")).toHaveValue("")
    await expect(page.getByLabel("To confirm")).toHaveValue("")
    for (const { name } of await context.cookies()) {
      if (name.startsWith("Cognito")) await context.clearCookies({ name })
    }
    await arriveLongAfterSigningIn(context, app, admin)
    await page.goto(wayBack)
    await expectDeletionFilledIn(page, person)
  })

  test("more than ten users are changed after confirming", async ({ app, admin, page }) => {
    test.slow()
    const { people, userIds } = await crowd(app, 12)
    for (const { email } of people) {
      await ownerOf(app).send(new AdminDisableUserCommand({ UserPoolId: app.userPoolId, Username: email }))
    }
    await page.goto(manyUsersPath({ change: "enable-user", groupName: null }, userIds))
    await page.getByRole("button", { name: "Enable 12 users" }).click()
    await expect(refusal(page, "status")).toBeVisible()
    await confirmOnThePage(page, admin)
    await page.getByRole("button", { name: "Enable 12 users" }).click()
    await expect(page.getByRole("status").filter({ hasText: "12 users were changed." })).toBeVisible()
    expect(await Promise.all(people.map(({ userId }) => isEnabled(app, userId)))).toEqual(Array(12).fill(true))
  })

  test("why many users are changed is kept, too", async ({ app, admin, page }) => {
    const { userIds } = await crowd(app, 11)
    await page.goto(manyUsersPath({ change: "sign-out-user", groupName: null }, userIds))
    await sayWhy(page)
    await page.getByRole("button", { name: "Sign out 11 users" }).click()
    await confirmOnThePage(page, admin)
    await expect(page.getByLabel("Reason")).toHaveValue("They have left")
  })
})
