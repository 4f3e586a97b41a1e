import type { Page } from "@playwright/test"
import { manyUsersPath } from "../../lib/many-users-path"
import { oldSignIn } from "../harness/old-sign-in"
import { createPerson, type Person } from "../harness/people"
import type { Product } from "../harness/product"
import { at, type View } from "./view"

/** What people see whose sign-in is too old for what they are about to do. */
export const SIGN_IN_AGAIN_VIEWS: readonly View[] = [
  at("sign-in-again", "/sign-in/again?next=/admin/users"),
  {
    name: "sign-in-again-refused",
    route: "/sign-in/again",
    as: "nobody",
    show: async (page, app) => {
      await longSignedIn(page, app)
      await page.goto("/sign-in/again?next=/admin/users")
      await page.getByLabel("Password").fill("Wrong-passw0rd")
      await page.getByRole("button", { name: "Confirm" }).click()
      await page.getByRole("alert").filter({ hasText: "Check the password" }).waitFor()
    },
  },
  {
    name: "sign-in-again-ahead",
    route: "/admin/users/change-many-users",
    as: "nobody",
    show: async (page, app) => void (await aboutToChangeMany(page, app)),
  },
  {
    name: "sign-in-again-asked-for",
    route: "/admin/users/change-many-users",
    as: "nobody",
    show: async (page, app) => {
      await aboutToChangeMany(page, app)
      await page.getByLabel("Reason").fill("They have left")
      await page.getByRole("button", { name: "Disable 11 users" }).click()
      await page.getByRole("status").filter({ hasText: "Nothing was done" }).waitFor()
    },
  },
  {
    name: "sign-in-again-before-deletion",
    route: "/admin/users/[userId]/delete-user",
    as: "nobody",
    show: async (page, app) => void (await aboutToDelete(page, app)),
  },
  {
    name: "sign-in-again-refused-deletion",
    route: "/admin/users/[userId]/delete-user",
    as: "nobody",
    show: async (page, app) => {
      const { email } = await aboutToDelete(page, app)
      await page.getByLabel("Reason").fill("They have left")
      await page.getByLabel("To confirm").fill(email)
      await page.getByRole("button", { name: "Delete user" }).click()
      await page.getByRole("alert").filter({ hasText: "Nothing was done" }).waitFor()
    },
  },
  {
    name: "sign-in-again-dialog",
    route: "/sign-in/again",
    as: "nobody",
    show: async (page, app) => {
      await aboutToChangeMany(page, app)
      await page.getByRole("link", { name: "Confirm that it is you" }).click()
      await page.getByRole("dialog").waitFor()
    },
  },
  {
    name: "sign-in-again-confirmed",
    route: "/admin/users/change-many-users",
    as: "nobody",
    show: async (page, app) => {
      const { password } = await aboutToChangeMany(page, app)
      await page.getByRole("link", { name: "Confirm that it is you" }).click()
      await page.getByRole("dialog").getByLabel("Password").fill(password)
      await page.getByRole("dialog").getByRole("button", { name: "Confirm" }).click()
      await page.getByText("You have confirmed that it is you").waitFor()
    },
  },
]

async function longSignedIn(page: Page, app: Product): Promise<Person> {
  const admin = await createPerson(app, { groups: ["ADMINS"] })
  const cookies = Object.entries(await oldSignIn(app, admin)).map(([name, value]) => ({ name, value, url: app.origin }))
  await page.context().addCookies(cookies)
  return admin
}

async function aboutToChangeMany(page: Page, app: Product): Promise<Person> {
  const admin = await longSignedIn(page, app)
  const userIds: string[] = []
  for (let number = 0; number < 11; number++) userIds.push((await createPerson(app)).userId)
  await page.goto(manyUsersPath({ change: "disable-user", groupName: null }, userIds))
  await page.locator("html[data-scripts]").waitFor()
  return admin
}

/** In the dialog, before its form is filled in. @returns who would be deleted */
async function aboutToDelete(page: Page, app: Product): Promise<Person> {
  await longSignedIn(page, app)
  const person = await createPerson(app)
  await page.goto(`/admin/users/${person.userId}`)
  await page.locator("html[data-scripts]").waitFor()
  await page.getByRole("main").getByRole("link", { name: "Delete", exact: true }).first().click()
  await page.getByRole("dialog").waitFor()
  return person
}
