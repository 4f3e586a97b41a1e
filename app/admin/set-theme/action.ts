"use server"

import { cookies } from "next/headers"
import { THEME_COOKIE } from "@/app/ui/theme"
import { adminAction } from "@/lib/admin-action"
import { isHttps } from "@/lib/app-origin"
import { setThemeSchema } from "./schema"

const A_YEAR_IN_SECONDS = 365 * 24 * 60 * 60

/** Keeps the reader's choice of light or dark in a cookie, which the next page is rendered with: nothing flashes. */
export const setThemeAction = adminAction({
  name: "setTheme",
  calls: "nothing",
  schema: setThemeSchema,
  run: async ({ theme }) => {
    const cookie = { httpOnly: true, sameSite: "lax", secure: isHttps(), path: "/", maxAge: A_YEAR_IN_SECONDS } as const
    ;(await cookies()).set(THEME_COOKIE, theme, cookie)
    return { theme }
  },
})
