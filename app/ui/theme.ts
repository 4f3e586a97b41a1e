import "server-only"
import { cookies } from "next/headers"

export const THEMES = ["system", "light", "dark"] as const
export type Theme = (typeof THEMES)[number]

/** Holds nothing but the reader's taste; httpOnly all the same, because no script reads it. */
export const THEME_COOKIE = "theme"

function isTheme(value: unknown): value is Theme {
  return (THEMES as readonly unknown[]).includes(value)
}

/** The reader's choice of light or dark, for `<html data-theme>`; the system's where none was made. */
export async function readTheme(): Promise<Theme> {
  const chosen = (await cookies()).get(THEME_COOKIE)?.value
  return isTheme(chosen) ? chosen : "system"
}
