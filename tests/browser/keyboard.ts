import { expect, type Locator, type Page } from "@playwright/test"
import type { Person } from "../harness/people"

/** More than anything on a page of the console needs. */
const MOST_PRESSES = 120

/** Somebody who has nothing but a keyboard, and who looks at where the focus is after every step. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key)
  }

  type(text: string): Promise<void> {
    return this.page.keyboard.type(text)
  }

  async signIn({ email, password }: Pick<Person, "email" | "password">): Promise<void> {
    await this.page.goto("/sign-in")
    await this.tabTo(this.page.getByLabel("E-mail address"))
    await this.type(email)
    await this.tabTo(this.page.getByLabel("Password"))
    await this.type(password)
    await this.press("Enter")
    await this.page.waitForURL((url) => url.pathname !== "/sign-in")
    await this.page.locator("html[data-scripts]").waitFor()
  }

  /** Presses Tab until the focus is there. Whatever has it on the way has to be seen. */
  async tabTo(target: Locator): Promise<void> {
    await target.waitFor()
    for (let presses = 0; presses < MOST_PRESSES; presses++) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await this.press("Tab")
      await this.expectFocusSeen()
    }
    throw new Error(`${target} cannot be reached with the Tab key.`)
  }

  /** Follows a link, presses a button, opens a menu. */
  async use(target: Locator): Promise<void> {
    await this.tabTo(target)
    await this.press("Enter")
  }

  /** Empties the field that has the focus, and writes into it. */
  async write(field: Locator, text: string): Promise<void> {
    await this.tabTo(field)
    await this.press("Control+a")
    await this.type(text)
  }

  /** That what has the focus is outlined, and that nothing which stays in its place covers it. */
  async expectFocusSeen(): Promise<void> {
    const problem = await this.page.evaluate(() => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement) || element === document.body) return null
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      const { left, top, width, height } = element.getBoundingClientRect()
      const onTop = document.elementFromPoint(left + width / 2, top + height / 2)
      const what = element.outerHTML.slice(0, 200)
      if (outlineStyle === "none" || Number.parseFloat(outlineWidth) < 2) return `${what} has no outline.`
      if (!onTop || !(element.contains(onTop) || onTop.contains(element))) return `${what} is covered.`
      return null
    })
    expect(problem).toBeNull()
  }
}
