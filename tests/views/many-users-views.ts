import type { Page } from "@playwright/test"
import type { Product } from "../harness/product"
import { samplePerson } from "./sample-person"
import { at, type View } from "./view"

const ROUTE = "/admin/users/change-many-users"

/** Some of whom a change would change, and some of whom it would not. */
const PEOPLE = [
  { name: "Małgorzata Brzęczyszczykiewicz", disabled: true },
  { name: "عبد الرحمن بن سعيد", groups: ["EDITORS"] },
  { name: "長谷川美咲" },
  { name: "Иван Очень-Длинное-Имя ".repeat(8).trim() },
  { name: "" },
]

/** Opens the preview of a change of these people. */
async function preview(page: Page, app: Product, change: string): Promise<void> {
  const people = await Promise.all(PEOPLE.map((person) => samplePerson(app, person)))
  const query = new URLSearchParams([["change", change], ...people.map(({ userId }) => ["userId", userId])])
  await page.goto(`${ROUTE}?${query}`)
  await page.locator("html[data-scripts]").waitFor()
}

/** Choosing users in the list, and changing them all. */
export const MANY_USERS_VIEWS: readonly View[] = [
  {
    name: "users-chosen",
    route: "/admin/users",
    show: async (page) => {
      await page.goto("/admin/users")
      await page.locator("html[data-scripts]").waitFor()
      const boxes = page.getByRole("checkbox", { name: /^Choose (?!all)/ })
      await boxes.nth(1).click()
      await boxes.nth(5).click({ modifiers: ["Shift"] })
    },
  },
  {
    name: "change-many-users",
    route: ROUTE,
    show: (page, app) => preview(page, app, "disable-user"),
  },
  {
    name: "change-many-users-group",
    route: ROUTE,
    show: (page, app) => preview(page, app, "add-user-to-group"),
  },
  {
    name: "change-many-users-running",
    route: ROUTE,
    show: async (page, app) => {
      await preview(page, app, "sign-out-user")
      // On its way for as long as somebody looks.
      await page.route("**/change-many-users**", (route) => {
        if (route.request().method() !== "POST") return route.continue()
      })
      await page.getByRole("button", { name: "Sign out 5 users" }).click()
      await page.getByRole("progressbar").waitFor()
    },
  },
  {
    name: "change-many-users-ended",
    route: ROUTE,
    show: async (page, app) => {
      await preview(page, app, "disable-user")
      await page.getByLabel("Reason").fill("They have left the company")
      await page.getByRole("button", { name: "Disable 4 users" }).click()
      await page.getByText("Copy the outcomes as text").click()
      await page.getByRole("button", { name: "Copy" }).waitFor()
    },
  },
  at("change-many-users-nobody", `${ROUTE}?change=disable-user`),
]
