import { randomUUID } from "node:crypto"
import { createPerson, groupsOf } from "../harness/people"
import { expect, test } from "./console"

test.beforeEach(({ console }) => console.signIn())

test("a user id that nobody has, or that is none, is a page that leads back", async ({ page }) => {
  for (const id of [randomUUID(), "no-uuid", "%00", "..%2f"]) {
    const response = await page.goto(`/admin/users/${id}`)
    expect(response?.status(), id).toBe(404)
    await expect(page.getByRole("link", { name: /users/i }).first()).toBeVisible()
  }
})

test("a foreign page token shows the first page with a notice", async ({ page }) => {
  // Of a list that other tests' people are not in.
  const list = "/admin/users?attribute=email&match=exact&value=admin%40example.com"
  await page.goto(`${list}&page=Zm9yZWlnbg`)
  await expect(page.getByRole("status")).toContainText("no longer valid")
  await expect(page.getByRole("row").nth(1)).toContainText("admin@example.com")
})

test("a page size of 61 says what sizes there are", async ({ page }) => {
  await page.goto("/admin/users?size=61")
  await expect(page.getByRole("status")).toContainText("1 to 60")
  await expect(page.getByRole("row").nth(1)).toBeVisible()
})

test("quotes and backslashes are searched for as they are", async ({ app, page }) => {
  const name = `Q"uote\\${randomUUID().slice(0, 8)}`
  await createPerson(app, { name })
  await page.goto("/admin/users")
  await page.getByLabel("Attribute").selectOption({ label: "Name" })
  await page.getByLabel("Search text").fill(name)
  await page.getByRole("button", { name: "Search" }).click()
  await expect(page.getByRole("row").nth(1)).toContainText(name)
  await expect(page.getByLabel("Search text")).toHaveValue(name)
  await page.getByLabel("Search text").fill(`" or email ^= "`)
  await page.getByRole("button", { name: "Search" }).click()
  await expect(page.getByRole("table")).toHaveCount(0)
})

test("no group chosen is said at the field, and nothing is changed", async ({ app, page }) => {
  const { userId } = await createPerson(app)
  await page.goto(`/admin/users/${userId}`)
  await page.getByLabel("Add to a group").evaluate((field) => field.removeAttribute("required"))
  await page.getByRole("button", { name: "Add", exact: true }).click()
  await expect(page.getByRole("alert").filter({ hasText: "Choose a group" })).toBeVisible()
  await expect(page.getByLabel("Add to a group")).toHaveAttribute("aria-invalid", "true")
  expect(await groupsOf(app, userId)).toEqual([])
})

test("a group that is gone meanwhile is named, and nothing is changed", async ({ app, page }) => {
  const { userId } = await createPerson(app)
  await page.goto(`/admin/users/${userId}`)
  await page.getByLabel("Add to a group").evaluate((select) => {
    const option = document.createElement("option")
    option.text = "VANISHED"
    select.append(option)
  })
  await page.getByLabel("Add to a group").selectOption("VANISHED")
  await page.getByRole("button", { name: "Add", exact: true }).click()
  await expect(page.getByRole("main")).toContainText("There is no group")
  expect(await groupsOf(app, userId)).toEqual([])
})

test("script in a name is text", async ({ app, page }) => {
  const name = `<img src=x onerror="document.title='hacked'">${randomUUID()}`
  const { userId } = await createPerson(app, { name })
  await page.goto(`/admin/users/${userId}`)
  await expect(page.getByRole("heading", { level: 1 })).toContainText("<img")
  await expect(page).not.toHaveTitle("hacked")
})
