import { randomUUID } from "node:crypto"
import {
  AdminUpdateUserAttributesCommand,
  CreateGroupCommand,
  GetGroupCommand,
  UpdateGroupCommand,
} from "@aws-sdk/client-cognito-identity-provider"
import { attributesOf, createPerson, ownerOf } from "../harness/people"
import type { Product } from "../harness/product"
import { expect, test } from "./console"

/** What a second administrator does while the first has the form open. */
async function setAttributes(app: Product, userId: string, attributes: Record<string, string>): Promise<void> {
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
  const input = { UserPoolId: app.userPoolId, Username: userId, UserAttributes }
  await ownerOf(app).send(new AdminUpdateUserAttributesCommand(input))
}

/** A group of this test's own. */
async function createGroup(app: Product, group: { Description: string; Precedence: number }): Promise<string> {
  const GroupName = `MADE-${randomUUID()}`
  await ownerOf(app).send(new CreateGroupCommand({ UserPoolId: app.userPoolId, GroupName, ...group }))
  return GroupName
}

async function groupIn(app: Product, GroupName: string) {
  const { Group } = await ownerOf(app).send(new GetGroupCommand({ UserPoolId: app.userPoolId, GroupName }))
  return { Description: Group?.Description, Precedence: Group?.Precedence }
}

const told = { hasText: "somebody else has changed" }

test.beforeEach(({ console }) => console.signIn())

for (const [where, javaScriptEnabled, inDialog] of [
  ["in a dialog", true, true],
  ["on its page", true, false],
  ["without JavaScript", false, false],
] as const) {
  test.describe(`what somebody else has changed meanwhile, ${where},`, () => {
    test.use({ javaScriptEnabled })

    test("is said at the attribute with what it is now; saved again, it is changed, and what was left alone stays theirs", async ({
      app,
      page,
    }) => {
      const { userId } = await createPerson(app, { name: "Before" })
      const here = `/admin/users/${userId}`
      await page.goto(inDialog ? here : `${here}/update-user-attributes`)
      if (javaScriptEnabled) await page.locator("html[data-scripts]").waitFor()
      if (inDialog) await page.getByRole("link", { name: "Edit attributes" }).first().click()
      const place = inDialog ? page.getByRole("dialog") : page.getByRole("main")
      const name = place.getByLabel("Name", { exact: true })
      const save = place.getByRole("button", { name: "Save attributes" })
      await name.fill("Typed")

      await setAttributes(app, userId, { name: "Of somebody else", nickname: "Theirs" })
      const theirs = await attributesOf(app, userId)
      await save.click()
      await expect(place.getByRole("alert").filter(told)).toContainText("It is now: Of somebody else")
      await expect(name).toHaveValue("Typed")
      await expect(name).toHaveAttribute("aria-invalid", "true")
      expect(await attributesOf(app, userId)).toEqual(theirs)

      await save.click()
      await expect(page.getByRole("status").filter({ hasText: "were changed" })).toBeVisible()
      await expect(page.getByRole("heading", { level: 1 })).toContainText("Typed")
      expect(await attributesOf(app, userId)).toEqual({ ...theirs, name: "Typed" })
    })

    test("is said at the attribute that was to be deleted; chosen again, it is deleted", async ({ app, page }) => {
      const { userId } = await createPerson(app, { name: "Before" })
      const here = `/admin/users/${userId}`
      await page.goto(inDialog ? here : `${here}/delete-user-attributes`)
      if (javaScriptEnabled) await page.locator("html[data-scripts]").waitFor()
      if (inDialog) await page.getByRole("link", { name: "Delete attributes" }).click()
      const place = inDialog ? page.getByRole("dialog") : page.getByRole("main")
      const remove = place.getByRole("button", { name: "Delete attributes" })
      await place.getByRole("checkbox", { name: "Name Before" }).check()
      await place.getByLabel("Reason").fill("They asked for it")

      await setAttributes(app, userId, { name: "Of somebody else" })
      const theirs = await attributesOf(app, userId)
      await remove.click()
      await expect(place.getByRole("alert").filter(told)).toBeVisible()
      await expect(place.getByRole("checkbox", { name: "Name Of somebody else" })).toBeChecked()
      await expect(place.getByLabel("Reason")).toHaveValue("They asked for it")
      expect(await attributesOf(app, userId)).toEqual(theirs)

      await remove.click()
      await expect(page.getByRole("status").filter({ hasText: "were deleted" })).toBeVisible()
      const { name: _, ...others } = theirs
      expect(await attributesOf(app, userId)).toEqual(others)
    })

    test("is said at the group's field with what it is now; saved again, it is changed, and what was left alone stays theirs", async ({
      app,
      page,
    }) => {
      const groupName = await createGroup(app, { Description: "Before", Precedence: 7 })
      const here = `/admin/groups/${groupName}`
      await page.goto(inDialog ? here : `${here}/update-group`)
      if (javaScriptEnabled) await page.locator("html[data-scripts]").waitFor()
      if (inDialog) await page.getByRole("link", { name: "Edit" }).first().click()
      const place = inDialog ? page.getByRole("dialog") : page.getByRole("main")
      const description = place.getByLabel("Description")
      const save = place.getByRole("button", { name: "Save" })
      await description.fill("Typed")

      const theirs = { Description: "Of somebody else", Precedence: 3 }
      await ownerOf(app).send(new UpdateGroupCommand({ UserPoolId: app.userPoolId, GroupName: groupName, ...theirs }))
      await save.click()
      await expect(place.getByRole("alert").filter(told)).toBeVisible()
      await expect(place.getByText("Now: Of somebody else")).toBeVisible()
      await expect(description).toHaveValue("Typed")
      await expect(place.getByLabel("Precedence")).toHaveValue("3")
      expect(await groupIn(app, groupName)).toEqual(theirs)

      await save.click()
      await expect(page.getByRole("status").filter({ hasText: groupName })).toBeVisible()
      expect(await groupIn(app, groupName)).toEqual({ ...theirs, Description: "Typed" })
    })
  })
}
