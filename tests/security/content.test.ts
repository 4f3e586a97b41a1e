import { randomUUID } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import {
  AdminUpdateUserAttributesCommand,
  CreateGroupCommand,
  DescribeUserPoolCommand,
} from "@aws-sdk/client-cognito-identity-provider"
import { beforeAll, describe, expect, inject, it } from "vitest"
import { addressOf } from "../harness/address"
import { changeAs, type EventRow, eventsAbout } from "../harness/changes"
import { graphql } from "../harness/graphql"
import { attributesOf, createPerson, ownerOf, type Person, signIn } from "../harness/people"
import { rawRequest } from "../harness/raw-request"
import { routeHandlersOf, routesOf } from "../harness/server-actions"
import { cookieHeader, openVisitors, type Visitors } from "./visitors"

const app = inject("app")
const projectRoot = new URL("../..", import.meta.url).pathname

/** Every page there is, so that a new one is looked at without anybody thinking of it. */
const pages = routesOf(app).filter((route) => !routeHandlersOf(app).includes(route))

let visitors: Visitors
let target: Person
beforeAll(async () => {
  visitors = await openVisitors(app)
  target = await createPerson(app)
  await changeAs(app, app.admin, "signOutUser", { userId: target.userId })
})

describe("script in what people can choose", () => {
  const SCRIPT = `</script><script>alert(1)</script>"'><img src=x onerror=alert(1)><!--<script>`
  const GROUP = `</title></script><img/src=x/onerror=alert(1)>"'${randomUUID()}`
  let person: Person
  let poisoned: string[]
  let events: EventRow[]
  beforeAll(async () => {
    const group = { UserPoolId: app.userPoolId, GroupName: GROUP, Description: SCRIPT }
    await ownerOf(app).send(new CreateGroupCommand(group))
    person = await createPerson(app)
    poisoned = await poisonAttributes(person)
    events = await poisonAuditTrail(person)
  })

  /** Cognito takes nothing but an address, a number and a date for these. */
  const CHECKED_BY_COGNITO = ["email", "phone_number", "birthdate"]

  /** Every text that the pool lets anybody write about a user. @returns the attributes' names */
  async function poisonAttributes({ userId: Username }: Person): Promise<string[]> {
    const { UserPool } = await ownerOf(app).send(new DescribeUserPoolCommand({ UserPoolId: app.userPoolId }))
    const names = (UserPool?.SchemaAttributes ?? [])
      .filter(({ AttributeDataType, Mutable }) => AttributeDataType === "String" && Mutable)
      .map(({ Name = "" }) => Name)
      .filter((name) => !CHECKED_BY_COGNITO.includes(name))
    const UserAttributes = names.map((Name) => ({ Name, Value: SCRIPT }))
    await ownerOf(app).send(
      new AdminUpdateUserAttributesCommand({ UserPoolId: app.userPoolId, Username, UserAttributes }),
    )
    return names
  }

  /** A change of a group and one of a value, with all that whoever calls the API can have written down. */
  async function poisonAuditTrail({ userId }: Person): Promise<EventRow[]> {
    const { AccessToken: authorization } = await signIn(app, app.admin)
    const headers = { authorization, "x-visitor-agent": SCRIPT, "x-visitor-address": SCRIPT }
    for (const call of [
      "addUserToGroup(userId: $userId, groupName: $group, reason: $script)",
      'updateUserAttributes(userId: $userId, changes: [{ name: "nickname", value: $script, shown: $script }])',
    ]) {
      const declared = ["$userId: String!", "$script: String!", ...(call.includes("$group") ? ["$group: String!"] : [])]
      const query = `mutation (${declared.join(", ")}) { ${call} }`
      const { errors } = await graphql(app, query, headers, { userId, group: GROUP, script: SCRIPT })
      expect(errors).toBeUndefined()
    }
    return (await eventsAbout(app, userId)).filter(({ kind }) => kind === "outcome")
  }

  const addressOfPage = (route: string, event?: EventRow) =>
    addressOf(route, { userId: person.userId, groupName: encodeURIComponent(GROUP), event })

  it("is in every attribute that can hold it, and in two events", async () => {
    const values = await attributesOf(app, person.userId)
    expect(poisoned.filter((name) => values[name] !== SCRIPT)).toEqual([])
    expect(poisoned).toEqual(expect.arrayContaining(["name", "nickname", "picture", "website", "locale"]))
    expect(events.map(({ action }) => action).toSorted()).toEqual(["addUserToGroup", "updateUserAttributes"])
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
    ["the event of the other change", () => addressOfPage("/admin/audit/[chain]/[seq]", events[1])],
    ["the events about a user", () => `/admin/audit?target=${person.userId}`],
    [
      "many users and a group",
      () => {
        const groupName = encodeURIComponent(GROUP)
        return `/admin/users/change-many-users?change=add-user-to-group&groupName=${groupName}&userId=${person.userId}`
      },
    ],
    ...pages.map((route): [string, () => string] => [route, () => addressOfPage(route, events[0])]),
  ])("is text on %s", async (place, path) => {
    const { html, headers } = await visitors.admin.get(path())
    // What is about this user, this group or this event says so: otherwise nothing would have been looked at.
    if (/\[|^the event|^many users/.test(place)) expect(html).toContain("&lt;img")
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
    const event = (await eventsAbout(app, target.userId))[0]
    for (const route of pages) {
      const path = addressOf(route, { userId: target.userId, groupName: "BILLING", event })
      for (const sent of [{}, { rsc: "1" }] as Record<string, string>[]) {
        const answer = await visitors.admin.get(path, sent)
        if (answer.status === 200) expect(answer.html.length).toBeGreaterThan(1000)
        // A cookie is where they belong.
        const headers = [...answer.headers].filter(([name]) => name !== "set-cookie")
        const all = answer.html + JSON.stringify(headers)
        expect([route, parts.filter((part) => all.includes(part))]).toEqual([route, []])
      }
    }
    // Two requests for every page there is, on a machine that may be busy.
  }, 120_000)
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
