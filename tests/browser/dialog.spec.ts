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
