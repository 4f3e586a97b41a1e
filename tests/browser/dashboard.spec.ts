import { WAITING } from "../../app/admin/waiting"
import { expect, test } from "./console"

test.beforeEach(async ({ console, page }) => {
  await console.signIn()
  await page.goto("/admin")
})

for (const { label } of WAITING) {
  test(`the dashboard counts who is ${label.toLowerCase()}, and leads to exactly those`, async ({ page }) => {
    const card = page.getByRole("main").getByRole("link").filter({ hasText: label })
    const counted = await card.locator("span").nth(1).textContent()
    expect(counted).toMatch(/^([1-9]\d*|60\+)$/)
    await card.click()
    await expect(page.getByRole("navigation", { name: "States" }).getByText(label)).toHaveAttribute(
      "aria-current",
      "true",
    )
    // The other tests make people meanwhile: those who were counted are there.
    const rows = page.getByRole("row").filter({ has: page.getByRole("checkbox", { name: /^Choose (?!all)/ }) })
    expect(await rows.count()).toBeGreaterThan(0)
    await expect(rows.filter({ hasText: label })).toHaveCount(await rows.count())
  })
}

test("the dashboard says what the pool is like, and its groups in their order", async ({ page }) => {
  await expect(page.getByText("Users, estimated")).toBeVisible()
  await expect(page.getByText(/At least \d+ characters/).first()).toBeVisible()
  await page.getByRole("main").getByRole("link", { name: "ADMINS" }).click()
  await expect(page.getByRole("heading", { name: "ADMINS" })).toBeVisible()
})
