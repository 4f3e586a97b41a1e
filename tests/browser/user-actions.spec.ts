import { randomUUID } from "node:crypto"
import {
  AdminCreateUserCommand,
  AdminGetUserCommand,
  AdminUpdateUserAttributesCommand,
} from "@aws-sdk/client-cognito-identity-provider"
import { attributesOf, createPerson, ownerOf, signIn } from "../harness/people"
import type { Product } from "../harness/product"
import { signUpPerson } from "../session/pool"
import { expect, test } from "./console"

/** What Cognito says of the user: the status, or undefined when there is none. */
async function statusOf(app: Product, userId: string): Promise<string | undefined> {
  const command = new AdminGetUserCommand({ UserPoolId: app.userPoolId, Username: userId })
  return (
    await ownerOf(app)
      .send(command)
      .catch(() => undefined)
  )?.UserStatus
}

const newEmail = () => `person-${randomUUID()}@example.com`

test.beforeEach(({ console }) => console.signIn())

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "in a dialog" : "without JavaScript", () => {
    test.use({ javaScriptEnabled })

    test("a user is deleted once their address was typed", async ({ app, page }) => {
      const { userId, email } = await createPerson(app)
      await page.goto(`/admin/users/${userId}`)
      if (javaScriptEnabled) await page.locator("html[data-scripts]").waitFor()
      await page.getByRole("link", { name: "Delete", exact: true }).click()
      const place = javaScriptEnabled ? page.getByRole("dialog") : page.getByRole("main")
      await place.getByLabel("Reason").fill("They asked for it")
      await place.getByLabel(/^To confirm/).fill("somebody-else@example.com")
      await place.getByRole("button", { name: /^Delete/ }).click()
      await expect(place.locator("[aria-invalid=true]")).toBeVisible()
      expect(await statusOf(app, userId)).toBe("CONFIRMED")
      await expect(place.getByLabel("Reason")).toHaveValue("They asked for it")
      await place.getByLabel(/^To confirm/).fill(email)
      await place.getByRole("button", { name: /^Delete/ }).click()
      await expect(page).toHaveURL(/\/admin\/users(\?|$)/)
      expect(await statusOf(app, userId)).toBeUndefined()
    })

    test("a password is made up, shown once, and serves", async ({ app, page }) => {
      const { userId, email } = await createPerson(app)
      await page.goto(`/admin/users/${userId}`)
      if (javaScriptEnabled) await page.locator("html[data-scripts]").waitFor()
      await page.getByRole("link", { name: "Set password", exact: true }).click()
      const place = javaScriptEnabled ? page.getByRole("dialog") : page.getByRole("main")
      await place.locator('input[name="permanent"][value="yes"]').check()
      await place.getByRole("button", { name: /^Set/ }).click()
      const password = (await place.locator("[data-copied]").textContent()) ?? ""
      expect(password.length).toBeGreaterThanOrEqual(16)
      expect(await signIn(app, { email, password })).toHaveProperty("AccessToken")
      await place.getByRole("link", { name: "Done" }).click()
      await expect(page.getByRole("main")).not.toContainText(password)
    })

    test("attributes that were chosen are deleted, a number with its verification, and nothing else", async ({
      app,
      page,
    }) => {
      const { userId } = await createPerson(app, { name: "Somebody with a number" })
      const number = "+4930123456"
      const UserAttributes = [
        { Name: "phone_number", Value: number },
        { Name: "phone_number_verified", Value: "true" },
      ]
      const Username = userId
      await ownerOf(app).send(
        new AdminUpdateUserAttributesCommand({ UserPoolId: app.userPoolId, Username, UserAttributes }),
      )
      const before = await attributesOf(app, userId)
      await page.goto(`/admin/users/${userId}`)
      if (javaScriptEnabled) await page.locator("html[data-scripts]").waitFor()
      await page.getByRole("link", { name: "Delete attributes", exact: true }).click()
      const place = javaScriptEnabled ? page.getByRole("dialog") : page.getByRole("main")
      await place.getByLabel("Reason").fill("They asked for it")
      await place.getByRole("button", { name: "Delete attributes" }).click()
      await expect(place.getByRole("alert").filter({ hasText: "choose at least one" })).toBeVisible()
      await expect(place.getByRole("checkbox").first()).toHaveAttribute("aria-invalid", "true")
      expect(await attributesOf(app, userId)).toEqual(before)

      await place.getByRole("checkbox", { name: number }).check()
      await place.getByRole("button", { name: "Delete attributes" }).click()
      await expect(page.getByRole("status").filter({ hasText: "were deleted" })).toBeVisible()
      await expect(page.getByRole("main")).not.toContainText(number)
      const { phone_number, phone_number_verified, ...others } = before
      expect(phone_number).toBe(number)
      expect(phone_number_verified).toBe("true")
      expect(await attributesOf(app, userId)).toEqual(others)
    })
  })
}

test("a reset, and signing out everywhere, are done and said", async ({ app, page }) => {
  const { userId } = await createPerson(app)
  await page.goto(`/admin/users/${userId}/sign-out-user`)
  await page
    .getByRole("main")
    .getByRole("button", { name: /^Sign out/ })
    .click()
  await expect(page.getByRole("status").first()).toBeVisible()
  await page.goto(`/admin/users/${userId}/reset-user-password`)
  await page
    .getByRole("main")
    .getByRole("button", { name: /^Reset/ })
    .click()
  await expect(page.getByText("Reset required").first()).toBeVisible()
  expect(await statusOf(app, userId)).toBe("RESET_REQUIRED")
})

test("an invitation goes out again", async ({ app, page }) => {
  const Username = newEmail()
  const UserAttributes = [{ Name: "email", Value: Username }]
  const command = new AdminCreateUserCommand({
    UserPoolId: app.userPoolId,
    Username,
    UserAttributes,
    MessageAction: "SUPPRESS",
  })
  const userId = (await ownerOf(app).send(command)).User?.Username ?? ""
  await page.goto(`/admin/users/${userId}/resend-invitation`)
  await page
    .getByRole("main")
    .getByRole("button", { name: /^Resend/ })
    .click()
  await expect(page.getByRole("status").first()).toBeVisible()
  const mails = (await (await fetch(`${app.outboxUrl}.json`)).json()) as { to: string }[]
  expect(mails.filter(({ to }) => to === Username)).toHaveLength(1)
})

test("a sign-up is confirmed without its code", async ({ app, page }) => {
  const { userId } = await signUpPerson(app)
  await page.goto(`/admin/users/${userId}/confirm-sign-up`)
  await page
    .getByRole("main")
    .getByRole("button", { name: /^Confirm/ })
    .click()
  await expect(page.getByText("Confirmed", { exact: true }).first()).toBeVisible()
  expect(await statusOf(app, userId)).toBe("CONFIRMED")
})

test("a user is created and invited, and their name is changed", async ({ app, page }) => {
  const email = newEmail()
  await page.goto("/admin/users/create-user")
  await page
    .getByLabel(/E-mail address/)
    .first()
    .fill(email)
  await page.getByRole("button", { name: /^Create/ }).click()
  await page.waitForURL(/\/admin\/users\/[0-9a-f-]{36}/)
  const mails = (await (await fetch(`${app.outboxUrl}.json`)).json()) as { to: string }[]
  expect(mails.filter(({ to }) => to === email)).toHaveLength(1)

  await page.goto(`${new URL(page.url()).pathname}/update-user-attributes`)
  await page
    .locator('input[name="attribute.name"]')
    .evaluate((field) => field.closest("details")?.setAttribute("open", ""))
  await page.locator('input[name="attribute.name"]').fill("A changed name")
  await page.getByRole("button", { name: /^Save/ }).click()
  await expect(page.getByRole("heading", { level: 1 })).toContainText("A changed name")
})
