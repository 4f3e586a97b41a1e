import { createPerson, createPersonWith, groupsOf } from "../harness/people"
import { Console, expect, test } from "./console"

test("an administrator who was dismissed changes nothing from their very next click, though the token is valid", async ({
  app,
  browser,
  page,
  console,
}) => {
  const [first, second] = [await createPersonWith(app, "admin"), await createPersonWith(app, "admin")]
  const { userId } = await createPerson(app)

  // The second has the page of somebody open, and the form filled in.
  const elsewhere = await browser.newPage({ baseURL: app.origin })
  await new Console(elsewhere, app).signIn(second)
  await elsewhere.goto(`/admin/users/${userId}`)
  await elsewhere.locator("html[data-scripts]").waitFor()
  await elsewhere.getByLabel("Add to a group").selectOption("EDITORS")

  await console.signIn(first)
  await page.goto(`/admin/users/${second.userId}`)
  await page.locator("html[data-scripts]").waitFor()
  await page.getByRole("link", { name: "Remove from ADMINS" }).click()
  const dialog = page.getByRole("dialog")
  await dialog.getByLabel("Reason").fill("Left the company")
  await dialog.getByRole("button", { name: "Remove from ADMINS" }).click()
  await expect(page.getByRole("status").filter({ hasText: "signed out everywhere" })).toBeVisible()
  expect(await groupsOf(app, second.userId)).toEqual([])

  await elsewhere.getByRole("button", { name: "Add", exact: true }).click()
  const said = elsewhere.getByRole("status").filter({ hasText: "your role was taken away" })
  await expect(said.getByRole("link", { name: "Sign in again" })).toBeVisible()
  expect(await groupsOf(app, userId)).toEqual([])
  // The token itself is good for minutes yet: the page is still read with it.
  await elsewhere.reload()
  await expect(elsewhere.getByRole("heading", { level: 1 })).toBeVisible()
  await elsewhere.close()

  const trailOf = async (actor: string) => {
    await page.goto(`/admin/audit?actor=${encodeURIComponent(actor)}`)
    return page.getByRole("row").nth(1)
  }
  const removal = await trailOf(first.email)
  for (const text of ["Removed from group", "ADMINS", second.email, "Done", "Left the company"]) {
    await expect(removal).toContainText(text)
  }
  const refusal = await trailOf(second.email)
  for (const text of ["Add to group", "Refused"]) await expect(refusal).toContainText(text)
})
