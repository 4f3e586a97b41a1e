import { AdminAddUserToGroupCommand, AdminGetUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import type { Page } from "@playwright/test"
import { GROUP_OFFERS } from "../../app/admin/groups/[groupName]/group-offers"
import { USER_OFFERS } from "../../app/admin/users/[userId]/user-offers"
import { ROLE_HOLDER, roleRefusal } from "../../lib/role-words"
import { createPerson, createPersonWith, groupsOf, isEnabled, ownerOf } from "../harness/people"
import type { Product } from "../harness/product"
import { addAuthenticatorApp } from "../harness/second-factors"
import { expect, test } from "./console"
import { Keyboard } from "./keyboard"

const main = (page: Page) => page.getByRole("main")

async function statusOf(app: Product, userId: string): Promise<string | undefined> {
  const command = new AdminGetUserCommand({ UserPoolId: app.userPoolId, Username: userId })
  return (await ownerOf(app).send(command)).UserStatus
}

test.describe("an auditor", () => {
  test.beforeEach(async ({ app, console }) => console.signIn(await createPersonWith(app, "auditor")))

  test("sees a user whole and can press nothing, each with the reason", async ({ app, page }) => {
    const { userId } = await createPerson(app, { groups: ["EDITORS"] })
    await page.goto(`/admin/users/${userId}`)
    await expect(main(page).getByText("EDITORS")).toBeVisible()
    for (const { label, operation } of USER_OFFERS) {
      const button = main(page).getByRole("button", { name: label, exact: true }).last()
      await expect(button).toBeDisabled()
      await expect(button).toHaveAccessibleDescription(new RegExp(roleRefusal(["auditor"], operation) ?? "never"))
      await button.click({ force: true })
      await expect(page.getByRole("dialog")).toHaveCount(0)
    }
    for (const name of ["Add to a group", "Remove from EDITORS"]) {
      await expect(main(page).getByRole("button", { name })).toBeDisabled()
    }
    await expect(main(page).locator("form, a[data-dialog]:not([href*=set-user-mfa-preference])")).toHaveCount(0)
    expect(page.url()).toBe(`${app.origin}/admin/users/${userId}`)
    expect([await groupsOf(app, userId), await isEnabled(app, userId)]).toEqual([["EDITORS"], true])
  })

  test("is told the same on a group's page, and finds no button of the lists", async ({ page }) => {
    await page.goto("/admin/groups/EDITORS")
    for (const { label, operation } of GROUP_OFFERS) {
      const button = main(page).getByRole("button", { name: label, exact: true })
      await expect(button).toBeDisabled()
      await expect(button).toHaveAccessibleDescription(new RegExp(roleRefusal(["auditor"], operation) ?? "never"))
    }
    await expect(main(page).getByRole("button", { name: /^Remove/, disabled: false })).toHaveCount(0)
    await page.goto("/admin/groups")
    await expect(main(page).getByRole("button", { name: "New group" })).toBeDisabled()
    await page.goto("/admin/users")
    await expect(main(page).getByRole("button", { name: "New user" })).toBeDisabled()
    await main(page)
      .getByRole("checkbox", { name: /^Choose (?!all)/ })
      .first()
      .check()
    const bar = main(page).getByRole("group", { name: "Chosen users" })
    await expect(bar).toBeVisible()
    for (const button of await bar.getByRole("button").all()) {
      if ((await button.textContent()) === "Clear") continue
      await expect(button).toBeDisabled()
      await expect(button).toHaveAccessibleDescription(/Only administrators/)
    }
  })

  test("reaches each reason with the keyboard", async ({ app, page }) => {
    const keyboard = new Keyboard(page)
    const { userId } = await createPerson(app)
    await page.goto(`/admin/users/${userId}`)
    await page.locator("html[data-scripts]").waitFor()
    for (const name of ["Add to a group", "Enable", "Delete"]) {
      const button = main(page).getByRole("button", { name, exact: true }).last()
      await keyboard.tabTo(button)
      await expect(button).toHaveAccessibleDescription(/Only administrators/)
      await keyboard.press("Enter")
      await keyboard.press("Space")
    }
    expect(page.url()).toBe(`${app.origin}/admin/users/${userId}`)
    await page.goto("/admin/users?size=20")
    await page.locator("html[data-scripts]").waitFor()
    const box = main(page)
      .getByRole("checkbox", { name: /^Choose (?!all)/ })
      .last()
    await keyboard.tabTo(box)
    await keyboard.press("Space")
    await keyboard.tabTo(main(page).getByRole("button", { name: "Disable", exact: true }))
    await keyboard.press("Enter")
    expect(page.url()).toBe(`${app.origin}/admin/users?size=20`)
  })
})

test.describe("support", () => {
  test.beforeEach(async ({ app, console }) => console.signIn(await createPersonWith(app, "support")))

  test("resets a password", async ({ app, page }) => {
    const { userId } = await createPerson(app, { groups: ["EDITORS"] })
    await page.goto(`/admin/users/${userId}`)
    await page.locator("html[data-scripts]").waitFor()
    await main(page).getByRole("link", { name: "Reset password", exact: true }).first().click()
    await page.getByRole("dialog").getByRole("button", { name: "Reset password" }).click()
    await expect(page.getByRole("status").filter({ hasText: "was reset" })).toBeVisible()
    expect(await statusOf(app, userId)).toBe("RESET_REQUIRED")
  })

  test("looks up second factors, and is told who may change them", async ({ app, page }) => {
    const person = await createPerson(app)
    await addAuthenticatorApp(app, person)
    await page.goto(`/admin/users/${person.userId}`)
    await page.locator("html[data-scripts]").waitFor()
    await main(page).getByRole("link", { name: "Look it up" }).click()
    const dialog = page.getByRole("dialog")
    const lookUp = dialog.getByRole("link", { name: "Look it up" })
    await expect(
      dialog.getByText("You may look it up, but not change it. Only administrators may do this."),
    ).toBeVisible()
    await lookUp.click()
    await expect(dialog.getByRole("listitem").filter({ hasText: /authenticator app/i })).toBeVisible()
    await expect(dialog.locator("form")).toHaveCount(0)
    await dialog.getByRole("link", { name: "Back to the user" }).click()
    await expect(dialog).toHaveCount(0)
  })

  test("cannot touch an administrator", async ({ app, page }) => {
    const { userId } = await createPersonWith(app, "admin")
    await page.goto(`/admin/users/${userId}`)
    for (const { label, operation } of USER_OFFERS) {
      const button = main(page).getByRole("button", { name: label, exact: true }).last()
      await expect(button).toBeDisabled()
      const reason = roleRefusal(["support"], operation) ?? ROLE_HOLDER.refusal
      await expect(button).toHaveAccessibleDescription(new RegExp(reason))
    }
    for (const { path } of USER_OFFERS) {
      await page.goto(`/admin/users/${userId}/${path}`)
      await expect(main(page).getByRole("link", { name: "Back to the user" })).toBeVisible()
      await expect(main(page).locator("form")).toHaveCount(0)
    }
    expect([await statusOf(app, userId), await isEnabled(app, userId)]).toEqual(["CONFIRMED", true])
    expect(await groupsOf(app, userId)).toEqual(["ADMINS"])
  })

  test("is refused where somebody got a role while the form was open", async ({ app, page }) => {
    const { userId } = await createPerson(app)
    await page.goto(`/admin/users/${userId}/sign-out-user`)
    await ownerOf(app).send(
      new AdminAddUserToGroupCommand({ UserPoolId: app.userPoolId, Username: userId, GroupName: "AUDITORS" }),
    )
    await main(page)
      .getByRole("button", { name: /^Sign out/ })
      .click()
    await expect(main(page).getByRole("alert").filter({ hasText: "has a role in this console" })).toBeVisible()
  })

  test("invites somebody, and sees no password", async ({ page }) => {
    await page.goto("/admin/users/create-user")
    await expect(page.getByLabel(/^No message/)).toBeDisabled()
    await page.locator('input[name="attribute.email"]').fill(`invited-${Date.now()}@example.com`)
    await page.getByRole("button", { name: "Create user" }).click()
    await expect(page.getByRole("status").filter({ hasText: "an invitation" })).toBeVisible()
  })
})

test("several roles allow what each of them allows", async ({ app, console, page }) => {
  await console.signIn(await createPerson(app, { groups: ["SUPPORT", "AUDITORS"] }))
  await expect(page.getByRole("navigation", { name: "Console" }).getByRole("link", { name: "Audit" })).toBeVisible()
  await page.goto("/admin/users")
  await expect(main(page).getByRole("link", { name: "New user" })).toBeVisible()
  await page.locator("details[data-menu] summary").click()
  await expect(page.locator("details[data-menu]").getByText("Support", { exact: true })).toBeVisible()
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("an auditor is told why there is no form, and finds the way back", async ({ app, console, page }) => {
    const { userId } = await createPerson(app)
    await console.signIn(await createPersonWith(app, "auditor"))
    await page.goto(`/admin/users/${userId}/disable-user`)
    await expect(main(page).getByText("Only administrators and support may do this.")).toBeVisible()
    await expect(main(page).locator("form")).toHaveCount(0)
    await main(page).getByRole("link", { name: "Back to the user" }).click()
    await page.waitForURL(`**/admin/users/${userId}`)
  })
})
