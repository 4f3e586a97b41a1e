import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { createPerson } from "../harness/people"
import {
  addAuthenticatorApp,
  addPhoneNumber,
  allowSentCodes,
  codeSentTo,
  switchFactors,
} from "../harness/second-factors"
import { expect, test } from "./console"

const PHONE = "+15550177"

// One after another: which codes the pool sends is switched for all of them.
test.describe.configure({ mode: "serial" })
test.beforeAll(({ app }) => allowSentCodes(app, true))
test.afterAll(({ app }) => allowSentCodes(app, false))

async function expectAccessible(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
}

test("an administrator with an authenticator app signs in with its code, also at the second try", async ({
  app,
  console,
  page,
}) => {
  const person = await createPerson(app, { groups: ["ADMINS"] })
  const authenticator = await addAuthenticatorApp(app, person)
  await console.signIn(person)
  await expect(page.getByRole("heading", { name: "Enter the code" })).toBeVisible()
  await expect(page.getByRole("textbox", { name: "Code" })).toBeFocused()
  await expectAccessible(page)

  await page.getByRole("textbox", { name: "Code" }).fill(authenticator.wrong())
  await page.getByRole("button", { name: "Sign in" }).click()
  await expect(page.getByRole("alert").filter({ hasText: "That code is wrong" })).toBeVisible()
  await expect(page.getByRole("textbox", { name: "Code" })).toHaveAttribute("aria-invalid", "true")

  await page.getByRole("textbox", { name: "Code" }).fill(authenticator.next())
  await page.keyboard.press("Enter")
  await page.waitForURL("**/admin")
})

test("somebody with several ways chooses one with the keyboard", async ({ app, console, page }) => {
  const person = await createPerson(app, { groups: ["ADMINS"] })
  await addPhoneNumber(app, person, PHONE)
  await switchFactors(app, person, { SMSMfaSettings: { Enabled: true }, EmailMfaSettings: { Enabled: true } })
  await console.signIn(person)
  await expect(page.getByRole("heading", { name: "Choose how to go on" })).toBeVisible()
  await expectAccessible(page)

  await page.getByRole("button", { name: "Code by text message" }).focus()
  await page.keyboard.press("Enter")
  await expect(page.getByText("+*******0177")).toBeVisible()
  await page.getByRole("textbox", { name: "Code" }).fill(await codeSentTo(app, PHONE))
  await page.getByRole("button", { name: "Sign in" }).click()
  await page.waitForURL("**/admin")
})
