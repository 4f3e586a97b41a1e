import { AdminUserGlobalSignOutCommand, GetUserCommand } from "@aws-sdk/client-cognito-identity-provider"
import type { Locator, Page } from "@playwright/test"
import { graphql } from "../harness/graphql"
import { createPerson, groupsOf, ownerOf, type Person, signIn } from "../harness/people"
import type { Product } from "../harness/product"
import { expect, test } from "./console"

/** Somebody with a session somewhere, and whether Cognito still honours it. */
async function sessionOf(app: Product, person: Person): Promise<() => Promise<boolean>> {
  const { AccessToken } = await signIn(app, person)
  return () =>
    ownerOf(app)
      .send(new GetUserCommand({ AccessToken }))
      .then(
        () => true,
        () => false,
      )
}

/** Why the latest change of this user was made, as the audit trail has it. */
async function reasonOfLatest(app: Product, { userId }: Person): Promise<unknown> {
  const query =
    "query ($target: String!) { auditEventsByTarget(target: $target, sortDirection: DESC) { items { kind record } } }"
  const { AccessToken } = await signIn(app, app.admin)
  const answer = await graphql(app, query, { authorization: AccessToken }, { target: `user#${userId}` })
  const { items } = (answer.data?.auditEventsByTarget ?? { items: [] }) as { items: { kind: string; record: string }[] }
  return JSON.parse(items.find(({ kind }) => kind === "outcome")?.record ?? "{}").reason
}

const notice = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text })

/** Leaves it to the server to look at the reason, as a browser that knows no such rules would. */
const unchecked = (field: Locator) =>
  field.evaluate((element) => {
    for (const name of ["required", "pattern", "maxlength"]) element.removeAttribute(name)
  })

test.beforeEach(({ console }) => console.signIn())

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "in a dialog" : "without JavaScript", () => {
    test.use({ javaScriptEnabled })

    const placeOf = (page: Page) => (javaScriptEnabled ? page.getByRole("dialog") : page.getByRole("main"))
    async function open(page: Page, path: string) {
      await page.goto(path)
      if (javaScriptEnabled) await page.locator("html[data-scripts]").waitFor()
    }

    test("a role is given on the user's page with a reason, which the audit trail keeps", async ({ app, page }) => {
      const person = await createPerson(app)
      await open(page, `/admin/users/${person.userId}`)
      await expect(page.getByLabel("Add to a group").getByRole("option", { name: "SUPPORT" })).toHaveCount(0)
      await page.getByRole("link", { name: "Give a role in this console" }).click()
      const place = placeOf(page)
      await expect(place.getByText(/counts from their next token/)).toBeVisible()
      await place.getByLabel(/^SUPPORT/).check()
      const reason = place.getByLabel("Reason")
      await unchecked(reason)
      await reason.fill("  ")
      await place.getByRole("button", { name: "Give role" }).click()
      await expect(place.getByRole("alert").filter({ hasText: "Say why" })).toBeVisible()
      await expect(place.getByLabel(/^SUPPORT/)).toBeChecked()
      expect(await groupsOf(app, person.userId)).toEqual([])

      await place.getByLabel("Reason").fill("Answers the telephone")
      await place.getByRole("button", { name: "Give role" }).click()
      await expect(notice(page, "is now in “")).toContainText(/by \d\d:\d\d \S+ at the latest/)
      expect(await groupsOf(app, person.userId)).toEqual(["SUPPORT"])
      expect(await reasonOfLatest(app, person)).toBe("Answers the telephone")
    })

    for (const keep of [false, true]) {
      test(`whoever loses a role ${keep ? "stays signed in where that is asked for" : "is signed out everywhere"}`, async ({
        app,
        page,
      }) => {
        const person = await createPerson(app, { groups: ["EDITORS", "SUPPORT"] })
        const isSignedIn = await sessionOf(app, person)
        await open(page, `/admin/users/${person.userId}`)
        await page.getByRole("link", { name: "Remove from SUPPORT" }).click()
        const place = placeOf(page)
        await expect(place.getByText(/They can change nothing here from then on/)).toBeVisible()
        await expect(place.getByLabel("Keep them signed in")).not.toBeChecked()
        if (keep) await place.getByLabel("Keep them signed in").check()
        await unchecked(place.getByLabel("Reason"))
        await place.getByRole("button", { name: "Remove from SUPPORT" }).click()
        await expect(place.getByRole("alert").filter({ hasText: "Say why" })).toBeVisible()
        await expect(place.getByLabel("Keep them signed in")).toBeChecked({ checked: keep })
        expect(await groupsOf(app, person.userId)).toEqual(["EDITORS", "SUPPORT"])
        expect(await isSignedIn()).toBe(true)

        await place.getByLabel("Reason").fill("Has left the team")
        await place.getByRole("button", { name: "Remove from SUPPORT" }).click()
        await expect(notice(page, keep ? "stay signed in" : "signed out everywhere")).toContainText("was removed from")
        expect(await groupsOf(app, person.userId)).toEqual(["EDITORS"])
        expect(await isSignedIn()).toBe(keep)
        expect(await reasonOfLatest(app, person)).toBe("Has left the team")
      })
    }

    test("a role is given and taken on its group's page, and not given back with one press", async ({
      app,
      console,
      page,
    }) => {
      const person = await createPerson(app)
      await open(page, "/admin/groups/AUDITORS")
      await page.getByRole("link", { name: "Add a user" }).first().click()
      const place = placeOf(page)
      await place.getByRole("searchbox").fill(person.email)
      await place.getByRole("button", { name: "Search" }).click()
      await place.getByRole("link", { name: `Add ${person.email}` }).click()
      await place.getByLabel("Reason").fill("Looks at the books")
      await place.getByRole("button", { name: "Add to AUDITORS" }).click()
      await expect(notice(page, "is now in “")).toBeVisible()
      expect(await groupsOf(app, person.userId)).toEqual(["AUDITORS"])
      expect(await reasonOfLatest(app, person)).toBe("Looks at the books")

      const removal = page.getByRole("link", { name: `Remove ${person.email}` })
      await console.turnTo("/admin/groups/AUDITORS", removal)
      if (javaScriptEnabled) await page.locator("html[data-scripts]").waitFor()
      await removal.click()
      await place.getByLabel("Reason").fill("The books are done")
      await place.getByRole("button", { name: "Remove from AUDITORS" }).click()
      await expect(notice(page, "was removed from")).toBeVisible()
      await expect(page.getByRole("button", { name: "Add back" })).toHaveCount(0)
      expect(await groupsOf(app, person.userId)).toEqual([])
      expect(await reasonOfLatest(app, person)).toBe("The books are done")
    })
  })
}

test("a role among many users is given and taken with one reason for all", async ({ app, page }) => {
  const people = [await createPerson(app), await createPerson(app)]
  const sessions = await Promise.all(people.map((person) => sessionOf(app, person)))
  const users = people.map(({ userId }) => `userId=${userId}`).join("&")
  const path = (change: string) => `/admin/users/change-many-users?change=${change}&groupName=AUDITORS&${users}`
  await page.goto(path("add-user-to-group"))
  await page.locator("html[data-scripts]").waitFor()
  const button = page.getByRole("button", { name: "Add 2 users" })
  await button.click()
  await expect(page.getByLabel("Reason")).toBeFocused()
  await page.getByLabel("Reason").fill("They look at the books")
  await button.click()
  await expect(notice(page, "2 users were changed.")).toContainText(/by \d\d:\d\d \S+ at the latest/)
  for (const { userId } of people) expect(await groupsOf(app, userId)).toEqual(["AUDITORS"])

  await page.goto(path("remove-user-from-group"))
  await page.locator("html[data-scripts]").waitFor()
  await page.getByLabel("Reason").fill("The books are done")
  await page.getByRole("button", { name: "Remove 2 users" }).click()
  await expect(notice(page, "2 users were changed.")).toContainText("change nothing in this console")
  for (const person of people) {
    expect(await groupsOf(app, person.userId)).toEqual([])
    expect(await reasonOfLatest(app, person)).toBe("The books are done")
  }
  expect(await Promise.all(sessions.map((isSignedIn) => isSignedIn()))).toEqual([false, false])
})

test.describe("for a reader in Tokyo", () => {
  test.use({ timezoneId: "Asia/Tokyo" })

  test("when a change binds is said in their own time, also of one change after another", async ({ app, page }) => {
    const { userId } = await createPerson(app)
    await page.goto(`/admin/users/${userId}`)
    await page.locator("html[data-scripts]").waitFor()
    for (const [verb, group] of [
      ["Adding", "EDITORS"],
      ["Adding", "BILLING"],
    ] as const) {
      await page.getByLabel("Add to a group").selectOption(group)
      await page.getByRole("button", { name: "Add", exact: true }).click()
      await expect(page.getByRole("button", { name: `${verb}…` })).toHaveCount(0)
      const said = notice(page, `Now in “`).filter({ hasText: group })
      await expect(said.locator("time")).toHaveText(/^\d\d:\d\d (GMT\+9|JST)$/)
    }
    await page.goto(`/admin/users/${userId}/sign-out-user`)
    await page.getByRole("button", { name: "Sign out everywhere" }).click()
    await expect(notice(page, "is signed out everywhere").locator("time")).toHaveText(/^\d\d:\d\d (GMT\+9|JST)$/)
  })
})

test("an administrator whose session was ended elsewhere changes nothing, signs in again, and comes back", async ({
  app,
  console,
  page,
}) => {
  const administrator = await createPerson(app, { groups: ["ADMINS"] })
  const { userId } = await createPerson(app)
  await page.context().clearCookies()
  await console.signIn(administrator)
  await page.goto(`/admin/users/${userId}/add-user-to-group`)
  await page.getByLabel(/^AUDITORS/).check()
  await page.getByLabel("Reason").fill("Looks at the books")
  await ownerOf(app).send(
    new AdminUserGlobalSignOutCommand({ UserPoolId: app.userPoolId, Username: administrator.email }),
  )
  await page.getByRole("button", { name: "Give role" }).click()
  const refusal = page.getByRole("alert").filter({ hasText: "your session has ended" })
  await expect(refusal).toBeVisible()
  await expect(page.getByLabel("Reason")).toHaveValue("Looks at the books")
  expect(await groupsOf(app, userId)).toEqual([])

  await refusal.getByRole("link", { name: "Sign in again" }).click()
  await page.getByLabel("E-mail address").fill(administrator.email)
  await page.getByLabel("Password").fill(administrator.password)
  await page.getByRole("button", { name: "Sign in" }).click()
  await page.waitForURL(`**/admin/users/${userId}/add-user-to-group`)
  await page.getByLabel(/^AUDITORS/).check()
  await page.getByLabel("Reason").fill("Looks at the books")
  await page.getByRole("button", { name: "Give role" }).click()
  await expect(notice(page, "is now in “")).toBeVisible()
  expect(await groupsOf(app, userId)).toEqual(["AUDITORS"])
})
