import type { Locator, Page } from "@playwright/test"
import { createPerson, type Person } from "../harness/people"
import type { Product } from "../harness/product"
import {
  addAuthenticatorApp,
  addPhoneNumber,
  allowSentCodes,
  authenticatorFor,
  requireSecondFactor,
  switchFactors,
} from "../harness/second-factors"
import { invitePerson } from "../session/pool"
import { samplePerson } from "./sample-person"
import { at, type View } from "./view"

/** What people see before they are in, or when they may not be. */
export const SIGN_IN_VIEWS: readonly View[] = [
  at("sign-in", "/sign-in", { as: "nobody" }),
  at("sign-in-signed-out", "/sign-in?notice=signed-out", { as: "nobody" }),
  {
    name: "sign-in-refused",
    route: "/sign-in",
    as: "nobody",
    show: async (page) => {
      await sendSignIn(page, { email: "nobody@example.com", password: "Wrong-passw0rd" })
      await error(page).waitFor()
    },
  },
  at("forgot-password", "/sign-in/forgot-password", { as: "nobody" }),
  {
    name: "reset-password",
    route: "/sign-in/reset-password",
    as: "nobody",
    show: async (page, app) => {
      const { email } = await samplePerson(app)
      await page.goto("/sign-in/forgot-password")
      await page.getByLabel("E-mail address").fill(email)
      await page.getByRole("button", { name: "Send code" }).click()
      await page.waitForURL("**/reset-password")
    },
  },
  {
    name: "new-password",
    route: "/sign-in/new-password",
    as: "nobody",
    show: async (page, app) => void (await askedForNewPassword(page, app)),
  },
  {
    name: "new-password-refused",
    route: "/sign-in/new-password",
    as: "nobody",
    show: async (page, app) => {
      await askedForNewPassword(page, app)
      await page.getByLabel("New password", { exact: true }).fill("short")
      await page.getByLabel("New password again").fill("other")
      await page.getByRole("button", { name: "Save and sign in" }).click()
      await error(page).waitFor()
    },
  },
  {
    name: "second-factor",
    route: "/sign-in/second-factor",
    as: "nobody",
    show: async (page, app) => void (await askedForCode(page, app)),
  },
  {
    name: "second-factor-refused",
    route: "/sign-in/second-factor",
    as: "nobody",
    show: async (page, app) => {
      const { wrong } = await askedForCode(page, app)
      await page.getByRole("textbox", { name: "Code" }).fill(wrong())
      await page.getByRole("button", { name: "Sign in" }).click()
      await error(page).waitFor()
    },
  },
  {
    name: "choose-second-factor",
    route: "/sign-in/choose-second-factor",
    as: "nobody",
    alone: async (app) => {
      await allowSentCodes(app, true)
      return () => allowSentCodes(app, false)
    },
    show: async (page, app) => {
      const person = await createPerson(app, { groups: ["ADMINS"] })
      await addPhoneNumber(app, person, "+15550177")
      await switchFactors(app, person, { SMSMfaSettings: { Enabled: true }, EmailMfaSettings: { Enabled: true } })
      await sendSignIn(page, person)
      await page.waitForURL("**/choose-second-factor")
    },
  },
  {
    name: "set-up-second-factor",
    route: "/sign-in/set-up-second-factor",
    as: "nobody",
    alone: insisting,
    show: async (page, app) => void (await askedToSetUp(page, app)),
  },
  {
    name: "set-up-second-factor-refused",
    route: "/sign-in/set-up-second-factor",
    as: "nobody",
    alone: insisting,
    show: async (page, app) => {
      const { wrong } = await askedToSetUp(page, app)
      await page.getByRole("textbox", { name: "Code from the app" }).fill(wrong())
      await page.getByRole("button", { name: "Set up and sign in" }).click()
      await error(page).waitFor()
    },
  },
  {
    name: "forbidden",
    route: "/forbidden",
    as: "nobody",
    show: async (page, app) => {
      await sendSignIn(page, await createPerson(app))
      await page.getByRole("heading", { name: "This account has no access" }).waitFor()
    },
  },
  at("no-such-page", "/admin/no-such-page", { route: "/_not-found" }),
]

export async function sendSignIn(page: Page, { email, password }: Pick<Person, "email" | "password">): Promise<void> {
  await page.goto("/sign-in")
  await page.getByLabel("E-mail address").fill(email)
  await page.getByLabel("Password").fill(password)
  await page.getByRole("button", { name: "Sign in" }).click()
}

const error = (page: Page): Locator => page.getByRole("alert").filter({ hasText: /\w/ }).first()

async function askedForNewPassword(page: Page, app: Product): Promise<void> {
  await sendSignIn(page, await invitePerson(app))
  await page.waitForURL("**/new-password")
}

/** The pool insists on a second factor, for everybody. */
async function insisting(app: Product) {
  await requireSecondFactor(app, true)
  return () => requireSecondFactor(app, false)
}

async function askedToSetUp(page: Page, app: Product) {
  await sendSignIn(page, await createPerson(app, { groups: ["ADMINS"] }))
  await page.waitForURL("**/set-up-second-factor")
  return authenticatorFor((await page.locator("code[data-copied]").textContent()) ?? "")
}

async function askedForCode(page: Page, app: Product) {
  const person = await createPerson(app, { groups: ["ADMINS"] })
  const authenticator = await addAuthenticatorApp(app, person)
  await sendSignIn(page, person)
  await page.waitForURL("**/second-factor")
  return authenticator
}
