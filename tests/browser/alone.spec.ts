import { VIEWS } from "../views/views"
import { test } from "./console"
import { expectAccessible } from "./expect-accessible"

/** These change what everybody sees: they run after all others, one by one (`playwright.config.ts`). */
for (const { name, as, show, alone } of VIEWS) {
  if (!alone) continue
  test(`${name} keeps to WCAG 2.2 AA, light and dark, narrow and wide`, async ({ app, console, page }) => {
    const putBack = await alone(app)
    try {
      if (as !== "nobody") await console.beSignedIn()
      await show(page, app)
      await expectAccessible(page, name)
    } finally {
      await putBack()
    }
  })
}
