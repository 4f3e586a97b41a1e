import { beforeAll, beforeEach, describe, expect, inject, it } from "vitest"
import { USER_OFFERS } from "../../app/admin/users/[userId]/user-offers"
import { callsOfTables, changeAs, forgetCallsOfTables } from "../harness/changes"
import { callsOfFunctions, forgetCalls } from "../harness/cognito-calls"
import { createGroup, createPerson } from "../harness/people"
import { rawRequest } from "../harness/raw-request"
import { cookieHeader, openVisitors, type Visitors } from "../security/visitors"

const app = inject("app")

let visitors: Visitors
let userId: string
let otherId: string
beforeAll(async () => {
  visitors = await openVisitors(app)
  userId = (await createPerson(app, { groups: ["EDITORS"] })).userId
  otherId = (await createPerson(app)).userId
})
beforeEach(() => forgetCalls(app))

/** What a page makes the functions ask of Cognito, in any order. The pool's description is kept for five minutes. */
async function callsOf(path: string, more: Record<string, string> = {}): Promise<string[]> {
  const { status } = await rawRequest(app, { path, headers: { ...cookieHeader(visitors.admin), ...more } })
  expect(status).toBe(200)
  return (await callsOfFunctions(app)).filter((operation) => operation !== "DescribeUserPool").sort()
}

describe("a page asks Cognito", () => {
  it("for the dashboard: the groups, and who waits for what", async () => {
    expect(await callsOf("/admin")).toEqual(["ListGroups", ...Array(4).fill("ListUsers")])
  })

  it("for 60 users: once", async () => {
    expect(await callsOf("/admin/users")).toEqual(["ListUsers"])
  })

  it("for the groups: once", async () => {
    expect(await callsOf("/admin/groups")).toEqual(["ListGroups"])
  })

  it("for a user: the user, their groups, and the groups they could have", async () => {
    expect(await callsOf(`/admin/users/${userId}`)).toEqual(["AdminListGroupsForUser", "ListGroups", "ListUsers"])
  })

  it("for the members of a group: the group, one page of them, and once for each person whom its history names", async () => {
    const groupName = await createGroup(app)
    expect(await callsOf(`/admin/groups/${groupName}`)).toEqual(["GetGroup", "ListUsersInGroup"])
    await changeAs(app, app.admin, "updateGroup", { groupName, description: "Changed." })
    await forgetCalls(app)
    expect(await callsOf(`/admin/groups/${groupName}`)).toEqual(["GetGroup", "ListUsers", "ListUsersInGroup"])
  })

  it.each(USER_OFFERS.map(({ path }) => [path]))("for %s: nothing that makes the user a billed one", async (path) => {
    const calls = await callsOf(`/admin/users/${userId}/${path}`)
    expect(calls).not.toContain("AdminGetUser")
    expect(calls.length).toBeLessThanOrEqual(3)
  })

  it("for a preview of many: the chosen users, their groups where it is about one, and nothing of anybody else", async () => {
    const path = "/admin/users/change-many-users"
    const chosen = `userId=${userId}&userId=${otherId}`
    expect(await callsOf(`${path}?change=disable-user&${chosen}`)).toEqual(["ListUsers", "ListUsers"])
    await forgetCalls(app)
    expect(await callsOf(`${path}?change=add-user-to-group&groupName=PARTNERS&${chosen}`)).toEqual([
      ...Array(2).fill("AdminListGroupsForUser"),
      "GetGroup",
      ...Array(2).fill("ListUsers"),
    ])
    await forgetCalls(app)
    expect(await callsOf(`${path}?change=add-user-to-group&${chosen}`)).toEqual(["ListGroups"])
  })

  it("for the audit trail: once for each person whom it names", async () => {
    await changeAs(app, app.admin, "signOutUser", { userId: otherId })
    await forgetCalls(app)
    expect(await callsOf(`/admin/audit?target=${otherId}`)).toEqual(["ListUsers", "ListUsers"])
  })

  it("for second factors only when somebody has asked: that lookup counts on the AWS bill", async () => {
    expect(await callsOf(`/admin/users/${userId}/set-user-mfa-preference?look`)).toEqual(["AdminGetUser", "ListUsers"])
  })

  it.each(["cross-site", "same-site"])("for none where a page elsewhere (%s) leads somebody to them", async (site) => {
    const path = `/admin/users/${userId}/set-user-mfa-preference?look`
    expect(await callsOf(path, { "sec-fetch-site": site })).toEqual(["ListUsers"])
  })
})

describe("a page asks the audit trail", () => {
  const tableCallsOf = async (path: string) => {
    await forgetCallsOfTables(app)
    await callsOf(path)
    return callsOfTables(app)
  }

  it("for somebody's history: one query of one index", async () => {
    expect(await tableCallsOf(`/admin/users/${userId}`)).toEqual(["Query AuditEvent"])
    expect(await tableCallsOf(`/admin/groups/${await createGroup(app)}`)).toEqual(["Query AuditEvent"])
  })

  it("for what is filtered: queries, never a scan, and not more than a month has where there is no key", async () => {
    for (const path of [`actor=${userId}`, `target=${userId}`, "action=createGroup", "outcome=failed"]) {
      expect(await tableCallsOf(`/admin/audit?${path}&to=2020-01-01`)).toEqual(["Query AuditEvent"])
    }
    expect(await tableCallsOf("/admin/audit?from=2020-01-01&to=2020-02-29")).toEqual(Array(2).fill("Query AuditEvent"))
    expect(await tableCallsOf("/admin/audit?to=2020-12-31")).toEqual(Array(13).fill("Query AuditEvent"))
  })

  it("for nothing on any other page", async () => {
    for (const path of ["/admin", "/admin/users", "/admin/groups"]) expect(await tableCallsOf(path)).toEqual([])
  })
})
