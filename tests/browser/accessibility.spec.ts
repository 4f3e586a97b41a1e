import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { USER_OFFERS } from "../../app/admin/users/[userId]/user-offers"
import { createPerson } from "../harness/people"
import { expect, test } from "./console"

const WIDTHS = [360, 1440]
const SCHEMES = ["light", "dark"] as const
const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

async function expectAccessible(page: Page, where: string) {
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
      await page.setViewportSize({ width, height: 900 })
      const { violations } = await new AxeBuilder({ page }).withTags(WCAG_22_AA).analyze()
      const found = violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.target.join(" ")) }))
      expect(found, `${where}, ${colorScheme}, ${width} px`).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, `${where} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0)
    }
  }
}

test("the pages before sign-in keep to WCAG 2.2 AA, light and dark, narrow and wide", async ({ page }) => {
  for (const path of ["/sign-in", "/sign-in/forgot-password", "/sign-in/reset-password"]) {
    await page.goto(path)
    await expectAccessible(page, path)
  }
})

const CONSOLE_PAGES = [
  "/admin",
  "/admin/users",
  "/admin/users?attribute=email&match=prefix&value=nobody-has-this",
  "/admin/users?page=foreign",
  "/admin/groups",
  "/admin/users/no-such-user",
]

for (const path of CONSOLE_PAGES) {
  test(`so does ${path}`, async ({ console, page }) => {
    await console.signIn()
    await page.goto(path)
    await expectAccessible(page, path)
  })
}

test("so does a user with a very long name", async ({ app, console, page }) => {
  const { userId } = await createPerson(app, { groups: ["EDITORS"], name: "Иван Очень-Длинное-Имя ".repeat(8).trim() })
  await console.signIn()
  await page.goto(`/admin/users/${userId}`)
  await expectAccessible(page, "the user")
})

for (const { path } of USER_OFFERS) {
  test(`so does ${path} of a user`, async ({ app, console, page }) => {
    const { userId } = await createPerson(app)
    await console.signIn()
    await page.goto(`/admin/users/${userId}/${path}`)
    await expectAccessible(page, path)
  })
}

test("so does a change in its dialog", async ({ app, console, page }) => {
  const { userId } = await createPerson(app)
  await console.signIn()
  await page.goto(`/admin/users/${userId}`)
  await page.getByRole("link", { name: "Disable" }).first().click()
  await expect(page.getByRole("dialog").getByRole("button", { name: "Disable user" })).toBeVisible()
  await expectAccessible(page, "the dialog")
})

test("so does the 403 page", async ({ app, console, page }) => {
  await console.signIn(await createPerson(app))
  await page.goto("/admin")
  await expectAccessible(page, "403")
})

test("a group is given and taken with the keyboard alone", async ({ app, page }) => {
  const { userId } = await createPerson(app)
  await page.goto(`/sign-in?next=${encodeURIComponent(`/admin/users/${userId}`)}`)
  await page.keyboard.type(app.admin.email)
  await page.keyboard.press("Tab")
  await page.keyboard.type(app.admin.password)
  await page.keyboard.press("Enter")
  await page.waitForURL(`**/admin/users/${userId}`)

  const tabTo = async (name: string | RegExp) => {
    const target = page.getByRole("main").getByLabel(name).or(page.getByRole("main").getByRole("button", { name }))
    for (let presses = 0; presses < 40; presses++) {
      if (await target.first().evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press("Tab")
    }
    throw new Error(`${name} cannot be reached with the Tab key.`)
  }
  await tabTo("Add to a group")
  await page.keyboard.type("EDI")
  await page.keyboard.press("Tab")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("button", { name: "Remove from EDITORS" })).toBeVisible()

  await tabTo("Remove from EDITORS")
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement as Element).outlineStyle)
  expect(outline).not.toBe("none")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("button", { name: "Remove from EDITORS" })).toHaveCount(0)
})

test("the search for a user is one key away", async ({ console, page }) => {
  await console.signIn()
  await page.goto("/admin")
  await page.locator("html[data-scripts]").waitFor()
  await page.keyboard.press("/")
  await page.keyboard.type("admin@")
  await page.keyboard.press("Enter")
  await expect(page.getByRole("row").nth(1)).toContainText("admin@example.com")
})
