import type { ChildProcess } from "node:child_process"
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest"
import { answers, stop } from "../../scripts/child-process"
import { freePort } from "../../scripts/free-port"
import { startNext } from "../../scripts/next-server"
import { createPerson, type Person } from "../harness/people"
import type { Product } from "../harness/product"
import { rawRequest } from "../harness/raw-request"
import { authenticatorFor, keyOn, requireSecondFactor } from "../harness/second-factors"
import { actionBody, serverActionsOf } from "../harness/server-actions"
import { type Browser, openBrowser } from "../session/browser"
import { signedInBrowser, trySignIn } from "../session/pool"
import { sendAction } from "../session/send-action"
import { cookieHeader } from "./visitors"

const product = inject("app")
const projectRoot = new URL("../..", import.meta.url).pathname.replace(/\/$/, "")

let app: Product
let server: ChildProcess
let log = ""

// The same build once more, on another port: what it writes is read here.
beforeAll(async () => {
  const port = await freePort(3300)
  const env = { NEXT_DIST_DIR: product.distDir, AMPLIFY_OUTPUTS: product.outputsFile, NODE_ENV: "production" }
  server = startNext("start", { projectRoot, port, localState: product.stateFile, env, stdio: "pipe" })
  for (const stream of [server.stdout, server.stderr]) stream?.on("data", (text) => (log += text))
  app = { ...product, origin: `http://localhost:${port}` }
  await answers(`${app.origin}/sign-in`, server, 60_000)
})
afterAll(() => stop(server))

/** Somebody sets an authenticator app up while they sign in. */
async function setUpSecondFactor() {
  await requireSecondFactor(product, true)
  try {
    const browser = openBrowser(app)
    await trySignIn(browser, await createPerson(app, { groups: ["ADMINS"] }))
    const key = keyOn((await browser.get("/sign-in/set-up-second-factor")).html)
    const { now, wrong } = authenticatorFor(key)
    const [code, other] = [now(), wrong()]
    await browser.submit("/sign-in/set-up-second-factor", { code: other })
    expect((await browser.submit("/sign-in/set-up-second-factor", { code })).location).toBe("/admin")
    return { key, code }
  } finally {
    await requireSecondFactor(product, false)
  }
}

/** Somebody who is signed in sets one up for themselves. */
async function setUpOwnApp(browser: Browser) {
  await sendAction(app, browser, "associateSoftwareTokenAction")
  const key = keyOn((await browser.get("/admin/second-factor/verify-software-token")).html)
  const { now, wrong } = authenticatorFor(key)
  const [code, other] = [now(), wrong()]
  await sendAction(app, browser, "verifySoftwareTokenAction", { code: other })
  expect((await sendAction(app, browser, "verifySoftwareTokenAction", { code })).to).toMatch(/^\/sign-in\?notice=/)
  return { key, code }
}

const events = () =>
  log
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Record<string, unknown>)

describe("the server's log", () => {
  it("names what happened and to whom by id, and holds no address, password, token or group", async () => {
    const person: Person = await createPerson(app, { name: "Canary Name" })
    const admin = await signedInBrowser(app, app.admin)
    const user = await signedInBrowser(app, person)
    const secrets = [...admin.cookies, ...user.cookies]
      .flatMap(([, value]) => value.split("."))
      .filter((part) => part.length > 40)

    await trySignIn(openBrowser(app), { email: person.email, password: "Canary-passw0rd" })
    await openBrowser(app).submit("/sign-in/forgot-password", { email: person.email })
    await openBrowser(app).submit("/sign-in/reset-password", {
      email: person.email,
      code: "987654321",
      newPassword: "Canary-passw0rd",
      repeatPassword: "Canary-passw0rd",
    })
    const { key, code } = await setUpSecondFactor()
    const own = await createPerson(app, { groups: ["SUPPORT"] })
    const owned = await setUpOwnApp(await signedInBrowser(app, own))
    await user.get(`/admin/users?value=${encodeURIComponent(person.email)}`)
    await admin.get(`/admin/users?value=${encodeURIComponent(person.email)}`)
    const add = serverActionsOf(app).find(({ name }) => name === "addUserToGroupAction")
    const send = (body: FormData | string, headers: Record<string, string> = { origin: app.origin }) =>
      rawRequest(app, {
        method: "POST",
        path: `/admin/users/${person.userId}`,
        headers: { ...cookieHeader(admin), "next-action": add?.id ?? "", ...headers },
        body,
      })
    await send(actionBody({ userId: person.userId, groupName: "CANARY" }))
    await send(actionBody({ userId: person.email, groupName: "EDITORS" }))
    await send(actionBody({ userId: person.userId, groupName: "EDITORS" }))
    await send(`["${person.email}", {{{`)
    await send("[]", { origin: "https://evil.example" })
    await admin.post("/sign-out")

    const seen = events().map(({ event, code }) => `${event} ${code ?? ""}`.trim())
    expect(seen).toEqual(
      expect.arrayContaining([
        "sign-in.done",
        "sign-in.refused NotAuthorizedException",
        "sign-in.refused EnableSoftwareTokenMFAException",
        "page.refused Forbidden",
        "action.done",
        "action.refused ResourceNotFoundException",
        "action.refused InvalidInput",
        "request.refused ForeignOrigin",
      ]),
    )
    for (const event of ["action.refused", "action.done"]) {
      const action = "verifySoftwareToken"
      expect(events()).toContainEqual(expect.objectContaining({ event, action, userId: own.userId }))
    }
    expect(events()).toContainEqual(expect.objectContaining({ event: "page.refused", userId: person.userId }))
    const canaries = [
      person.email,
      app.admin.email,
      person.password,
      app.admin.password,
      "Canary",
      "CANARY",
      "987654321",
      key,
      code,
      own.email,
      owned.key,
      owned.code,
    ]
    expect([...canaries, ...secrets].filter((canary) => log.includes(canary))).toEqual([])

    const refusals = events().filter(({ event }) => String(event).endsWith(".refused"))
    for (const { requestId, code } of refusals) {
      expect(requestId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
      expect(code).toMatch(/^[A-Za-z]+$/)
    }
    expect(new Set(refusals.map(({ requestId }) => requestId)).size).toBe(refusals.length)
  })
})
