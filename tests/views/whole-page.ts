import type { Page } from "@playwright/test"

/**
 * Makes the window as high as the page, so that what sticks to an edge covers nothing; where a dialog is open, as high
 * as is said, because a dialog is what fits the window.
 */
export async function showWholePage(page: Page, { width, height }: { width: number; height: number }): Promise<void> {
  await page.setViewportSize({ width, height })
  const whole = await page.evaluate(() =>
    document.querySelector("dialog[open]") ? 0 : document.documentElement.scrollHeight,
  )
  if (whole > height) await page.setViewportSize({ width, height: whole })
}
