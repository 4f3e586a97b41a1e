import { AdminDeleteUserCommand, AdminGetUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import type { Page } from "@playwright/test"
import { createPerson, ownerOf } from "../harness/people"
import type { Product } from "../harness/product"
import { openDialog } from "../views/open-dialog"
import { expect, test } from "./console"

/** Whether Cognito holds the user for enabled; undefined when there is none. */
async function isEnabled(app: Product, userId: string): Promise<boolean | undefined> {
  const { Enabled } = await ownerOf(app).send(new AdminGetUserCommand({ UserPoolId: app.userPoolId, Username: userId }))
  return Enabled
}

const notice = (page: Page) => page.getByRole("status").filter({ hasText: "is disabled" })

test.beforeEach(({ console }) => console.signIn())

test("a change opens in a dialog, is done there, and shows at once", async ({ app, page }) => {
  const { userId } = await createPerson(app)
  await page.goto(`/admin/users/${userId}`)
  const dialog = await openDialog(page, "Disable")
  await expect(dialog).toHaveAccessibleName(/^Disable/)
  expect(await isEnabled(app, userId)).toBe(true)
  await dialog.getByLabel("Reason").fill("Has left")
  await dialog.getByRole("button", { name: "Disable user" }).click()

  await expect(notice(page)).toBeFocused()
  await expect(page.getByText("Disabled", { exact: true }).first()).toBeVisible()
  expect(await isEnabled(app, userId)).toBe(false)
  await expect(page).toHaveURL(`/admin/users/${userId}`)
})

test("the same change is a page of its own", async ({ app, page }) => {
  const { userId } = await createPerson(app)
  await page.goto(`/admin/users/${userId}/disable-user`)
  await page.getByLabel("Reason").fill("Has left")
  await page.getByRole("button", { name: "Disable user" }).click()
  await expect(notice(page)).toBeVisible()
  expect(await isEnabled(app, userId)).toBe(false)
})

test("what cannot be done now says why and what can, on the page and at its own address", async ({ app, page }) => {
  const { userId } = await createPerson(app)
  await page.goto(`/admin/users/${userId}`)
  await expect(page.getByRole("button", { name: "Enable" })).toBeDisabled()
  await expect(page.getByRole("button", { name: "Enable" })).toHaveAccessibleDescription(/enabled already/)
  await page.goto(`/admin/users/${userId}/enable-user`)
  await expect(page.getByText("The account is enabled already.")).toBeVisible()
  await expect(page.getByRole("button", { name: "Enable user" })).toHaveCount(0)
})

test("somebody who was deleted meanwhile leads back to the list, which says so", async ({ app, page }) => {
  const { userId } = await createPerson(app)
  await page.goto(`/admin/users/${userId}`)
  const dialog = await openDialog(page, "Disable")
  const button = dialog.getByRole("button", { name: "Disable user" })
  await dialog.getByLabel("Reason").fill("Has left")
  await expect(button).toBeVisible()
  await ownerOf(app).send(new AdminDeleteUserCommand({ UserPoolId: app.userPoolId, Username: userId }))
  await button.click()
  await expect(page).toHaveURL(/\/admin\/users(\?|$)/)
  await expect(page.getByRole("status").filter({ hasText: "does not exist any more" })).toBeVisible()
})

test("a network that is gone is said in the dialog, where the change can be sent again", async ({
  app,
  context,
  page,
}) => {
  const { userId } = await createPerson(app)
  await page.goto(`/admin/users/${userId}`)
  const dialog = await openDialog(page, "Disable")
  const button = dialog.getByRole("button", { name: "Disable user" })
  await dialog.getByLabel("Reason").fill("Has left")
  await expect(button).toBeVisible()
  await context.setOffline(true)
  await button.click()
  await expect(dialog.getByRole("alert").filter({ hasText: "did not answer" })).toBeVisible()
  expect(await isEnabled(app, userId)).toBe(true)
  await context.setOffline(false)
  await button.click()
  await expect(notice(page)).toBeVisible()
})

test("a server that fails is said in the dialog, which keeps what was typed and can be sent again", async ({
  app,
  page,
}) => {
  const { userId } = await createPerson(app)
  await page.goto(`/admin/users/${userId}`)
  const dialog = await openDialog(page, "Disable")
  await dialog.getByLabel("Reason").fill("Has left")
  await page.route(/disable-user/, (route) =>
    route.request().method() === "POST" ? route.fulfill({ status: 502, body: "Bad gateway" }) : route.fallback(),
  )
  await dialog.getByRole("button", { name: "Disable user" }).click()
  await expect(dialog.getByRole("alert").filter({ hasText: "The server failed" })).toBeVisible()
  await expect(dialog.getByLabel("Reason")).toHaveValue("Has left")
  expect(await isEnabled(app, userId)).toBe(true)
  await page.unroute(/disable-user/)
  await dialog.getByRole("button", { name: "Disable user" }).click()
  await expect(notice(page)).toBeVisible()
  expect(await isEnabled(app, userId)).toBe(false)
})

test("a link that is pressed twice opens one dialog", async ({ app, page }) => {
  const { userId } = await createPerson(app)
  await page.goto(`/admin/users/${userId}`)
  await page.locator("html[data-scripts]").waitFor()
  await page.route(/disable-user/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500))
    await route.fallback()
  })
  await page.getByRole("main").getByRole("link", { name: "Disable", exact: true }).first().dblclick()
  await page.getByRole("dialog").getByLabel("Reason").fill("Has left")
  await page.waitForTimeout(1_500)
  await expect(page.locator("dialog")).toHaveCount(1)
  await page.keyboard.press("Escape")
  await expect(page.locator("dialog")).toHaveCount(0)
  // And the next press opens the next one.
  await openDialog(page, "Disable")
})

test("a page that does not come is opened by the browser itself", async ({ app, page }) => {
  const { userId } = await createPerson(app)
  await page.goto(`/admin/users/${userId}`)
  await page.locator("html[data-scripts]").waitFor()
  await page.route(/disable-user$/, (route) => route.request().isNavigationRequest() && route.fallback())
  await page.getByRole("main").getByRole("link", { name: "Disable", exact: true }).first().click()
  await page.waitForURL(/disable-user/, { timeout: 20_000 })
  await expect(page.getByRole("main").getByLabel("Reason")).toBeVisible()
})

test("a dialog that is closed while its next step is on the way stays closed", async ({ app, page }) => {
  const errors: string[] = []
  page.on("pageerror", (error) => errors.push(error.message))
  const { userId } = await createPerson(app)
  await page.goto(`/admin/users/${userId}`)
  const dialog = await openDialog(page, "Look it up")
  await page.route(/look/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500))
    await route.fallback()
  })
  const answered = page.waitForResponse(/look/)
  await dialog.getByRole("link", { name: /look/i }).click()
  await page.keyboard.press("Escape")
  await answered
  await page.waitForTimeout(500)
  await expect(page.locator("dialog")).toHaveCount(0)
  expect(errors).toEqual([])
})

test("a password that could not be copied is selected, and nothing says that it was", async ({ app, page }) => {
  const { userId } = await createPerson(app)
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"))
  })
  await page.goto(`/admin/users/${userId}/set-user-password`)
  await page.locator("html[data-scripts]").waitFor()
  await page.getByLabel(/^Generate one/).check()
  await page.getByRole("button", { name: "Set password" }).click()
  const password = (await page.locator("[data-copied]").textContent()) ?? ""
  // The form with the button is gone; whoever uses the keyboard goes on at what came in its place.
  await expect(page.locator("[data-result]")).toBeFocused()
  await page.getByRole("button", { name: "Copy" }).click()
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(password)
  await expect(page.getByRole("button", { name: "Copied" })).toHaveCount(0)
})

test("a password that is shown once stays when somebody presses Escape before it is copied", async ({ app, page }) => {
  const { userId } = await createPerson(app)
  await page.context().grantPermissions(["clipboard-write"])
  await page.goto(`/admin/users/${userId}`)
  await page.locator("html[data-scripts]").waitFor()
  await page.getByRole("link", { name: "Set password", exact: true }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel(/^Generate one/).check()
  await dialog.getByRole("button", { name: "Set password" }).click()
  await dialog.locator("[data-copied]").waitFor()
  await page.keyboard.press("Escape")
  await page.keyboard.press("Escape")
  await expect(dialog.getByRole("button", { name: "Copy" })).toBeFocused()
  await page.keyboard.press("Enter")
  await expect(dialog.getByRole("button", { name: "Copied" })).toBeFocused()
  await page.keyboard.press("Escape")
  await expect(page.getByRole("status").filter({ hasText: "has a temporary password" })).toBeFocused()
})

test("a link says that its dialog is on its way", async ({ app, page }) => {
  const { userId } = await createPerson(app)
  await page.goto(`/admin/users/${userId}`)
  await page.locator("html[data-scripts]").waitFor()
  let arrive = () => {}
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  await page.route("**/set-user-password", async (route) => {
    await arrived
    await route.continue()
  })
  const link = page.getByRole("link", { name: "Set password", exact: true })
  await link.click()
  await expect(link).toHaveAttribute("aria-busy", "true")
  arrive()
  await expect(page.getByRole("dialog")).toBeVisible()
  await expect(page.locator("a[aria-busy]")).toHaveCount(0)
})

test("a page whose form was refused goes on at the first field that is wrong", async ({ page }) => {
  await page.goto("/admin/groups/create-group")
  await page.locator("html[data-scripts]").waitFor()
  await page.getByLabel("Name").fill("A NAME WITH SPACES")
  await page.getByRole("button", { name: /^Create/ }).click()
  await expect(page.getByLabel("Name")).toHaveAttribute("aria-invalid", "true")
  await expect(page.getByLabel("Name")).toBeFocused()
})

test("users can be chosen in the list that a change on a page of its own led to", async ({ app, page }) => {
  const { userId, email } = await createPerson(app)
  await page.goto(`/admin/users/${userId}/delete-user`)
  await page.locator("html[data-scripts]").waitFor()
  await page.getByLabel("Reason").fill("Has left")
  await page.getByLabel(/^To confirm/).fill(email)
  await page.getByRole("button", { name: "Delete user" }).click()
  await expect(page).toHaveURL(/\/admin\/users$/)
  await page.getByLabel("Choose all on this page").check()
  expect(await page.locator("input[name=userId]:checked").count()).toBeGreaterThan(5)
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("the change is a page, and leads back to the user", async ({ app, page }) => {
    const { userId } = await createPerson(app)
    await page.goto(`/admin/users/${userId}`)
    await page.getByRole("link", { name: "Disable" }).first().click()
    await page.getByLabel("Reason").fill("Has left")
    await page.getByRole("button", { name: "Disable user" }).click()
    await expect(notice(page)).toBeVisible()
    expect(await isEnabled(app, userId)).toBe(false)
  })
})
