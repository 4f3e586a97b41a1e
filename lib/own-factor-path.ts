import { HOME_PATH, safeNext } from "@/lib/sign-in-path"

/** Where people look after their own second factor. */
export const OWN_FACTOR_PATH = "/admin/second-factor"

/** Where the code of an app is entered that is being set up. */
export const VERIFY_APP_PATH = `${OWN_FACTOR_PATH}/verify-software-token`

/** Where the app is switched off. */
export const SWITCH_APP_OFF_PATH = `${OWN_FACTOR_PATH}/switch-off`

/** The page, from which a set-up that is done leads back to `next`. @param next not trusted */
export function ownFactorPath(next: unknown): string {
  const path = safeNext(next)
  return path === HOME_PATH ? OWN_FACTOR_PATH : `${OWN_FACTOR_PATH}?${new URLSearchParams({ next: path })}`
}
