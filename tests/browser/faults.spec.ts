import { misbehaveTables } from "../harness/changes"
import { attributesOf, createPerson, groupsOf, isEnabled } from "../harness/people"
import { expect, test } from "./console"

/** These make the one Cognito of all tests misbehave: they run alone, after the others (`playwright.config.ts`). */
test.beforeEach(({ console }) => console.signIn())
test.afterEach(({ misbehave }) => misbehave({ reset: true }))

const refusing = (operation: string, error: string) => ({ faults: [{ operation, error, statusCode: 400 }] })

for (const [path, operation, what] of [
  ["/admin/users", "ListUsers", "The users could not be listed."],
  ["/admin/groups", "ListGroups", "could not be"],
  ["/admin", "ListGroups", "could not be"],
] as const) {
  test(`${path} says what failed and offers to try again when ${operation} fails`, async ({ misbehave, page }) => {
    await misbehave(refusing(operation, "InternalErrorException"))
    await page.goto(path)
    const failure = page.getByRole("alert").filter({ hasText: what })
    await expect(failure).toBeVisible()
    await expect(page.getByRole("link", { name: "Users" }).first()).toBeVisible()

    await misbehave({ reset: true })
    await failure.getByRole("link", { name: "Try again" }).click()
    await expect(failure).toHaveCount(0)
    await expect(page.getByRole("row").nth(1)).toBeVisible()
  })
}

test.describe("when the audit trail cannot be read", () => {
  test.beforeEach(({ app }) =>
    misbehaveTables(app, { dynamodb: { faults: [{ table: "AuditEvent", operation: "Query" }] } }),
  )
  test.afterEach(({ app }) => misbehaveTables(app, { reset: true }))

  test("its page says so and offers to try again", async ({ app, page }) => {
    await page.goto("/admin/audit")
    const failure = page.getByRole("alert").filter({ hasText: "The audit trail could not be read." })
    await expect(failure).toBeVisible()
    await misbehaveTables(app, { reset: true })
    await failure.getByRole("link", { name: "Try again" }).click()
    await expect(failure).toHaveCount(0)
    await expect(page.getByRole("button", { name: "Filter" })).toBeVisible()
  })

  test("a user's page and a group's page say so in their place, and everything else is there", async ({
    app,
    page,
  }) => {
    const { userId } = await createPerson(app, { name: "Still Here" })
    for (const [path, heading] of [
      [`/admin/users/${userId}`, "Still Here"],
      ["/admin/groups/EDITORS", "EDITORS"],
    ] as const) {
      await page.goto(path)
      await expect(page.getByRole("alert").filter({ hasText: "The history could not be read" })).toBeVisible()
      await expect(page.getByRole("heading", { level: 1 })).toContainText(heading)
    }
  })

  test("there is no file of it", async ({ page }) => {
    expect((await page.request.get("/admin/audit/export/file?format=csv")).status()).toBe(503)
  })
})

test("a form shows that it is at work, and then that it is done", async ({ app, misbehave, page }) => {
  const { userId } = await createPerson(app)
  await page.goto(`/admin/users/${userId}`)
  await misbehave({ latencyMs: 1500 })
  await page.getByLabel("Add to a group").selectOption("EDITORS")
  await page.getByRole("button", { name: "Add", exact: true }).click()
  await expect(page.getByRole("button", { name: "Adding…" })).toBeVisible()
  await expect(page.getByRole("button", { name: "Remove from EDITORS" })).toBeVisible()
})

test("a form on a page of its own is the same submission again where the answer was lost", async ({ app, page }) => {
  const { userId } = await createPerson(app)
  await page.goto(`/admin/users/${userId}/disable-user`)
  await page.getByLabel("Reason").fill("Has left the company")
  await page.route(
    (url) => url.pathname.endsWith("/disable-user"),
    async (route) => {
      if (route.request().method() !== "POST") return route.fallback()
      await route.fetch({ maxRedirects: 0 })
      await route.abort()
    },
  )
  const disable = page.getByRole("button", { name: "Disable user" })
  await disable.click()
  await expect(page.getByRole("alert").filter({ hasText: "did not answer" })).toBeVisible()
  expect(await isEnabled(app, userId)).toBe(false)
  await page.unrouteAll()
  await disable.click()
  await expect(page.getByRole("alert").filter({ hasText: "was done then" })).toBeVisible()
  await page.goto(`/admin/audit?target=${userId}`)
  await expect(page.getByRole("row", { name: "Disabled" })).toHaveCount(1)
  await expect(page.getByRole("row", { name: "Disable" })).toHaveCount(1)
})

test("a change that Cognito has no time for is said to be not done, and keeps what was chosen", async ({
  app,
  misbehave,
  page,
}) => {
  const { userId } = await createPerson(app)
  await page.goto(`/admin/users/${userId}`)
  await misbehave(refusing("AdminAddUserToGroup", "TooManyRequestsException"))
  await page.getByLabel("Add to a group").selectOption("EDITORS")
  await page.getByRole("button", { name: "Add", exact: true }).click()
  await expect(page.getByRole("status").filter({ hasText: "did nothing" })).toBeVisible()
  await expect(page.getByLabel("Add to a group")).toHaveValue("EDITORS")
  await misbehave({ reset: true })
  expect(await groupsOf(app, userId)).toEqual([])
})

test("whoever loses a role and could not be signed out is said to be so, with the way to do it", async ({
  app,
  misbehave,
  page,
}) => {
  const { userId } = await createPerson(app, { groups: ["SUPPORT"] })
  await page.goto(`/admin/users/${userId}/remove-user-from-group?groupName=SUPPORT`)
  await page.getByLabel("Reason").fill("Has left the team")
  await misbehave(refusing("AdminUserGlobalSignOut", "InternalErrorException"))
  await page.getByRole("button", { name: "Remove from SUPPORT" }).click()
  const warning = page.getByRole("status").filter({ hasText: "could not be signed out" })
  await expect(warning).toContainText("Sign them out everywhere now.")
  await misbehave({ reset: true })
  expect(await groupsOf(app, userId)).toEqual([])
  await warning.getByRole("link", { name: "Sign out everywhere" }).click()
  await expect(page.getByRole("button", { name: "Sign out everywhere" })).toBeVisible()
})

for (const [where, javaScriptEnabled, inDialog] of [
  ["in a dialog", true, true],
  ["on its page", true, false],
  ["without JavaScript", false, false],
] as const) {
  test.describe(where, () => {
    test.use({ javaScriptEnabled })

    test("a form that Cognito has no time for stays as it was filled in, and can be sent again", async ({
      app,
      misbehave,
      page,
    }) => {
      const { userId } = await createPerson(app, { name: "Before" })
      const here = `/admin/users/${userId}`
      await page.goto(inDialog ? here : `${here}/update-user-attributes`)
      if (javaScriptEnabled) await page.locator("html[data-scripts]").waitFor()
      if (inDialog) await page.getByRole("link", { name: "Edit attributes" }).first().click()
      const place = inDialog ? page.getByRole("dialog") : page.getByRole("main")
      const name = place.getByLabel("Name", { exact: true })
      await name.fill("Typed")
      await misbehave(refusing("AdminUpdateUserAttributes", "TooManyRequestsException"))
      await place.getByRole("button", { name: "Save attributes" }).click()
      await expect(place.getByRole("alert").filter({ hasText: "did nothing. Wait a few seconds" })).toBeVisible()
      await expect(name).toHaveValue("Typed")
      await misbehave({ reset: true })
      expect(await attributesOf(app, userId)).toMatchObject({ name: "Before" })

      await place.getByRole("button", { name: "Save attributes" }).click()
      await expect(page.getByRole("status").filter({ hasText: "were changed" })).toBeVisible()
      expect(await attributesOf(app, userId)).toMatchObject({ name: "Typed" })
    })
  })
}

test("a list that lags does not undo a change on the screen", async ({ app, misbehave, page }) => {
  const { userId } = await createPerson(app)
  await page.goto(`/admin/users/${userId}`)
  await misbehave({ lagListsSeconds: 60 })
  await page.getByLabel("Add to a group").selectOption("EDITORS")
  await page.getByRole("button", { name: "Add", exact: true }).click()
  await expect(page.getByRole("button", { name: "Remove from EDITORS" })).toBeVisible()
})

test("a list that lags behind a change shows the change all the same", async ({ app, misbehave, page }) => {
  const { userId } = await createPerson(app)
  await page.goto(`/admin/users/${userId}/disable-user`)
  await misbehave({ lagListsSeconds: 600 })
  await page.getByLabel("Reason").fill("Has left")
  await page.getByRole("button", { name: "Disable user" }).click()
  await expect(page.getByRole("status").filter({ hasText: "is disabled" })).toBeVisible()
  await expect(page.getByRole("button", { name: "Disable", exact: true })).toBeDisabled()
  await page.reload()
  await expect(page.getByRole("button", { name: "Disable", exact: true })).toBeDisabled()
})
