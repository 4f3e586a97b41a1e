import { sampleAccount } from "../harness/people"
import { routesWithoutView, VIEWS } from "../views/views"
import { expect, test } from "./console"
import { expectAccessible } from "./expect-accessible"

// What fails here says where; a trace of each takes a sixth of the time.
test.use({ trace: "off" })

test("every page of the build is among what is looked at here", ({ app }) => {
  expect(routesWithoutView(app)).toEqual([])
})

for (const { name, as, show } of VIEWS.filter(({ alone }) => !alone)) {
  test(`${name} keeps to WCAG 2.2 AA, light and dark, narrow and wide`, async ({ app, console, page }) => {
    if (as !== "nobody") await console.beSignedIn(sampleAccount(app, as ?? "admin"))
    await show(page, app)
    await expectAccessible(page, name)
  })
}
