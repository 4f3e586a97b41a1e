import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { answers, stop } from "../../scripts/child-process"
import { freePort } from "../../scripts/free-port"
import { startNext } from "../../scripts/next-server"
import { groupsThatAreThere } from "../harness/people"
import { type Browser, openBrowser } from "../session/browser"
import { signInThroughForm } from "../session/pool"

const app = inject("app")
const projectRoot = new URL("../..", import.meta.url).pathname.replace(/\/$/, "")

/** `next dev` has another bundler, other settings and a process of its own between: all other tests are of a build. */
describe("the console as it is developed", () => {
  let browser: Browser
  let server: ReturnType<typeof startNext>
  beforeAll(async () => {
    const port = await freePort(3500)
    const origin = `http://localhost:${port}`
    const env = { AMPLIFY_OUTPUTS: app.outputsFile, NEXT_DIST_DIR: ".next-test-dev", NODE_ENV: "development" }
    server = startNext("dev", {
      projectRoot,
      port,
      localState: app.stateFile,
      env,
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    })
    await answers(`${origin}/sign-in`, server, 100_000)
    browser = openBrowser({ origin })
  })
  afterAll(() => stop(server))

  it("signs in, shows the users, and makes a change", async () => {
    await signInThroughForm(browser, app.admin)
    const users = await browser.get("/admin/users")
    expect(users.status).toBe(200)
    expect(users.html).toContain(app.admin.email)
    const groupName = `DEVELOPED-${randomUUID()}`
    const form = await browser.form("/admin/groups/create-group", "groupName")
    for (const [name, value] of Object.entries({ groupName, description: "", precedence: "" })) form.set(name, value)
    const { status, alerts } = await browser.send("/admin/groups/create-group", form)
    expect({ status, alerts }).toEqual({ status: 303, alerts: [] })
    expect(await groupsThatAreThere(app)).toContain(groupName)
  })
})
