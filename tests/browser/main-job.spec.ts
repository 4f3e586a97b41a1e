import { randomUUID } from "node:crypto"
import { LOCAL_NOTICE } from "../../scripts/next-server"
import { ADD_USER_TO_GROUP, graphql } from "../harness/graphql"
import { claimsOf, createPerson, groupsOf, signIn } from "../harness/people"
import { expect, test } from "./console"

test("an administrator finds a user and gives them a group, which their next token holds", async ({
  app,
  console,
  page,
}) => {
  const person = await createPerson(app, { name: "Zora Quill" })
  await console.signIn()

  await page.getByRole("link", { name: "Users" }).first().click()
  await page.getByLabel("Attribute").selectOption({ label: "E-mail" })
  await page.getByLabel("Search text").fill(person.email)
  await page.getByRole("button", { name: "Search" }).click()
  await page.getByRole("row").getByRole("link", { name: "Zora Quill" }).click()

  await expect(page.getByRole("heading", { level: 1 })).toContainText("Zora Quill")
  await page.getByLabel("Add to a group").selectOption("EDITORS")
  await page.getByRole("button", { name: "Add", exact: true }).click()
  await expect(page.getByRole("status").filter({ hasText: "EDITORS" })).toBeVisible()
  await expect(page.getByRole("button", { name: "Remove from EDITORS" })).toBeVisible()

  const { AccessToken } = await signIn(app, person)
  expect(claimsOf(AccessToken)["cognito:groups"]).toEqual(["EDITORS"])
})

test("what nobody must overlook stands at the top of every page", async ({ console, page }) => {
  await page.goto("/sign-in")
  await expect(page.getByRole("complementary", { name: "Notice" })).toHaveText(LOCAL_NOTICE)
  await console.signIn()
  await expect(page.getByRole("complementary", { name: "Notice" })).toHaveText(LOCAL_NOTICE)
})

test("removing a group shows at once, and can be taken back", async ({ app, console, page }) => {
  const { userId } = await createPerson(app, { groups: ["EDITORS", "PARTNERS"] })
  await console.signIn()
  await page.goto(`/admin/users/${userId}`)

  await page.getByRole("button", { name: "Remove from EDITORS" }).click()
  await expect(page.getByRole("button", { name: "Remove from EDITORS" })).toHaveCount(0)
  await expect(page.getByRole("button", { name: "Remove from PARTNERS" })).toBeVisible()
  expect(await groupsOf(app, userId)).toEqual(["PARTNERS"])

  await page.getByRole("button", { name: "Add back" }).click()
  await expect(page.getByRole("button", { name: "Remove from EDITORS" })).toBeVisible()
  expect(await groupsOf(app, userId)).toEqual(["EDITORS", "PARTNERS"])
})

test("a second administrator's change in between is no error", async ({ app, console, page }) => {
  const { userId } = await createPerson(app)
  await console.signIn()
  await page.goto(`/admin/users/${userId}`)
  await page.getByLabel("Add to a group").selectOption("EDITORS")

  const { AccessToken } = await signIn(app, app.admin)
  await graphql(app, ADD_USER_TO_GROUP, { authorization: AccessToken }, { userId, groupName: "EDITORS" })

  await page.getByRole("button", { name: "Add", exact: true }).click()
  await expect(page.getByRole("button", { name: "Remove from EDITORS" })).toBeVisible()
  expect(await groupsOf(app, userId)).toEqual(["EDITORS"])
})

test("a user without the group gets a 403 page, and the mutation itself is Unauthorized", async ({
  app,
  console,
  page,
}) => {
  const person = await createPerson(app, { groups: ["EDITORS"] })
  await console.signIn(person)
  const response = await page.goto("/admin/users")
  expect(response?.status()).toBe(403)
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible()
  await expect(page.getByRole("link", { name: "Users" })).toHaveCount(0)

  const { AccessToken } = await signIn(app, person)
  const variables = { userId: person.userId, groupName: "ADMINS" }
  const answer = await graphql(app, ADD_USER_TO_GROUP, { authorization: AccessToken }, variables)
  expect(answer.errors).toMatchObject([{ errorType: "Unauthorized" }])
  expect(await groupsOf(app, person.userId)).toEqual(["EDITORS"])
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("sign-in and both group forms work", async ({ app, console, page }) => {
    const { userId } = await createPerson(app)
    await console.signIn()
    await page.goto(`/admin/users/${userId}`)

    await page.getByLabel("Add to a group").selectOption("EDITORS")
    await page.getByRole("button", { name: "Add", exact: true }).click()
    await expect(page.getByRole("button", { name: "Remove from EDITORS" })).toBeVisible()
    expect(await groupsOf(app, userId)).toEqual(["EDITORS"])

    await page.getByRole("button", { name: "Remove from EDITORS" }).click()
    await expect(page.getByRole("button", { name: "Add back" })).toBeVisible()
    await expect(page.getByRole("button", { name: "Remove from EDITORS" })).toHaveCount(0)
    expect(await groupsOf(app, userId)).toEqual([])
  })

  test("a wrong password keeps the address, not the password", async ({ app, page }) => {
    await page.goto("/sign-in")
    await page.getByLabel("E-mail address").fill(app.admin.email)
    await page.getByLabel("Password").fill("Wrong-1-canary")
    await page.getByRole("button", { name: "Sign in" }).click()
    await expect(page.getByRole("alert")).toContainText("did not work")
    await expect(page.getByLabel("E-mail address")).toHaveValue(app.admin.email)
    await expect(page.getByLabel("Password")).toHaveValue("")
    expect(await page.content()).not.toContain("Wrong-1-canary")
  })

  test("a list is searched, paged and left by the browser's back", async ({ app, console, page }) => {
    // People of this test's own: those whom other tests make meanwhile would come in between.
    const family = `Pager ${randomUUID()}`
    for (const given of ["A", "B"]) await createPerson(app, { name: `${family} ${given}` })
    await console.signIn()
    await page.goto(`/admin/users?${new URLSearchParams({ attribute: "name", value: family, size: "1" })}`)
    const firstOf = () => page.getByRole("row").nth(1).getByRole("link").getAttribute("href")
    const first = await firstOf()
    await page.getByRole("link", { name: "Next page" }).click()
    expect(await firstOf()).not.toBe(first)
    await page.goBack()
    expect(await firstOf()).toBe(first)
    await page.goForward()
    await page.getByRole("link", { name: "First page" }).click()
    expect(await firstOf()).toBe(first)
  })
})
