import type { Locator, Page } from "@playwright/test"
import { GROUP_OFFERS } from "../../app/admin/groups/[groupName]/group-offers"
import { openDialog } from "./open-dialog"
import { newGroupName, sampleGroup } from "./sample-group"
import { samplePerson } from "./sample-person"
import { at, type View } from "./view"

const GROUP = "/admin/groups/[groupName]"
const CREATE_GROUP = "/admin/groups/create-group"
const MEMBERS = ["Małgorzata Łęcki", "فاطمة المصري", "長谷川翔", "Oluwaseun Adéyẹmí"] as const

/** Every action on a group: a page of its own, and the same in its dialog. */
const ACTIONS: readonly View[] = GROUP_OFFERS.flatMap(({ path, label }) => {
  const route = `${GROUP}/${path}`
  return [
    {
      name: `group-${path}`,
      route,
      show: async (page, app) => {
        await page.goto(`/admin/groups/${await sampleGroup(app, { members: MEMBERS })}/${path}`)
      },
    },
    {
      name: `group-${path}-dialog`,
      route,
      show: async (page, app) => {
        await page.goto(`/admin/groups/${await sampleGroup(app, { members: MEMBERS })}`)
        await openDialog(page, label)
      },
    },
  ] satisfies View[]
})

/** One group, a new one, and everything that can be done with one. */
export const GROUP_VIEWS: readonly View[] = [
  {
    name: "group",
    route: GROUP,
    show: async (page, app) => void (await page.goto(`/admin/groups/${await sampleGroup(app, { members: MEMBERS })}`)),
  },
  {
    name: "group-empty",
    route: GROUP,
    show: async (page, app) => {
      const GroupName = await sampleGroup(app, { Description: undefined, Precedence: undefined })
      await page.goto(`/admin/groups/${GroupName}`)
    },
  },
  {
    name: "group-longest",
    route: GROUP,
    show: async (page, app) => {
      const sentence = "Everybody who translates what editors have released, in whichever language that may be.\n"
      const GroupName = await sampleGroup(app, {
        GroupName: newGroupName("TRANSLATORS".repeat(11)).slice(-128),
        Description: sentence.repeat(23).slice(0, 2048),
        Precedence: 2_147_483_647,
        members: ["Иван Очень-Длинное-Имя ".repeat(8).trim(), ""],
      })
      await page.goto(`/admin/groups/${GroupName}`)
    },
  },
  at("group-administrators", "/admin/groups/ADMINS", { route: GROUP }),
  at("group-not-found", "/admin/groups/NO-SUCH-GROUP", { route: GROUP }),
  at("group-start-again", "/admin/groups/PARTNERS?page=foreign", { route: GROUP }),
  {
    name: "group-member-removed",
    route: GROUP,
    show: async (page, app) => {
      await page.goto(`/admin/groups/${await sampleGroup(app, { members: MEMBERS })}`)
      await page
        .getByRole("button", { name: /^Remove/ })
        .first()
        .click()
      await page.getByRole("button", { name: "Add back" }).waitFor()
    },
  },
  ...ACTIONS,
  at("group-action-refused", "/admin/groups/ADMINS/delete-group", { route: `${GROUP}/delete-group` }),
  {
    name: "group-delete-group-wrong-name",
    route: `${GROUP}/delete-group`,
    show: async (page, app) => {
      await page.goto(`/admin/groups/${await sampleGroup(app, { members: MEMBERS })}`)
      const dialog = await openDialog(page, "Delete")
      await dialog.getByLabel("Reason").fill("Nobody needs it")
      await dialog.getByLabel("Type the group's name").fill("ANOTHER")
      await dialog.getByRole("button", { name: "Delete group" }).click()
      await invalid(dialog).waitFor()
    },
  },
  {
    name: "group-update-group-refused",
    route: `${GROUP}/update-group`,
    show: async (page, app) => {
      await page.goto(`/admin/groups/${await sampleGroup(app)}/update-group`)
      await page.getByLabel("Precedence").fill("first")
      await page.getByRole("button", { name: "Save" }).click()
      await invalid(page.getByRole("main")).waitFor()
    },
  },
  {
    name: "group-users-found",
    route: `${GROUP}/add-user-to-group`,
    show: async (page, app) => {
      await page.goto(`/admin/groups/${await sampleGroup(app)}`)
      const dialog = await openDialog(page, "Add a user")
      await find(dialog, page, "a")
      await dialog.getByRole("button", { name: /^Add / }).first().waitFor()
    },
  },
  {
    name: "group-nobody-found",
    route: `${GROUP}/add-user-to-group`,
    show: async (page, app) => {
      await page.goto(`/admin/groups/${await sampleGroup(app)}`)
      const dialog = await openDialog(page, "Add a user")
      await find(dialog, page, "nobody-has-this")
      await dialog.getByText("Choose another attribute").waitFor()
    },
  },
  {
    name: "group-give-role",
    route: `${GROUP}/add-user-to-group`,
    show: async (page, app) => {
      const { userId } = await samplePerson(app)
      await page.goto(`/admin/groups/SUPPORT/add-user-to-group?userId=${userId}`)
      await page.getByLabel("Reason").waitFor()
    },
  },
  {
    name: "group-take-role-dialog",
    route: `${GROUP}/remove-user-from-group`,
    show: async (page, app) => {
      await samplePerson(app, { groups: ["SUPPORT"] })
      await page.goto("/admin/groups/SUPPORT")
      const dialog = await openDialog(page, /^Remove /)
      await dialog.getByRole("checkbox").waitFor()
    },
  },
  at("create-group", CREATE_GROUP),
  {
    name: "create-group-dialog",
    route: CREATE_GROUP,
    show: async (page) => {
      await page.goto("/admin/groups")
      await openDialog(page, "New group")
    },
  },
  {
    name: "create-group-taken",
    route: CREATE_GROUP,
    show: async (page) => {
      await page.goto("/admin/groups")
      const dialog = await openDialog(page, "New group")
      await dialog.getByLabel("Name").fill("EDITORS")
      await dialog.getByRole("button", { name: "Create group" }).click()
      await invalid(dialog).waitFor()
    },
  },
]

const invalid = (place: Locator): Locator => place.locator("[aria-invalid=true]").first()

async function find(dialog: Locator, page: Page, text: string): Promise<void> {
  await dialog.getByRole("searchbox").fill(text)
  await page.keyboard.press("Enter")
}
