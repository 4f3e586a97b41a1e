import { randomUUID } from "node:crypto"
import { CreateGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import { changeAs, eventsAbout } from "../harness/changes"
import { createPerson, createPersonWith, ownerOf } from "../harness/people"
import { expect, test } from "./console"

test("what somebody did stands in the trail, on the user's page and on a page of its own", async ({
  app,
  console,
  page,
}) => {
  const { userId, email } = await createPerson(app)
  await console.signIn()
  await page.goto(`/admin/users/${userId}`)
  await page.getByLabel("Add to a group").selectOption("EDITORS")
  await page.getByRole("button", { name: "Add", exact: true }).click()
  await expect(page.getByRole("button", { name: "Remove from EDITORS" })).toBeVisible()

  await page.reload()
  const history = page.getByRole("region", { name: "History" })
  await expect(history.getByRole("listitem")).toHaveCount(1)
  await expect(history.getByRole("listitem")).toContainText(app.admin.email)
  await history.getByRole("link", { name: "Show all in the audit trail" }).click()

  const row = page.getByRole("row").nth(1)
  await expect(page.getByRole("row")).toHaveCount(2)
  for (const text of [app.admin.email, "Added to group", "EDITORS", email, "Done"])
    await expect(row).toContainText(text)
  await row.getByRole("link").click()

  await expect(page.getByRole("heading", { level: 1 })).toContainText("Added to group")
  const change = page.getByRole("row").filter({ hasText: "In the group" })
  await expect(change).toContainText(/no.*yes.*changed/)
  await expect(page.getByText(/^Event \d+ of chain/)).toBeVisible()
  await page.getByRole("link", { name: /^Event \d+,/ }).click()
  await expect(page.getByText("This event is what was intended")).toBeVisible()
  await expect(change).toContainText("is in its outcome")
  await page.getByRole("link", { name: email }).click()
  await expect(page).toHaveURL(`/admin/users/${userId}`)
})

test("what was refused is there as well, and why", async ({ app, console, page }) => {
  const colleague = await createPersonWith(app, "admin")
  await changeAs(app, colleague, "disableUser", { userId: colleague.userId })
  await console.signIn()
  await page.goto(`/admin/audit?actor=${encodeURIComponent(colleague.email)}`)
  const row = page.getByRole("row").nth(1)
  await expect(row).toContainText("Refused")
  await row.getByRole("link").click()
  await expect(page.getByText("it was the caller's own account")).toBeVisible()
  expect((await eventsAbout(app, colleague.userId)).map(({ outcome }) => outcome)).toContain("refused")
})

test("a reason and the history of a group can be read", async ({ app, console, page }) => {
  const groupName = `MADE-${randomUUID()}`
  await ownerOf(app).send(new CreateGroupCommand({ UserPoolId: app.userPoolId, GroupName: groupName }))
  const { userId } = await createPerson(app)
  await changeAs(app, app.admin, "disableUser", { userId, reason: "Asked for by the works council" })
  await changeAs(app, app.admin, "updateGroup", { groupName, description: "After" })
  await console.signIn()
  await page.goto(`/admin/groups/${groupName}`)
  await page.getByRole("link", { name: "Group changed" }).waitFor()
  await page.getByRole("link", { name: "Show all in the audit trail" }).click()
  await expect(page.getByRole("link", { name: "Group changed" })).toBeVisible()
  await expect(page.getByText("Who was added or removed stands with each person")).toBeVisible()
  await page.goto(`/admin/audit?target=${userId}`)
  await page.setViewportSize({ width: 1440, height: 720 })
  await expect(page.getByRole("cell", { name: "Asked for by the works council" })).toBeVisible()
})

test("an address that nobody has finds nothing else, and the form keeps what was typed", async ({ console, page }) => {
  await console.signIn()
  await page.goto("/admin/audit")
  await page.getByLabel("Who").fill("nobody.has.this@example.com")
  await page.getByRole("button", { name: "Filter" }).click()
  await expect(page.getByRole("status").filter({ hasText: "Nobody has this e-mail address now" })).toBeVisible()
  await expect(page.getByLabel("Who")).toHaveValue("nobody.has.this@example.com")
  await expect(page.getByRole("table")).toHaveCount(0)
  await page.getByRole("link", { name: "Clear" }).click()
  await expect(page).toHaveURL("/admin/audit")
})

test("the whole trail says how far back it looked, and goes on from there", async ({ app, console, page }) => {
  const { userId } = await createPerson(app)
  await changeAs(app, app.admin, "signOutUser", { userId })
  await console.signIn()
  await page.goto("/admin/audit?action=signOutUser")
  await expect(page.getByText(/ on this page/)).toBeVisible()
  await expect(page.getByText(/Looked back to/)).toHaveCount(0)
  await page.goto("/admin/audit?to=2020-06-30")
  await expect(page.getByText(/^0 on this page\. Looked back to (30 Jun|1 Jul) 2019/)).toBeVisible()
  await page.getByRole("link", { name: "Look further back" }).click()
  await expect(page.getByText(/^0 on this page\. Looked back to (29|30) Jun 2018/)).toBeVisible()
})

test("a word that no group has says how a person is found", async ({ console, page }) => {
  await console.signIn()
  await page.goto("/admin/audit?target=zora.nobody")
  await expect(page.getByText(/“zora\.nobody”.* was taken for the name of a group/)).toBeVisible()
})

test("the name of a group is whole in the list", async ({ app, console, page }) => {
  const { userId } = await createPerson(app)
  // Longer than what there was room for beside a column of reasons, in whatever font.
  const groupName = "TRANSLATORS"
  await changeAs(app, app.admin, "addUserToGroup", { userId, groupName })
  await console.signIn()
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.goto(`/admin/audit?target=${userId}`)
  const link = page.getByRole("link", { name: /Added to group .*TRANSLATORS/ })
  await expect(link).toBeVisible()
  expect(await link.evaluate((it) => it.scrollWidth <= it.clientWidth)).toBe(true)
})

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false })

  test("the trail is filtered, gone through and exported", async ({ app, console, page }) => {
    const { userId, email } = await createPerson(app)
    const colleague = await createPersonWith(app, "admin")
    for (let number = 0; number < 26; number++) {
      await changeAs(app, colleague, "disableUser", { userId })
      await changeAs(app, colleague, "enableUser", { userId })
    }
    await console.signIn()
    await page.goto("/admin/audit")
    await page.getByLabel("About").fill(email)
    await page.getByLabel("Outcome").selectOption("Done")
    await page.getByRole("button", { name: "Filter" }).click()
    await expect(page.getByRole("row")).toHaveCount(51)
    await page.getByRole("link", { name: "Next page" }).click()
    await expect(page.getByRole("row")).toHaveCount(3)
    await expect(page.getByRole("link", { name: "Next page" })).toHaveCount(0)
    await expect(page.getByLabel("About")).toHaveValue(email)
    await page.getByRole("link", { name: "First page" }).click()
    await page.getByRole("link", { name: "Export" }).click()
    await expect(page.getByText("This file holds 52 changes")).toBeVisible()

    const address = await page.getByRole("link", { name: "JSON Lines" }).getAttribute("href")
    const answer = await page.request.get(address ?? "")
    expect(answer.headers()["content-disposition"]).toMatch(/^attachment; filename="audit-[\dTZ-]+\.jsonl"$/)
    const lines = (await answer.text())
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line))
    expect(lines).toHaveLength(52)
    expect(new Set(lines.map(({ record }) => record.actor))).toEqual(new Set([colleague.userId]))
  })

  test("a user's page has the history, and says where all of it is", async ({ app, console, page }) => {
    const { userId } = await createPerson(app)
    await changeAs(app, app.admin, "signOutUser", { userId })
    await console.signIn()
    await page.goto(`/admin/users/${userId}`)
    await expect(page.getByRole("link", { name: "Signed out everywhere" })).toBeVisible()
    await page.getByRole("link", { name: "Show all in the audit trail" }).first().click()
    await expect(page.getByLabel("About")).toHaveValue(`user#${userId}`)
  })
})

test("an auditor reads it, and support does not see that it is there", async ({ app, console, page }) => {
  const { userId } = await createPerson(app)
  await changeAs(app, app.admin, "signOutUser", { userId })
  await console.signIn(await createPersonWith(app, "auditor"))
  await page.goto(`/admin/users/${userId}`)
  await expect(page.getByRole("link", { name: "Signed out everywhere" })).toBeVisible()
  await page.getByRole("navigation", { name: "Console" }).getByRole("link", { name: "Audit" }).click()
  await expect(page.getByRole("row").nth(1)).toBeVisible()

  await page.context().clearCookies()
  await console.signIn(await createPersonWith(app, "support"))
  await page.goto(`/admin/users/${userId}`)
  await expect(page.getByRole("region", { name: "History" })).toHaveCount(0)
  await expect(page.getByRole("link", { name: "Audit" })).toHaveCount(0)
  await page.goto("/admin/audit")
  await expect(page.getByText("Only administrators and auditors may see this")).toBeVisible()
})
