import { expect, test } from "./console"

test("after signing out the back button shows nothing, and nothing was left in the browser", async ({
  app,
  console,
  context,
  page,
}) => {
  await console.signIn()
  await page.goto("/admin/users")
  await expect(page.getByRole("row").nth(1)).toBeVisible()
  expect(await page.evaluate(() => [document.cookie, localStorage.length, sessionStorage.length])).toEqual(["", 0, 0])

  await page.locator("details[data-menu] summary").click()
  await page.getByRole("button", { name: "Sign out" }).click()
  await expect(page.getByRole("status")).toContainText("You are signed out.")
  expect(await context.cookies()).toEqual([])

  await page.goBack()
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible()
  expect(await page.content()).not.toContain(app.admin.email)
})
