import type { Locator, Page } from "@playwright/test"
import { USER_OFFERS } from "../../app/admin/users/[userId]/user-offers"
import type { Product } from "../harness/product"
import { openDialog } from "./open-dialog"
import { samplePerson, type WantedPerson } from "./sample-person"
import { at, type View } from "./view"

const USER = "/admin/users/[userId]"
const CREATE_USER = "/admin/users/create-user"

/** The state of somebody for whom an action is on offer: a confirmed account, where nothing is said here. */
const STATE_FOR: Record<string, WantedPerson> = {
  "enable-user": { disabled: true },
  "resend-invitation": { status: "FORCE_CHANGE_PASSWORD" },
  "confirm-sign-up": { status: "UNCONFIRMED" },
}

/** Every action on a user: a page of its own, and the same in its dialog. */
const ACTIONS: readonly View[] = USER_OFFERS.flatMap(({ path, label }) => {
  const somebody = (app: Product) =>
    samplePerson(app, { groups: ["EDITORS", "PARTNERS"], attributes: { locale: "es-ES" }, ...STATE_FOR[path] })
  const route = `${USER}/${path}`
  return [
    {
      name: `user-${path}`,
      route,
      show: async (page, app) => {
        const { userId } = await somebody(app)
        await page.goto(`/admin/users/${userId}/${path}`)
        await offered(page.getByRole("main"))
      },
    },
    {
      name: `user-${path}-dialog`,
      route,
      show: async (page, app) => {
        const { userId } = await somebody(app)
        await page.goto(`/admin/users/${userId}`)
        await offered(await openDialog(page, label))
      },
    },
  ] satisfies View[]
})

/** One user, a new one, and everything that can be done with one. */
export const USER_VIEWS: readonly View[] = [
  user("user", {
    groups: ["EDITORS", "PARTNERS", "BILLING"],
    attributes: { locale: "es-ES", phone_number: "+34915550177" },
  }),
  user("user-disabled", { disabled: true, name: "Małgorzata Brzęczyszczykiewicz" }),
  user("user-invited", { status: "FORCE_CHANGE_PASSWORD", name: "長谷川美咲" }),
  user("user-without-name", { status: "UNCONFIRMED", name: "" }),
  user("user-right-to-left", { groups: ["PARTNERS"], name: "عبد الرحمن بن سعيد" }),
  user("user-long-name", { groups: ["EDITORS"], name: "Иван Очень-Длинное-Имя ".repeat(8).trim() }),
  user("user-unbroken-name", { groups: ["EDITORS"], name: "Chukwuemeka".repeat(20) }),
  {
    name: "user-self",
    route: USER,
    show: async (page, app) => {
      await page.goto(`/admin/users?attribute=email&match=exact&value=${encodeURIComponent(app.admin.email)}`)
      await page.getByRole("row").getByRole("link").click()
      await page.getByText("You", { exact: true }).waitFor()
    },
  },
  {
    name: "user-removed-from-group",
    route: USER,
    show: async (page, app) => {
      const { userId } = await samplePerson(app, { groups: ["EDITORS", "PARTNERS"] })
      await page.goto(`/admin/users/${userId}`)
      await page.getByRole("button", { name: "Remove from PARTNERS" }).click()
      await page.getByRole("button", { name: "Add back" }).waitFor()
    },
  },
  {
    name: "user-give-role",
    route: `${USER}/add-user-to-group`,
    show: async (page, app) => {
      const { userId } = await samplePerson(app, { groups: ["SUPPORT"] })
      await page.goto(`/admin/users/${userId}/add-user-to-group`)
      await page.getByRole("radio").first().waitFor()
    },
  },
  {
    name: "user-give-role-dialog",
    route: `${USER}/add-user-to-group`,
    show: async (page, app) => {
      const { userId } = await samplePerson(app)
      await page.goto(`/admin/users/${userId}`)
      await openDialog(page, "Give a role in this console")
    },
  },
  {
    name: "user-take-role",
    route: `${USER}/remove-user-from-group`,
    show: async (page, app) => {
      const { userId } = await samplePerson(app, { groups: ["AUDITORS"] })
      await page.goto(`/admin/users/${userId}/remove-user-from-group?groupName=AUDITORS`)
      await page.getByRole("checkbox").waitFor()
    },
  },
  {
    name: "user-take-role-refused",
    route: `${USER}/remove-user-from-group`,
    show: async (page, app) => {
      const { userId } = await samplePerson(app, { groups: ["SUPPORT"] })
      await page.goto(`/admin/users/${userId}`)
      const dialog = await openDialog(page, "Remove from SUPPORT")
      await dialog.getByLabel("Reason").evaluate((field) => field.removeAttribute("required"))
      await dialog.getByRole("button", { name: "Remove from SUPPORT" }).click()
      await invalid(dialog).waitFor()
    },
  },
  {
    name: "user-role-taken",
    route: USER,
    show: async (page, app) => {
      const { userId } = await samplePerson(app, { groups: ["EDITORS", "SUPPORT"] })
      await page.goto(`/admin/users/${userId}/remove-user-from-group?groupName=SUPPORT`)
      await page.getByLabel("Reason").fill("Has left the company")
      await page.getByRole("button", { name: "Remove from SUPPORT" }).click()
      await page.getByRole("status").filter({ hasText: "signed out everywhere" }).waitFor()
    },
  },
  {
    name: "user-was-changed",
    route: USER,
    show: async (page, app) => {
      const { userId } = await samplePerson(app, { groups: ["EDITORS"] })
      await page.goto(`/admin/users/${userId}/disable-user`)
      await page.getByLabel("Reason").fill("Has left the company")
      await page.getByRole("button", { name: "Disable user" }).click()
      await page.getByRole("status").filter({ hasText: "is disabled" }).waitFor()
    },
  },
  at("user-not-found", "/admin/users/no-such-user", { route: USER }),
  ...ACTIONS,
  {
    name: "user-action-refused",
    route: `${USER}/resend-invitation`,
    show: async (page, app) => {
      const { userId } = await samplePerson(app)
      await page.goto(`/admin/users/${userId}/resend-invitation`)
    },
  },
  {
    name: "user-delete-user-wrong-address",
    route: `${USER}/delete-user`,
    show: async (page, app) => {
      const { userId } = await samplePerson(app, { groups: ["EDITORS", "PARTNERS", "BILLING"] })
      await page.goto(`/admin/users/${userId}`)
      const dialog = await openDialog(page, "Delete")
      await dialog.getByLabel("Reason").fill("They asked for it")
      await dialog.getByLabel(/^To confirm/).fill("somebody-else@example.com")
      await dialog.getByRole("button", { name: "Delete user" }).click()
      await invalid(dialog).waitFor()
    },
  },
  {
    name: "user-second-factors",
    route: `${USER}/set-user-mfa-preference`,
    show: async (page, app) => {
      const { userId } = await samplePerson(app, { authenticator: true })
      await page.goto(`/admin/users/${userId}/set-user-mfa-preference?look`)
      await page.getByRole("checkbox").first().waitFor()
    },
  },
  {
    name: "user-second-factors-dialog",
    route: `${USER}/set-user-mfa-preference`,
    show: async (page, app) => {
      const { userId } = await samplePerson(app, { authenticator: true })
      await page.goto(`/admin/users/${userId}`)
      const dialog = await openDialog(page, "Second factors")
      await dialog.getByRole("link", { name: "Look it up" }).click()
      await dialog.getByRole("checkbox").first().waitFor()
    },
  },
  {
    name: "user-password-shown-once",
    route: `${USER}/set-user-password`,
    show: async (page, app) => {
      const { userId } = await samplePerson(app)
      await page.goto(`/admin/users/${userId}/set-user-password`)
      await page.getByRole("button", { name: "Set password" }).click()
      await page.locator("[data-copied]").waitFor()
    },
  },
  {
    name: "user-password-too-short",
    route: `${USER}/set-user-password`,
    show: async (page, app) => {
      const { userId } = await samplePerson(app)
      await page.goto(`/admin/users/${userId}`)
      const dialog = await openDialog(page, "Set password")
      await dialog.getByLabel("Let me type one").check()
      await dialog.getByLabel("New password").fill("short")
      await dialog.getByRole("button", { name: "Set password" }).click()
      await invalid(dialog).waitFor()
    },
  },
  {
    name: "user-all-attributes",
    route: `${USER}/update-user-attributes`,
    show: async (page, app) => {
      const { userId } = await samplePerson(app, { attributes: { locale: "es-ES" } })
      await page.goto(`/admin/users/${userId}/update-user-attributes`)
      for (const summary of await page.getByRole("main").locator("summary").all()) await summary.click()
    },
  },
  {
    name: "user-attribute-refused",
    route: `${USER}/update-user-attributes`,
    show: async (page, app) => {
      const { userId } = await samplePerson(app, { attributes: { phone_number: "+34915550177" } })
      await page.goto(`/admin/users/${userId}/update-user-attributes`)
      await page.locator('input[name="attribute.phone_number"]').fill("915550177")
      await page.getByRole("button", { name: "Save attributes" }).click()
      await invalid(page.getByRole("main")).waitFor()
    },
  },
  at("create-user", CREATE_USER),
  {
    name: "create-user-dialog",
    route: CREATE_USER,
    show: async (page) => {
      await page.goto("/admin/users")
      await openDialog(page, "New user")
    },
  },
  {
    name: "create-user-taken",
    route: CREATE_USER,
    show: async (page, app) => {
      await page.goto("/admin/users")
      const dialog = await openDialog(page, "New user")
      await dialog.locator('input[name="attribute.email"]').fill(app.admin.email)
      await dialog.getByRole("button", { name: "Create user" }).click()
      await dialog.getByRole("link", { name: "Find that user" }).waitFor()
    },
  },
  {
    name: "create-user-password-shown-once",
    route: CREATE_USER,
    show: async (page) => {
      await page.goto(CREATE_USER)
      await page.locator('input[name="attribute.email"]').fill(`begona.nunez.${Date.now()}@example.com`)
      await page.getByLabel(/^No message/).check()
      await page.getByRole("button", { name: "Create user" }).click()
      await page.locator("[data-copied]").waitFor()
    },
  },
]

function user(name: string, wanted: WantedPerson): View {
  return {
    name,
    route: USER,
    show: async (page: Page, app: Product) => {
      const { userId } = await samplePerson(app, wanted)
      await page.goto(`/admin/users/${userId}`)
    },
  }
}

/** A field that was refused. */
const invalid = (place: Locator): Locator => place.locator("[aria-invalid=true]").first()

/** A picture of a refusal would be one of another page. */
async function offered(place: Locator): Promise<void> {
  await place.getByRole("heading", { level: 1 }).waitFor()
  const refused = await place.getByRole("link", { name: "Back to the user" }).count()
  if (refused > 0) throw new Error("This action is not on offer for somebody in this state: see STATE_FOR.")
}
