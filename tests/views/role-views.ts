import type { Page } from "@playwright/test"
import type { Product } from "../harness/product"
import { sampleGroup } from "./sample-group"
import { samplePerson, type WantedPerson } from "./sample-person"
import { at, type View } from "./view"

const USER = "/admin/users/[userId]"
const GROUP = "/admin/groups/[groupName]"
const MANY = "/admin/users/change-many-users"

/** The main pages as somebody sees them who may do some of it, or nothing. */
const forRole = (as: "support" | "auditor"): View[] => [
  at(`${as}-dashboard`, "/admin", { as }),
  at(`${as}-users`, "/admin/users?size=20", { as }),
  {
    name: `${as}-users-chosen`,
    route: "/admin/users",
    as,
    show: async (page) => {
      await page.goto("/admin/users?size=20")
      await page.locator("html[data-scripts]").waitFor()
      await page
        .getByRole("checkbox", { name: /^Choose (?!all)/ })
        .first()
        .click()
    },
  },
  ofUser(`${as}-user`, "", { as }, { groups: ["EDITORS", "BILLING"], attributes: { locale: "es-ES" } }),
  ofUser(`${as}-user-with-role`, "", { as }, { groups: ["EDITORS", "SUPPORT"], name: "Małgorzata Łęcki" }),
  ofUser(`${as}-user-action-refused`, "/delete-user", { as }),
  ofUser(`${as}-second-factors`, "/set-user-mfa-preference?look", { as }, { authenticator: true }),
  at(`${as}-create-user`, "/admin/users/create-user", { as }),
  at(`${as}-groups`, "/admin/groups", { as }),
  {
    name: `${as}-group`,
    route: GROUP,
    as,
    show: async (page, app) => {
      await page.goto(`/admin/groups/${await sampleGroup(app, { members: ["長谷川翔", "فاطمة المصري"] })}`)
    },
  },
  at(`${as}-create-group`, "/admin/groups/create-group", { as }),
  {
    name: `${as}-change-many-users`,
    route: MANY,
    as,
    show: async (page, app) => {
      const people = [await samplePerson(app), await samplePerson(app, { name: "長谷川美咲", groups: ["AUDITORS"] })]
      const query = new URLSearchParams([["change", "disable-user"], ...people.map(({ userId }) => ["userId", userId])])
      await page.goto(`${MANY}?${query}`)
    },
  },
  {
    name: `${as}-account-menu`,
    route: "/admin",
    as,
    show: async (page) => {
      await page.goto("/admin")
      await page.locator("details[data-menu] summary").click()
    },
  },
]

function ofUser(name: string, path: string, { as }: Pick<View, "as">, wanted: WantedPerson = {}): View {
  return {
    name,
    route: `${USER}${path.replace(/\?.*/, "")}`,
    as,
    show: async (page: Page, app: Product) => {
      const { userId } = await samplePerson(app, wanted)
      await page.goto(`/admin/users/${userId}${path}`)
    },
  }
}

export const ROLE_VIEWS: readonly View[] = [...forRole("support"), ...forRole("auditor")]
