import type { Locator, Page } from "@playwright/test"

/** Follows a link that opens its page in a dialog, and waits until that is there. */
export async function openDialog(page: Page, link: string | RegExp): Promise<Locator> {
  await page.locator("html[data-scripts]").waitFor()
  await page.getByRole("main").getByRole("link", { name: link, exact: true }).first().click()
  const dialog = page.getByRole("dialog")
  await dialog.waitFor()
  return dialog
}
