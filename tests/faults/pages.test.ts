import { afterEach, beforeAll, describe, expect, inject, it } from "vitest"
import { addressOf } from "../harness/address"
import { changeAs, type EventRow, eventsAbout, misbehaveTables } from "../harness/changes"
import { callsOfFunctions, forgetCalls } from "../harness/cognito-calls"
import { createPerson } from "../harness/people"
import { routeHandlersOf, routesOf } from "../harness/server-actions"
import type { Browser } from "../session/browser"
import { control, signedInBrowser } from "../session/pool"

const app = inject("app")
const pages = routesOf(app).filter((route) => route.startsWith("/admin") && !routeHandlersOf(app).includes(route))

/** What pages ask of Cognito. The description of the pool is remembered, so that nobody notices its failure at once. */
const OPERATIONS = ["ListUsers", "ListGroups", "ListUsersInGroup", "GetGroup", "AdminListGroupsForUser", "AdminGetUser"]

const FAULTS = {
  fails: { error: "InternalErrorException", statusCode: 500 },
  "has no time": { error: "TooManyRequestsException", statusCode: 400 },
  "may not be asked": { error: "AccessDeniedException", statusCode: 400 },
} as const

let admin: Browser
/** The address of each page, and what it asks of Cognito. */
const asks = new Map<string, Set<string>>()
/** Pages that are not there for this user, this group and this event, or lead on. */
const elsewhere: string[] = []
beforeAll(async () => {
  admin = await signedInBrowser(app, app.admin)
  const { userId } = await createPerson(app, { name: "Still There", groups: ["EDITORS"] })
  await changeAs(app, app.admin, "signOutUser", { userId })
  const [event] = (await eventsAbout(app, userId)) as [EventRow]
  for (const page of [...pages, "/admin/users/[userId]/set-user-mfa-preference?look"]) {
    const address = addressOf(page, { userId, groupName: "EDITORS", event })
    await forgetCalls(app)
    const { status } = await admin.get(address)
    if (status === 200) asks.set(address, new Set(await callsOfFunctions(app)))
    else elsewhere.push(page)
  }
})
afterEach(async () => {
  await control(app, { faults: [], latencyMs: 0 })
  await misbehaveTables(app, { reset: true })
})

const asking = (operation: string) => [...asks].filter(([, asked]) => asked.has(operation)).map(([address]) => address)

/** Pages that do without an operation, and what they show all the same. */
const DO_WITHOUT: Readonly<Record<string, RegExp>> = {
  // Events, with the ids of those whom they are about in place of their names.
  ListUsers: /^\/admin\/(audit|groups\/[^/]+$)/,
  // Whom a group could have, without a mark at those whom it has.
  ListUsersInGroup: /^\/admin\/groups\/[^/]+\/add-user-to-group$/,
  // The form that takes a role: whoever does not have it is refused nothing by it.
  AdminListGroupsForUser: /\/remove-user-from-group\?/,
}

/** In a list of many, each line has its own. */
const MISSING = /could not be|Not everything could be|Cognito (itself failed|has too much to do|refused this function)/

/** What is wrong with a page that cannot have an operation; nothing where it says what is missing and no more. */
async function complaintsOf(address: string, operation: string): Promise<string[]> {
  const { status, html } = await admin.get(address)
  const doesWithout = DO_WITHOUT[operation]?.test(address) === true
  return [
    status !== 200 && `is answered with ${status}`,
    !doesWithout && !MISSING.test(html) && "does not say what is missing",
    /This page failed|Exception|\bat .*\.js:\d+/.test(html) && "shows the cause",
    /Nothing was done|whether this was done|did nothing/.test(html) && "speaks of a change",
    !html.includes('href="/admin/users"') && "has lost its frame",
  ].flatMap((complaint) => (complaint ? [`${address} ${complaint}`] : []))
}

describe.each(Object.entries(FAULTS))("where an operation of Cognito's %s", (_, fault) => {
  it.each(OPERATIONS)("%s: every page that asks it says what is missing, and is whole again after", async (name) => {
    const addresses = asking(name)
    expect(addresses.length).toBeGreaterThan(0)
    await control(app, { faults: [{ operation: name, ...fault }] })
    const complaints = await Promise.all(addresses.map((address) => complaintsOf(address, name)))
    expect(complaints.flat()).toEqual([])
    await control(app, { faults: [] })
    const again = await Promise.all(addresses.map(async (address) => (await admin.get(address)).html))
    expect(again.filter((html) => MISSING.test(html))).toHaveLength(0)
  })
})

it("are all pages but those that lead elsewhere", () => {
  expect(elsewhere).toEqual([])
})

it("pages ask Cognito for nothing else", () => {
  const asked = new Set([...asks.values()].flatMap((operations) => [...operations]))
  expect([...asked].filter((name) => name !== "DescribeUserPool").sort()).toEqual(OPERATIONS.toSorted())
})

it("without the audit trail, the pages that show it say that it is missing, and all others are whole", async () => {
  await misbehaveTables(app, { dynamodb: { faults: [{ table: "AuditEvent" }] } })
  const unread: string[] = []
  for (const address of asks.keys()) {
    const { status, html } = await admin.get(address)
    expect(status, address).toBe(200)
    if (/could not be read/.test(html)) unread.push(address)
  }
  const showing = [...asks.keys()].filter((address) => /^\/admin\/(audit|(users|groups)\/[^/-]+$)/.test(address))
  const ofUser = [...asks.keys()].filter((address) => /^\/admin\/users\/[0-9a-f-]{36}$/.test(address))
  expect(unread.sort()).toEqual([...showing, ...ofUser].sort())
})

it("while Cognito takes its time, every page is late and whole", async () => {
  await control(app, { latencyMs: 1_000 })
  const answers = await Promise.all([...asks.keys()].map((address) => admin.get(address)))
  expect(answers.filter(({ status, html }) => status !== 200 || html.includes("could not be"))).toHaveLength(0)
})
