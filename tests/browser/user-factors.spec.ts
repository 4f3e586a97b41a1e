import { AdminGetUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import { createPerson, ownerOf, type Person } from "../harness/people"
import type { Product } from "../harness/product"
import { addAuthenticatorApp } from "../harness/second-factors"
import { expect, test } from "./console"

const AUTHENTICATOR = /authenticator app/i

/** The second factors that are asked for when this user signs in, as Cognito knows them. */
async function factorsOf(app: Product, { userId }: Person): Promise<string[]> {
  const command = new AdminGetUserCommand({ UserPoolId: app.userPoolId, Username: userId })
  return (await ownerOf(app).send(command)).UserMFASettingList ?? []
}

test.beforeEach(({ console }) => console.signIn())

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "in a dialog" : "without JavaScript", () => {
    test.use({ javaScriptEnabled })

    test("second factors are looked up by a click that says what it costs, and switched off and on", async ({
      app,
      page,
    }) => {
      const person = await createPerson(app)
      await addAuthenticatorApp(app, person)
      const openFactors = async () => {
        await page.goto(`/admin/users/${person.userId}`)
        if (javaScriptEnabled) await page.locator("html[data-scripts]").waitFor()
        await page.getByRole("link", { name: "Look it up" }).click()
        const place = javaScriptEnabled ? page.getByRole("dialog") : page.getByRole("main")
        await expect(place.getByText(/AWS bill/).first()).toBeVisible()
        await expect(place.getByRole("checkbox", { name: AUTHENTICATOR })).toHaveCount(0)
        await place.getByRole("link", { name: /look/i }).click()
        return place
      }
      const place = await openFactors()
      await place.getByRole("checkbox", { name: AUTHENTICATOR }).uncheck()
      await place.getByRole("button", { name: "Save" }).click()
      await expect(page.getByRole("status").filter({ hasText: "second factors" })).toBeVisible()
      expect(await factorsOf(app, person)).toEqual([])

      const again = await openFactors()
      await again.getByRole("checkbox", { name: AUTHENTICATOR }).check()
      await again.getByRole("button", { name: "Save" }).click()
      await expect(page.getByRole("status").filter({ hasText: "second factors" })).toBeVisible()
      expect(await factorsOf(app, person)).toEqual(["SOFTWARE_TOKEN_MFA"])
    })
  })
}

test("one that the user never set up is refused where it was chosen, and nothing is switched on", async ({
  app,
  page,
}) => {
  const person = await createPerson(app)
  await page.goto(`/admin/users/${person.userId}/set-user-mfa-preference?look`)
  await page.getByRole("checkbox", { name: AUTHENTICATOR }).check()
  await page.getByRole("button", { name: "Save" }).click()
  await expect(page.getByRole("alert").filter({ hasText: "has not set up" })).toBeVisible()
  expect(await factorsOf(app, person)).toEqual([])
})
