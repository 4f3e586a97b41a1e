import type { Page } from "@playwright/test"
import { createPersonWith } from "../harness/people"
import type { Product } from "../harness/product"
import { authenticatorFor, keyOn } from "../harness/second-factors"
import { sendSignIn } from "./sign-in-views"
import { at, type View } from "./view"

const PAGE = "/admin/second-factor"
const VERIFY = "/admin/second-factor/verify-software-token"

/** One's own second factor. What sets something up signs in somebody of its own: it would stay with all others. */
export const OWN_FACTOR_VIEWS: readonly View[] = [
  at("own-factor", PAGE, { as: "support" }),
  {
    name: "own-factor-key",
    route: VERIFY,
    as: "nobody",
    show: async (page, app) => void (await begun(page, app)),
  },
  {
    name: "own-factor-refused",
    route: VERIFY,
    as: "nobody",
    show: async (page, app) => {
      const { authenticator } = await begun(page, app)
      await page.getByRole("textbox", { name: "Code from the app" }).fill(authenticator.wrong())
      await page.getByRole("button", { name: "Switch it on" }).click()
      await page.getByRole("alert").filter({ hasText: "That code is wrong" }).waitFor()
    },
  },
  {
    name: "own-factor-over",
    route: VERIFY,
    as: "nobody",
    show: async (page, app) => {
      await opened(page, app)
      await page.goto(VERIFY)
    },
  },
  {
    name: "own-factor-sign-in",
    route: "/sign-in",
    as: "nobody",
    show: async (page, app) => void (await finished(page, app)),
  },
  {
    name: "own-factor-on",
    route: PAGE,
    as: "nobody",
    show: async (page, app) => void (await signedInAgain(page, app)),
  },
  {
    name: "own-factor-switch-off",
    route: "/admin/second-factor/switch-off",
    as: "nobody",
    show: async (page, app) => {
      await signedInAgain(page, app)
      await page.goto(`${PAGE}/switch-off`)
    },
  },
]

async function opened(page: Page, app: Product) {
  const person = await createPersonWith(app, "support")
  await sendSignIn(page, person)
  await page.waitForURL("**/admin")
  await page.goto(`${PAGE}?next=${PAGE}`)
  return person
}

async function begun(page: Page, app: Product) {
  const person = await opened(page, app)
  await page.getByRole("button", { name: "Set up an authenticator app" }).click()
  await page.waitForURL(`**${VERIFY}`)
  await page.getByRole("textbox", { name: "Code from the app" }).waitFor()
  return { person, authenticator: authenticatorFor(keyOn(await page.content())) }
}

async function finished(page: Page, app: Product) {
  const { person, authenticator } = await begun(page, app)
  await page.getByRole("textbox", { name: "Code from the app" }).fill(authenticator.now())
  await page.getByRole("button", { name: "Switch it on" }).click()
  await page.waitForURL("**/sign-in?notice=app-switched-on**")
  return { person, authenticator }
}

async function signedInAgain(page: Page, app: Product): Promise<void> {
  const { person, authenticator } = await finished(page, app)
  await page.getByLabel("E-mail address").fill(person.email)
  await page.getByLabel("Password").fill(person.password)
  await page.getByRole("button", { name: "Sign in" }).click()
  await page.getByRole("textbox", { name: "Code" }).fill(authenticator.next())
  await page.getByRole("button", { name: "Sign in" }).click()
  await page.waitForURL(`**${PAGE}`)
}
