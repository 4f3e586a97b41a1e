import { afterAll, beforeAll, beforeEach, expect, inject, it } from "vitest"
import { addressOf } from "../harness/address"
import { callsOfTables, changeAs, type EventRow, eventsAbout, forgetCallsOfTables } from "../harness/changes"
import { callsOfFunctions, forgetCalls } from "../harness/cognito-calls"
import { createPerson, groupsOf, type Person } from "../harness/people"
import { actionBody, routeHandlersOf, routesOf, serverActionsOf } from "../harness/server-actions"
import { startWithoutMiddleware } from "../harness/without-middleware"
import { type Browser, openBrowser } from "../session/browser"
import { signedInBrowser } from "../session/pool"

const product = inject("app")
const inside = routesOf(product).filter((route) => route.startsWith("/admin"))
const files = inside.filter((route) => routeHandlersOf(product).includes(route))
const pages = inside.filter((route) => !files.includes(route))
const actions = serverActionsOf(product).filter(({ page }) => page.startsWith("/admin"))

let app: Awaited<ReturnType<typeof startWithoutMiddleware>>
let person: Person
let event: EventRow | undefined
let strangers: Browser[]
let admin: Browser
beforeAll(async () => {
  app = await startWithoutMiddleware(product)
  person = await createPerson(app)
  strangers = [openBrowser(app), await signedInBrowser(app, person)]
  admin = await signedInBrowser(app, app.admin)
  await changeAs(app, app.admin, "signOutUser", { userId: person.userId })
  event = (await eventsAbout(app, person.userId))[0]
})
afterAll(() => app.close())
beforeEach(() => forgetCalls(app))

it("the middleware is really gone: nobody hands out a nonce", async () => {
  expect((await openBrowser(app).get("/sign-in")).headers.get("content-security-policy")).not.toContain("nonce")
  expect([pages.length > 3, actions.length > 2]).toEqual([true, true])
})

it.each(pages)("%s, asked for without its layout, checks for itself", async (route) => {
  const page = addressOf(route, { userId: person.userId, groupName: "BILLING", event })
  const headers = { rsc: "1", "next-router-state-tree": besides(page) }
  for (const browser of strangers) {
    const { html } = await browser.get(page, headers)
    // Sent away by the page itself: without that it would be rendered, and only the API's refusal would empty it.
    expect(html).toMatch(/NEXT_REDIRECT;\w+;\/(sign-in|forbidden)/)
    expect(html).not.toMatch(/could not be|@example\.|EDITORS/)
  }
  expect(await callsOfFunctions(app)).toEqual([])
  // The layout is really left out, and there was something to see.
  const { html } = await admin.get(page, headers)
  expect(html).not.toContain("NEXT_REDIRECT")
  expect(html).toMatch(/@example\.|EDITORS|"Cancel"|attribute\.email|JSON Lines/)
  expect(html).not.toContain("Skip to content")
})

it.each(files)("%s checks for itself, and gives strangers nothing", async (route) => {
  const address = addressOf(route, { userId: person.userId, groupName: "BILLING" })
  await forgetCallsOfTables(app)
  for (const [index, browser] of strangers.entries()) {
    const { status, html, headers } = await browser.get(address)
    expect([status, headers.get("cache-control")]).toEqual([[401, 403][index], "private, no-store"])
    expect(html).not.toMatch(new RegExp(`${person.userId}|signOutUser`))
  }
  expect(await callsOfTables(app)).toEqual([])
  expect((await admin.get(address)).html).toMatch(new RegExp(`signOutUser.*${person.userId}`))
})

/** What Next's client says that it has already: the layouts of this page, and another page inside the innermost. */
function besides(page: string): string {
  const other = ["elsewhere", { children: ["__PAGE__", {}] }]
  const layouts = page === "/admin" ? ["admin"] : page.replace(/\?.*/, "").split("/").slice(1, -1)
  const tree = ["", ...layouts].reduceRight<unknown>((inner, segment) => [segment, { children: inner }], other)
  return encodeURIComponent(JSON.stringify([...(tree as unknown[]), null, null, true]))
}

it.each(actions)("$name, posted by its id, does nothing for strangers", async ({ id, page }) => {
  const fields = { userId: person.userId, groupName: "EDITORS", theme: "dark" }
  const headers = { origin: app.origin, "next-action": id, accept: "text/x-component" }
  for (const browser of strangers) {
    const answer = await browser.send(
      addressOf(page, { userId: person.userId, groupName: "BILLING" }),
      actionBody(fields),
      headers,
    )
    expect(answer.html).toMatch(/"code":"(NotSignedIn|Forbidden)"/)
    expect(answer.setCookies).toEqual([])
  }
  expect(await callsOfFunctions(app)).toEqual([])
  expect(await groupsOf(app, person.userId)).toEqual([])
})
