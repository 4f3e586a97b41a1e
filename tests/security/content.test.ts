import { readdirSync, readFileSync } from "node:fs"
import { AdminAddUserToGroupCommand, CreateGroupCommand } from "@aws-sdk/client-cognito-identity-provider"
import { beforeAll, describe, expect, inject, it } from "vitest"
import { createPerson, ownerOf, type Person } from "../harness/people"
import { rawRequest } from "../harness/raw-request"
import { cookieHeader, openVisitors, type Visitors } from "./visitors"

const app = inject("app")
const projectRoot = new URL("../..", import.meta.url).pathname

let visitors: Visitors
let target: Person
beforeAll(async () => {
  visitors = await openVisitors(app)
  target = await createPerson(app)
})

describe("script in what people can choose", () => {
  const SCRIPT = `</script><script>alert(1)</script>"'><img src=x onerror=alert(1)><!--<script>`
  const GROUP = `</title></script><img/src=x/onerror=alert(1)>"'`
  let person: Person
  const group = { UserPoolId: app.userPoolId, GroupName: GROUP }
  beforeAll(async () => {
    await ownerOf(app).send(new CreateGroupCommand({ ...group, Description: SCRIPT }))
    person = await createPerson(app, { name: SCRIPT })
    await ownerOf(app).send(new AdminAddUserToGroupCommand({ ...group, Username: person.email }))
  })

  const inAddress = encodeURIComponent(SCRIPT)
  it.each([
    ["a user's page", () => `/admin/users/${person.userId}`],
    ["the list of users", () => `/admin/users?attribute=name&match=prefix&value=${encodeURIComponent("</script>")}`],
    ["the groups", () => "/admin/groups"],
    ["the dashboard", () => "/admin"],
    ["a search", () => `/admin/users?value=${inAddress}`],
    ["an attribute to search by", () => `/admin/users?attribute=${inAddress}`],
    ["a place in the list", () => `/admin/users?page=${inAddress}&size=${inAddress}`],
    ["an address that does not exist", () => `/${inAddress}`],
  ])("is text on %s", async (_, path) => {
    const { html, headers } = await visitors.admin.get(path())
    // What is left of it is only what was escaped: no element and no end of a script is of that making.
    expect(html).not.toMatch(/<script>|<img|<!--<script/)
    const nonce = /'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1] ?? "none"
    const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag)
    expect(scripts.length).toBeGreaterThan(0)
    for (const tag of scripts) expect(tag).toContain(`nonce="${nonce}"`)
  })

  it("is text on the sign-in page and on the 403 page", async () => {
    for (const path of [`/sign-in?next=${inAddress}`, `/sign-in?notice=${inAddress}`]) {
      expect((await visitors.anonymous.get(path)).html).not.toMatch(/<script>|<img/)
    }
    const answer = await visitors.anonymous.submit("/sign-in", { email: SCRIPT, password: "x" })
    expect(answer.html).toContain("&lt;img")
    expect(answer.html).not.toMatch(/<script>|<img/)
  })
})

describe("tokens", () => {
  it("are in no page, whole or in part, and in no address", async () => {
    const tokens = visitors.admin.sessionCookies().map((name) => visitors.admin.cookies.get(name) ?? "")
    const parts = tokens.flatMap((token) => token.split(".")).filter((part) => part.length > 40)
    expect(parts.length).toBeGreaterThan(6)
    for (const path of ["/admin", "/admin/users", `/admin/users/${target.userId}`, "/admin/groups"]) {
      for (const headers of [{}, { rsc: "1" }] as Record<string, string>[]) {
        const { html } = await visitors.admin.get(path, headers)
        expect(html.length).toBeGreaterThan(1000)
        expect(parts.filter((part) => html.includes(part))).toEqual([])
      }
    }
  })
})

describe("what the browser loads", () => {
  const files = readdirSync(`${projectRoot}${app.distDir}/static`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`)

  it("has no source maps", () => {
    expect(files.length).toBeGreaterThan(5)
    expect(files.filter((file) => file.endsWith(".map"))).toEqual([])
  })

  it("knows nothing of the backend: no address, no pool, no client, no secret, no folder of the builder's", () => {
    const told = ["graphql", "amazonaws", "user_pool", "AKIA", "sourceMappingURL", "SIGN_IN_SECRET", "LOCAL_STATE"]
    const canaries = [...told, app.userPoolId, app.userPoolClientId, app.admin.email, projectRoot]
    for (const file of files) {
      const text = readFileSync(file, "utf8")
      expect(canaries.filter((canary) => text.includes(canary))).toEqual([])
    }
  })

  it("cannot be left: no file of the server is served", async () => {
    for (const path of [
      "/_next/static/../server/middleware-manifest.json",
      "/_next/static/%2e%2e/server/middleware-manifest.json",
      "/_next/static/..%2fserver/middleware-manifest.json",
      "/_next/server/middleware-manifest.json",
      "/_next/../../package.json",
      "/.env",
      "/amplify_outputs.json",
    ]) {
      const { status, body } = await rawRequest(app, { path, headers: cookieHeader(visitors.admin) })
      expect([404, 400]).toContain(status)
      expect(body).not.toMatch(/"version"|"middleware"|user_pool_id/)
    }
  })

  it("comes from no image optimizer, which would ask for pages from inside", async () => {
    for (const url of ["/admin/users", "/icon.svg", `${app.cognitoEndpoint}/_local/calls`]) {
      const path = `/_next/image?url=${encodeURIComponent(url)}&w=64&q=75`
      const { status, body } = await rawRequest(app, { path, headers: cookieHeader(visitors.admin) })
      expect(status).toBe(404)
      expect(body).not.toContain("received")
    }
  })
})
