import { readFileSync } from "node:fs"
import { test as base, type Locator, type Page } from "@playwright/test"
import type { Person } from "../harness/people"
import type { Product } from "../harness/product"
import { signedInBrowser } from "../session/pool"

/** A browser test of the console: `app` says where the product is, `console` does what every test begins with. */
export const test = base.extend<{ app: Product; console: Console; misbehave: Misbehave }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that one needs from this pattern.
  app: async ({}, use) => {
    await use(JSON.parse(readFileSync(process.env.PRODUCT ?? "", "utf8")))
  },
  baseURL: async ({ app }, use) => use(app.origin),
  console: async ({ page, app }, use) => use(new Console(page, app)),
  misbehave: async ({ app }, use) =>
    use(async (settings) => {
      const headers = { "content-type": "application/json" }
      const body = JSON.stringify(settings)
      const answer = await fetch(`${app.cognitoEndpoint}/_local/control`, { method: "POST", headers, body })
      if (!answer.ok) throw new Error(await answer.text())
    }),
})

/** Sets the faults, delays and lags of the local Cognito (`local/cognito/control.ts`). */
type Misbehave = (settings: Record<string, unknown>) => Promise<void>

export { expect } from "@playwright/test"

export class Console {
  constructor(
    private readonly page: Page,
    private readonly app: Product,
  ) {}

  /** Signs in through the form; `page` is on its way to the page behind it. */
  async signIn({ email, password }: Pick<Person, "email" | "password"> = this.app.admin): Promise<void> {
    await this.page.goto("/sign-in")
    await this.page.getByLabel("E-mail address").fill(email)
    await this.page.getByLabel("Password").fill(password)
    await this.page.getByRole("button", { name: "Sign in" }).click()
    await this.page.waitForURL((url) => url.pathname !== "/sign-in")
  }

  /** Is signed in, without the form and without a page: for tests of what comes after. */
  async beSignedIn(person: Pick<Person, "email" | "password"> = this.app.admin): Promise<void> {
    const { cookies } = await signedInBrowser(this.app, person)
    const ofSession = { url: this.app.origin, httpOnly: true, sameSite: "Lax" as const }
    await this.page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, ...ofSession })))
  }

  /** Opens a list, and page after page of it, until what is wanted is there: other tests fill the same lists. */
  async turnTo(list: string, wanted: Locator): Promise<void> {
    await this.page.goto(list)
    while ((await wanted.count()) === 0) {
      const next = await this.page.getByRole("link", { name: "Next page" }).getAttribute("href")
      await this.page.goto(next ?? list)
    }
  }
}
