import { at, type View } from "./view"

/** The first page, the lists, and what stands around every one. */
export const FRAME_VIEWS: readonly View[] = [
  at("dashboard", "/admin"),
  {
    name: "account-menu",
    route: "/admin",
    show: async (page) => {
      await page.goto("/admin")
      await page.locator("details[data-menu] summary").click()
    },
  },
  at("users", "/admin/users"),
  at("users-empty", "/admin/users?attribute=email&match=prefix&value=nobody-has-this"),
  at("users-start-again", "/admin/users?page=foreign"),
  at("groups", "/admin/groups"),
  at("groups-start-again", "/admin/groups?page=foreign"),
]
