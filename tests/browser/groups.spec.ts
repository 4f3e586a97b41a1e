import { randomUUID } from "node:crypto"
import { CreateGroupCommand, GetGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import { createPerson, groupsOf, ownerOf } from "../harness/people"
import type { Product } from "../harness/product"
import { expect, test } from "./console"

/** A group of this test's own. */
async function createGroup(app: Product): Promise<string> {
  const GroupName = `MADE-${randomUUID()}`
  await ownerOf(app).send(new CreateGroupCommand({ UserPoolId: app.userPoolId, GroupName, Description: "Before" }))
  return GroupName
}

/** The group as Cognito has it, or undefined. */
async function groupIn(app: Product, GroupName: string) {
  const command = new GetGroupCommand({ UserPoolId: app.userPoolId, GroupName })
  return (
    await ownerOf(app)
      .send(command)
      .catch(() => undefined)
  )?.Group
}

test.beforeEach(({ console }) => console.signIn())

test("a group is created, gets a member by search, loses them and is deleted by its name", async ({ app, page }) => {
  const groupName = `MADE-${randomUUID()}`
  const person = await createPerson(app)
  await page.goto("/admin/groups/create-group")
  await page.getByLabel("Name").fill(groupName)
  await page.getByRole("button", { name: /^Create/ }).click()
  await expect(page.getByRole("heading", { level: 1 })).toContainText(groupName)
  expect(await groupIn(app, groupName)).toBeDefined()

  await page.goto(`/admin/groups/${groupName}/add-user-to-group?value=${encodeURIComponent(person.email)}`)
  await page.getByRole("button", { name: /^Add/ }).click()
  await expect(page.getByRole("status").filter({ hasText: groupName })).toBeVisible()
  expect(await groupsOf(app, person.userId)).toEqual([groupName])

  await page.goto(`/admin/groups/${groupName}`)
  await page.getByRole("button", { name: /^Remove/ }).click()
  await expect(page.getByRole("button", { name: "Add back" })).toBeVisible()
  expect(await groupsOf(app, person.userId)).toEqual([])

  await page.goto(`/admin/groups/${groupName}/delete-group`)
  const typed = page.getByRole("textbox").last()
  await page.getByLabel("Reason").fill("Nobody needs it")
  await typed.fill("ANOTHER")
  await page.getByRole("button", { name: /^Delete/ }).click()
  await expect(page.getByRole("alert").filter({ hasText: "not the name of the group" })).toBeVisible()
  await expect(page.getByLabel("Reason")).toHaveValue("Nobody needs it")
  expect(await groupIn(app, groupName)).toBeDefined()
  await typed.fill(groupName)
  await page.getByRole("button", { name: /^Delete/ }).click()
  await expect(page).toHaveURL(/\/admin\/groups(\?|$)/)
  expect(await groupIn(app, groupName)).toBeUndefined()
})

test("the administrators' group cannot be deleted, and says so", async ({ app, page }) => {
  await page.goto("/admin/groups/ADMINS")
  await expect(page.getByRole("button", { name: /^Delete/ })).toBeDisabled()
  await page.goto("/admin/groups/ADMINS/delete-group")
  await expect(page.getByRole("textbox")).toHaveCount(0)
  expect(await groupIn(app, "ADMINS")).toBeDefined()
})

test("a group is edited", async ({ app, page }) => {
  const groupName = await createGroup(app)
  await page.goto(`/admin/groups/${groupName}/update-group`)
  await page.getByLabel("Description").fill("After")
  await page.getByRole("button", { name: /^Save/ }).click()
  await expect(page.getByRole("status").filter({ hasText: groupName })).toBeVisible()
  expect(await groupIn(app, groupName)).toMatchObject({ Description: "After" })
})

test("a group that does not exist is a 404 page with a way back", async ({ page }) => {
  expect((await page.goto("/admin/groups/NOBODY-HAS-THIS"))?.status()).toBe(404)
  await page
    .getByRole("main")
    .getByRole("link", { name: /groups/i })
    .first()
    .click()
  await expect(page).toHaveURL("/admin/groups")
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("a group is edited and deleted", async ({ app, page }) => {
    const groupName = await createGroup(app)
    await page.goto(`/admin/groups/${groupName}/update-group`)
    await page.getByLabel("Description").fill("After")
    await page.getByRole("button", { name: /^Save/ }).click()
    await expect(page.getByRole("status").filter({ hasText: groupName })).toBeVisible()
    await page.goto(`/admin/groups/${groupName}/delete-group`)
    await page.getByLabel("Reason").fill("Nobody needs it")
    await page.getByRole("textbox").last().fill(groupName)
    await page.getByRole("button", { name: /^Delete/ }).click()
    await expect(page).toHaveURL(/\/admin\/groups(\?|$)/)
    expect(await groupIn(app, groupName)).toBeUndefined()
  })
})

test("nobody is offered to take the administrators' group from themselves", async ({ app, console, page }) => {
  const person = await createPerson(app, { groups: ["ADMINS", "EDITORS"] })
  await page.context().clearCookies()
  await console.signIn(person)
  await page.goto(`/admin/users/${person.userId}`)
  await expect(page.getByText("This is you: ask another administrator")).toBeVisible()
  await expect(page.getByRole("button", { name: "Remove from EDITORS" })).toBeVisible()
  await expect(page.getByLabel("Remove from ADMINS")).toHaveCount(0)
  const row = page.getByRole("row").filter({ hasText: person.email })
  await console.turnTo("/admin/groups/ADMINS", row)
  await expect(row).toContainText("This is you")
  await expect(row.getByRole("button")).toHaveCount(0)
  await expect(row.getByText("Remove")).toHaveCount(0)
})
