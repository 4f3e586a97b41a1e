import { randomUUID } from "node:crypto"
import { AdminGetUserCommand, GetGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import type { Page } from "@playwright/test"
import { createPerson, groupsOf, ownerOf, signIn } from "../harness/people"
import type { Product } from "../harness/product"
import { test as base, expect } from "./console"
import { Keyboard } from "./keyboard"

/** Everything in the console is done here with the keyboard alone, by an administrator who has signed in with it. */
const test = base.extend<{ keyboard: Keyboard }>({
  keyboard: async ({ app, page }, use) => {
    const keyboard = new Keyboard(page)
    await keyboard.signIn(app.admin)
    await use(keyboard)
  },
})

async function isEnabled(app: Product, userId: string): Promise<boolean | undefined> {
  const command = new AdminGetUserCommand({ UserPoolId: app.userPoolId, Username: userId })
  return (await ownerOf(app).send(command)).Enabled
}

const main = (page: Page) => page.getByRole("main")
const notice = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text })

test("a user is found with the slash key, disabled and enabled again", async ({ app, keyboard, page }) => {
  const { userId, email } = await createPerson(app)
  await keyboard.press("/")
  await expect(page.getByRole("searchbox", { name: "Find a user" })).toBeFocused()
  await keyboard.expectFocusSeen()
  await keyboard.type(email)
  await keyboard.press("Enter")
  await keyboard.use(page.getByRole("row").getByRole("link", { name: email }))
  await page.waitForURL(`**/admin/users/${userId}`)

  await keyboard.use(main(page).getByRole("link", { name: "Disable", exact: true }).first())
  await expect(page.getByRole("dialog").getByLabel("Reason")).toBeFocused()
  await keyboard.type("Has left")
  await keyboard.use(page.getByRole("dialog").getByRole("button", { name: "Disable user" }))
  await expect(notice(page, "is disabled")).toBeFocused()
  expect(await isEnabled(app, userId)).toBe(false)

  await keyboard.use(main(page).getByRole("link", { name: "Enable", exact: true }).first())
  await keyboard.use(page.getByRole("dialog").getByRole("button", { name: "Enable user" }))
  await expect(notice(page, "is enabled")).toBeFocused()
  expect(await isEnabled(app, userId)).toBe(true)
})

test("a dialog keeps the focus, and gives it back to the link that opened it", async ({ app, keyboard, page }) => {
  const { userId } = await createPerson(app)
  await page.goto(`/admin/users/${userId}`)
  await page.locator("html[data-scripts]").waitFor()
  const link = main(page).getByRole("link", { name: "Disable", exact: true }).first()
  await keyboard.use(link)
  await expect(page.getByRole("dialog").getByLabel("Reason")).toBeFocused()

  for (let presses = 0; presses < 8; presses++) {
    await keyboard.press("Tab")
    await keyboard.expectFocusSeen()
    // The browser's own buttons are a part of the round; of the page, only the dialog is.
    const where = await page.evaluate(() => {
      const focused = document.activeElement
      return focused === document.body || focused?.closest("dialog") ? "in the dialog" : focused?.outerHTML
    })
    expect(where).toBe("in the dialog")
  }
  await keyboard.press("Escape")
  await expect(page.getByRole("dialog")).toHaveCount(0)
  await expect(link).toBeFocused()

  await keyboard.press("Enter")
  await keyboard.use(page.getByRole("dialog").getByRole("link", { name: "Cancel" }))
  await expect(page.getByRole("dialog")).toHaveCount(0)
  await expect(link).toBeFocused()
  expect(await isEnabled(app, userId)).toBe(true)
})

test("a user is created, gets a name and another password", async ({ app, keyboard, page }) => {
  const email = `person-${randomUUID()}@example.com`
  const dialog = page.getByRole("dialog")
  await keyboard.use(page.getByRole("navigation", { name: "Console" }).getByRole("link", { name: "Users" }))
  await page.waitForURL("**/admin/users")
  await page.locator("html[data-scripts]").waitFor()
  await keyboard.use(main(page).getByRole("link", { name: "New user" }))
  await expect(dialog.getByLabel(/^E-mail address/).first()).toBeFocused()
  await keyboard.type(email)
  await keyboard.tabTo(dialog.getByRole("radio", { checked: true }))
  await keyboard.press("ArrowDown")
  await keyboard.use(dialog.getByRole("button", { name: "Create user" }))
  await expect(dialog.locator("[data-copied]")).toBeVisible()
  await keyboard.use(dialog.getByRole("link", { name: "Done" }))
  await expect(notice(page, "was created")).toBeFocused()

  await keyboard.use(main(page).getByRole("link", { name: "Edit attributes" }).first())
  await keyboard.use(dialog.getByText("More attributes"))
  await keyboard.write(dialog.locator('input[name="attribute.name"]'), "A name that was typed")
  await keyboard.press("Enter")
  await expect(notice(page, "were changed")).toBeFocused()
  await expect(page.getByRole("heading", { level: 1 })).toContainText("A name that was typed")

  await keyboard.use(main(page).getByRole("link", { name: "Set password", exact: true }))
  await expect(dialog.getByLabel("Generate one and show it to me once")).toBeFocused()
  await keyboard.tabTo(dialog.getByRole("radio", { name: /^Temporary/ }))
  await keyboard.press("ArrowDown")
  await keyboard.use(dialog.getByRole("button", { name: "Set password" }))
  const password = (await dialog.locator("[data-copied]").textContent()) ?? ""
  await keyboard.use(dialog.getByRole("button", { name: "Copy" }))
  await expect(dialog.getByRole("button", { name: "Copied" })).toBeFocused()
  await keyboard.press("Escape")
  await expect(notice(page, "is set")).toBeFocused()
  expect(await signIn(app, { email, password })).toHaveProperty("AccessToken")
})

test("a group is created, gets a member and loses them, is edited and deleted", async ({ app, keyboard, page }) => {
  test.slow()
  const groupName = `TYPED-${randomUUID()}`
  const groupIn = () =>
    ownerOf(app)
      .send(new GetGroupCommand({ UserPoolId: app.userPoolId, GroupName: groupName }))
      .then(
        ({ Group }) => Group,
        () => undefined,
      )
  const { userId, email } = await createPerson(app)
  const dialog = page.getByRole("dialog")
  await keyboard.use(page.getByRole("navigation", { name: "Console" }).getByRole("link", { name: "Groups" }))
  await page.waitForURL("**/admin/groups")
  await page.locator("html[data-scripts]").waitFor()
  await keyboard.use(main(page).getByRole("link", { name: "New group" }))
  await expect(dialog.getByLabel("Name")).toBeFocused()
  await keyboard.type(groupName)
  await keyboard.write(dialog.getByLabel("Description"), "Before")
  await keyboard.use(dialog.getByRole("button", { name: "Create group" }))
  await expect(notice(page, "was created")).toBeFocused()

  await keyboard.use(main(page).getByRole("link", { name: "Add a user" }).first())
  await expect(dialog.getByRole("searchbox")).toBeFocused()
  await keyboard.type(email)
  await keyboard.press("Enter")
  await keyboard.use(dialog.getByRole("button", { name: `Add ${email}` }))
  await expect(notice(page, "is now in")).toBeFocused()
  expect(await groupsOf(app, userId)).toEqual([groupName])

  await keyboard.use(main(page).getByRole("button", { name: `Remove ${email}` }))
  await expect(notice(page, "was removed")).toBeFocused()
  expect(await groupsOf(app, userId)).toEqual([])

  await keyboard.use(main(page).getByRole("link", { name: "Edit", exact: true }))
  await keyboard.write(dialog.getByLabel("Description"), "After")
  await keyboard.use(dialog.getByRole("button", { name: "Save" }))
  await expect(notice(page, "was changed")).toBeFocused()
  expect(await groupIn()).toMatchObject({ Description: "After" })

  await keyboard.use(main(page).getByRole("link", { name: "Delete", exact: true }))
  await expect(dialog.getByLabel("Reason")).toBeFocused()
  await keyboard.type("Nobody needs it")
  await keyboard.tabTo(dialog.getByLabel("Type the group's name"))
  await keyboard.type(groupName)
  await keyboard.press("Enter")
  await expect(notice(page, "was deleted")).toBeFocused()
  expect(await groupIn()).toBeUndefined()
})

test("a group is given and taken on a user's page", async ({ app, keyboard, page }) => {
  const { userId } = await createPerson(app)
  await page.goto(`/admin/users/${userId}`)
  await keyboard.tabTo(main(page).getByLabel("Add to a group"))
  await keyboard.type("EDI")
  await keyboard.use(main(page).getByRole("button", { name: "Add", exact: true }))
  await expect(page.getByRole("button", { name: "Remove from EDITORS" })).toBeVisible()
  expect(await groupsOf(app, userId)).toEqual(["EDITORS"])

  await keyboard.use(main(page).getByRole("button", { name: "Remove from EDITORS" }))
  await expect(notice(page, "Removed from")).toBeFocused()
  expect(await groupsOf(app, userId)).toEqual([])
})

test("dark is chosen in the menu, which Escape closes, and so is the way out", async ({ keyboard, page }) => {
  const menu = page.locator("details[data-menu]")
  const summary = menu.locator("summary")
  await keyboard.use(summary)
  await keyboard.use(menu.getByRole("button", { name: "Dark" }))
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark")
  await keyboard.tabTo(menu.getByRole("button", { name: "Dark" }))
  await keyboard.press("Escape")
  await expect(menu).not.toHaveAttribute("open")
  await expect(summary).toBeFocused()

  await keyboard.press("Enter")
  await keyboard.use(menu.getByRole("button", { name: "Sign out" }))
  await expect(notice(page, "You are signed out.")).toBeVisible()
})

test("the first key skips what every page begins with", async ({ keyboard, page }) => {
  await page.goto("/admin/users")
  await keyboard.press("Tab")
  const skip = page.getByRole("link", { name: "Skip to content" })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await keyboard.expectFocusSeen()
  await keyboard.press("Enter")
  await expect(main(page)).toBeFocused()
  await keyboard.press("Tab")
  await expect(main(page).locator(":focus")).toHaveCount(1)
})

for (const width of [360, 1440]) {
  test(`whatever has the focus is seen, ${width} px wide`, async ({ app, keyboard, page }) => {
    await page.setViewportSize({ width, height: 640 })
    const { userId } = await createPerson(app, { groups: ["EDITORS", "PARTNERS"] })
    for (const path of ["/admin", "/admin/users?size=20", `/admin/users/${userId}`, "/admin/groups/PARTNERS"]) {
      await page.goto(path)
      const round = await page.locator("a, button:enabled, input:not([type=hidden]), select, summary").count()
      for (let presses = 0; presses < round; presses++) {
        await keyboard.press("Tab")
        await keyboard.expectFocusSeen()
      }
    }
  })
}
