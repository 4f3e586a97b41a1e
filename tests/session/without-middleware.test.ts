import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { createPerson, groupsOf } from "../harness/people"
import { startWithoutMiddleware } from "../harness/without-middleware"
import { openBrowser } from "./browser"
import { signedInBrowser, trySignIn } from "./pool"

let app = inject("app")
let close: () => Promise<void>

beforeAll(async () => {
  const started = await startWithoutMiddleware(app)
  close = started.close
  app = started
})
afterAll(() => close())

const PAGES = ["/admin", "/admin/users", "/admin/groups", "/admin/users/11111111-1111-4111-8111-111111111111"]

describe("without the middleware", () => {
  it("it is really gone: nobody hands out a nonce", async () => {
    expect((await openBrowser(app).get("/sign-in")).headers.get("content-security-policy")).not.toContain("nonce")
  })

  it.each(PAGES)("%s shows nothing to the signed-out and sends them to the sign-in page", async (page) => {
    for (const headers of [{}, { rsc: "1" }, { rsc: "1", "next-router-prefetch": "1" }] as Record<string, string>[]) {
      const answer = await openBrowser(app).get(page, headers)
      expect(answer.html).not.toMatch(/@example\.|EDITORS/)
      expect(answer.headers.get("cache-control")).toContain("no-store")
      if (!headers.rsc) expect(answer).toMatchObject({ status: 307, location: "/sign-in" })
    }
  })

  it("signing in works, and an administrator sees the users", async () => {
    const browser = openBrowser(app)
    expect((await trySignIn(browser, app.admin, "/sign-in?next=/admin/users")).location).toBe("/admin/users")
    const page = await browser.get("/admin/users")
    expect([page.status, page.headers.get("cache-control")]).toEqual([200, expect.stringContaining("no-store")])
    expect(page.html).toContain("@")
  })

  it("somebody without the role is shown nothing but the 403 page", async () => {
    const browser = await signedInBrowser(app, await createPerson(app))
    for (const page of PAGES) {
      const answer = await browser.get(page)
      expect(answer).toMatchObject({ status: 307, location: "/forbidden" })
      expect(answer.html).not.toContain("EDITORS")
    }
    expect(await browser.get("/forbidden")).toMatchObject({ status: 403 })
  })

  it("a form of an administrator's page does nothing for somebody else who sends it", async () => {
    const person = await createPerson(app)
    const path = `/admin/users/${person.userId}`
    const form = await (await signedInBrowser(app, app.admin)).form(path)
    expect([...form.keys()].some((name) => name.startsWith("$ACTION"))).toBe(true)
    form.set("groupName", "EDITORS")
    for (const browser of [openBrowser(app), await signedInBrowser(app, person)]) await browser.send(path, form)
    expect(await groupsOf(app, person.userId)).toEqual([])
    await (await signedInBrowser(app, app.admin)).send(path, form)
    expect(await groupsOf(app, person.userId)).toEqual(["EDITORS"])
  })
})
