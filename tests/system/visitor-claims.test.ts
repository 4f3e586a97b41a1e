import { beforeAll, describe, expect, inject, it } from "vitest"
import { graphql } from "../harness/graphql"
import { createPerson, type Person, signIn } from "../harness/people"
import { rawRequest } from "../harness/raw-request"
import { actionBody, type ServerAction, serverActionsOf } from "../harness/server-actions"
import { cookieHeader, openVisitors, type Visitors } from "../security/visitors"

const app = inject("app")
const enableUser = serverActionsOf(app).find(({ name }) => name === "enableUserAction") as ServerAction

let visitors: Visitors
beforeAll(async () => {
  visitors = await openVisitors(app)
})

/** Changes somebody with a request that has these headers. */
async function change({ userId }: Person, headers: Record<string, string>) {
  const answer = await rawRequest(app, {
    method: "POST",
    path: `/admin/users/${userId}/enable-user`,
    headers: {
      ...cookieHeader(visitors.admin),
      "next-action": enableUser.id,
      accept: "text/x-component",
      origin: app.origin,
      ...headers,
    },
    body: actionBody({ userId, name: "" }),
  })
  expect(answer.headers["x-action-redirect"]).toContain(`/admin/users/${userId}?done=`)
}

/** What the audit trail holds of a change of this user. */
async function recordOf({ userId }: Person): Promise<Record<string, unknown>> {
  const query = "query ($target: String!) { auditEventsByTarget(target: $target) { items { kind record } } }"
  const { AccessToken } = await signIn(app, app.admin)
  const answer = await graphql(app, query, { authorization: AccessToken }, { target: `user#${userId}` })
  const { items } = (answer.data?.auditEventsByTarget ?? { items: [] }) as { items: { kind: string; record: string }[] }
  return JSON.parse(items.find(({ kind }) => kind === "outcome")?.record ?? "{}")
}

describe("the audit trail", () => {
  it("holds what the console says of its visitor, beside the address of the console itself", async () => {
    const person = await createPerson(app)
    await change(person, { "x-forwarded-for": "203.0.113.7, 10.0.0.1", "user-agent": "Canary/1.0 (X11; Linux)" })
    expect(await recordOf(person)).toMatchObject({
      action: "enableUser",
      claimedAddress: "203.0.113.7",
      claimedUserAgent: "Canary/1.0 (X11; Linux)",
      sourceAddress: expect.stringMatching(/127\.0\.0\.1|::1/),
    })
  })

  it.each([
    ["a browser of ten thousand letters", { "user-agent": "a".repeat(10_000) }, "a".repeat(256)],
    ["letters that no header should hold", { "user-agent": "Br\u00f6wser\u00ff/1.0" }, "Brwser/1.0"],
    ["a header inside a header", { "user-agent": "x\tauthorization: other" }, "xauthorization: other"],
    ["no browser at all", {}, null],
  ])("holds what can be held of %s, and the change is made", async (_, headers, claimedUserAgent) => {
    const person = await createPerson(app)
    await change(person, headers as Record<string, string>)
    expect(await recordOf(person)).toMatchObject({ outcome: "done", claimedUserAgent })
  })

  it("holds no address that is longer than one", async () => {
    const person = await createPerson(app)
    await change(person, { "x-forwarded-for": `${"1".repeat(5_000)}, 10.0.0.1` })
    expect(await recordOf(person)).toMatchObject({ outcome: "done", claimedAddress: "1".repeat(64) })
  })
})
