import { AxeBuilder } from "@axe-core/playwright"
import type { Page } from "@playwright/test"
import { showWholePage } from "../views/whole-page"
import { expect } from "./console"

const WIDTHS = [360, 1440]
const SCHEMES = ["light", "dark"] as const
const WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
/** Those of them that look at colours. In the dark nothing else differs: the others would say the same again. */
const OF_COLOURS = ["color-contrast", "link-in-text-block"]

/** That what is shown keeps to WCAG 2.2 AA and does not scroll sideways: light and dark, narrow and wide. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  for (const colorScheme of SCHEMES) {
    for (const width of WIDTHS) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" })
      await showWholePage(page, { width, height: 900 })
      const { violations } = await (await axeOf(page, colorScheme)).analyze()
      const found = violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.target.join(" ")) }))
      expect(found, `${where}, ${colorScheme}, ${width} px`).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow, `${where} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0)
    }
  }
}

/** Looks at the page, or at the dialog alone: nobody gets to what is behind it, and that is looked at by itself. */
async function axeOf(page: Page, colorScheme: (typeof SCHEMES)[number]): Promise<AxeBuilder> {
  // The console has no frames; made ready for them, axe takes half as long again.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const ruled = colorScheme === "light" ? axe.withTags(WCAG_22_AA) : axe.withRules(OF_COLOURS)
  return (await page.getByRole("dialog").count()) > 0 ? ruled.include("dialog[open]") : ruled
}
