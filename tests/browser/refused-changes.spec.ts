import { randomUUID } from "node:crypto"
import {
  AdminDeleteUserCommand,
  CreateGroupCommand,
  DeleteGroupCommand,
  ListUsersCommand,
} from "@aws-sdk/client-cognito-identity-provider"
import { attributesOf, createPerson, ownerOf, signIn } from "../harness/people"
import { expect, test } from "./console"

test.beforeEach(({ console }) => console.signIn())

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled })

    test("an address that is taken is said at the address; nobody is created, and what was typed stays", async ({
      app,
      page,
    }) => {
      const { email, userId } = await createPerson(app)
      const before = await attributesOf(app, userId)
      await page.goto("/admin/users/create-user")
      const address = page.getByLabel("E-mail address", { exact: true })
      await address.fill(email)
      await page.getByText("More attributes").click()
      await page.getByLabel("Name", { exact: true }).fill("Typed")
      await page.getByLabel("No message").check()
      await page.getByRole("button", { name: "Create user" }).click()

      await expect(page.getByRole("alert").filter({ hasText: "with this sign-in name already" })).toBeVisible()
      await expect(address).toHaveAttribute("aria-invalid", "true")
      await expect(address).toHaveValue(email)
      await expect(page.getByLabel("Name", { exact: true })).toHaveValue("Typed")
      await expect(page.getByLabel("No message")).toBeChecked()
      const found = new ListUsersCommand({ UserPoolId: app.userPoolId, Filter: `email = "${email}"` })
      expect((await ownerOf(app).send(found)).Users).toHaveLength(1)
      expect(await attributesOf(app, userId)).toEqual(before)
    })

    test("a password that breaks the policy is told the policy, is not kept, and the old one serves", async ({
      app,
      page,
    }) => {
      const person = await createPerson(app)
      await page.goto(`/admin/users/${person.userId}/set-user-password`)
      await page.getByLabel("Let me type one").check()
      await page.getByLabel("New password").fill("too-plain")
      await page.getByLabel(/^Permanent/).check()
      await page.getByRole("button", { name: "Set password" }).click()

      const said = page.getByRole("alert").filter({ hasText: "does not keep the user pool's rules" })
      await expect(said).toContainText(
        "At least 8 characters, with a lowercase letter, an uppercase letter, a digit, and a symbol.",
      )
      await expect(page.getByLabel("New password")).toHaveAttribute("aria-invalid", "true")
      await expect(page.getByLabel("New password")).toHaveValue("")
      await expect(page.getByLabel("Let me type one")).toBeChecked()
      await expect(page.getByLabel(/^Permanent/)).toBeChecked()
      expect(await page.content()).not.toContain("too-plain")
      expect(await signIn(app, person)).toHaveProperty("AccessToken")
      await expect(signIn(app, { ...person, password: "too-plain" })).rejects.toThrow()
    })

    test("a user who was deleted meanwhile leads back to the list, which says so", async ({ app, page }) => {
      const { userId } = await createPerson(app, { name: "Before" })
      await page.goto(`/admin/users/${userId}/update-user-attributes`)
      await page.getByLabel("Name", { exact: true }).fill("Typed")
      await ownerOf(app).send(new AdminDeleteUserCommand({ UserPoolId: app.userPoolId, Username: userId }))
      await page.getByRole("button", { name: "Save attributes" }).click()
      await expect(page).toHaveURL(/\/admin\/users(\?|$)/)
      await expect(page.getByRole("status").filter({ hasText: "does not exist any more" })).toBeVisible()
      await expect(page.getByRole("table")).toBeVisible()
    })

    test("a group that was deleted meanwhile leads back to the groups, which say so", async ({ app, page }) => {
      const group = { UserPoolId: app.userPoolId, GroupName: `MADE-${randomUUID()}` }
      await ownerOf(app).send(new CreateGroupCommand(group))
      await page.goto(`/admin/groups/${group.GroupName}/update-group`)
      await page.getByLabel("Description").fill("Typed")
      await ownerOf(app).send(new DeleteGroupCommand(group))
      await page.getByRole("button", { name: "Save" }).click()
      await expect(page).toHaveURL(/\/admin\/groups(\?|$)/)
      await expect(page.getByRole("status").filter({ hasText: "does not exist any more" })).toContainText(
        group.GroupName,
      )
      await expect(page.getByRole("table")).not.toContainText(group.GroupName)
    })
  })
}

test("a network that is gone is said above the form, which stays as it was filled in and can be sent again", async ({
  app,
  context,
  page,
}) => {
  const { userId } = await createPerson(app, { name: "Before" })
  await page.goto(`/admin/users/${userId}/update-user-attributes`)
  await page.locator("html[data-scripts]").waitFor()
  const name = page.getByLabel("Name", { exact: true })
  await name.fill("Typed")
  await context.setOffline(true)
  await page.getByRole("button", { name: "Save attributes" }).click()
  await expect(page.getByRole("alert").filter({ hasText: "did not answer" })).toBeVisible()
  await expect(name).toHaveValue("Typed")
  expect(await attributesOf(app, userId)).toMatchObject({ name: "Before" })

  await context.setOffline(false)
  await page.getByRole("button", { name: "Save attributes" }).click()
  await expect(page.getByRole("status").filter({ hasText: "were changed" })).toBeVisible()
  expect(await attributesOf(app, userId)).toMatchObject({ name: "Typed" })
})
