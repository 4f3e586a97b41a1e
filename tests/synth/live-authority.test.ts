import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { type AuditRecord, readRecord, readRow } from "../../amplify/data/audit/audit-event"
import { type BackendAlone, startBackendAlone } from "../harness/backend-alone"
import { graphql } from "../harness/graphql"
import { createPerson, groupsOf, isEnabled, type Person, signIn } from "../harness/people"

const reason = "They left"

let backend: BackendAlone
let auditor: ReturnType<typeof someone>
beforeAll(async () => {
  backend = await startBackendAlone()
  auditor = someone("AUDITORS")
})
afterEach(() => {
  backend.cognito.control.set({ faults: [], clockOffsetMs: 0, lagListsSeconds: 0 })
  backend.dynamodb.control.reset()
})
afterAll(() => backend?.close())

const owner = (operation: string, input: object) =>
  backend.cognito.call(operation, { UserPoolId: backend.state.userPoolId, ...input })

/** Somebody with a role, signed in. */
async function someone(...groups: string[]): Promise<Person & { authorization: string }> {
  const person = await createPerson(backend.state, { groups })
  const { AccessToken } = await signIn(backend.state, person)
  return { ...person, authorization: AccessToken }
}

const DISABLE = "mutation ($userId: String!, $reason: String) { disableUser(userId: $userId, reason: $reason) }"

/** Disables a new user, as `caller`. */
async function change({ authorization }: { authorization: string }) {
  const { userId } = await createPerson(backend.state)
  const { errors } = await graphql(backend.state, DISABLE, { authorization }, { userId, reason })
  return { userId, refusal: errors?.[0]?.message, done: !(await isEnabled(backend.state, userId)) }
}

const EVENTS = `query ($target: String!) {
  auditEventsByTarget(target: $target) {
    items { chain seq requestId kind at month actor target action outcome version record hash }
  }
}`

/** What the audit trail says of somebody, as an auditor reads it. */
async function eventsOf(userId: string): Promise<AuditRecord[]> {
  const { authorization } = await auditor
  const { data } = await graphql(backend.state, EVENTS, { authorization }, { target: `user#${userId}` })
  const page = data?.auditEventsByTarget as { items: unknown[] } | undefined
  return (page?.items ?? []).map((row) => readRecord(readRow(row))).sort((a, b) => a.seq - b.seq)
}

describe("a token that is valid for minutes", () => {
  it("changes something while its owner is what it says, and both events are there", async () => {
    const caller = await someone("ADMINS")
    const { userId, refusal, done } = await change(caller)
    expect([refusal, done]).toEqual([undefined, true])
    expect(await eventsOf(userId)).toMatchObject([
      {
        kind: "intent",
        actor: caller.userId,
        role: "ADMINS",
        action: "disableUser",
        reason,
        before: { enabled: true },
      },
      { kind: "outcome", actor: caller.userId, outcome: "done", after: { enabled: false } },
    ])
  })

  it.each<[string, (caller: Person) => Promise<unknown>]>([
    ["signed out everywhere", ({ userId }) => owner("AdminUserGlobalSignOut", { Username: userId })],
    [
      "removed from the group",
      ({ userId }) => owner("AdminRemoveUserFromGroup", { Username: userId, GroupName: "ADMINS" }),
    ],
    ["disabled", ({ userId }) => owner("AdminDisableUser", { Username: userId })],
    ["deleted", ({ userId }) => owner("AdminDeleteUser", { Username: userId })],
  ])("changes nothing once its owner was %s, from that moment", async (_, happens) => {
    const caller = await someone("ADMINS")
    await happens(caller)
    const { userId, refusal, done } = await change(caller)
    expect([refusal, done]).toEqual(["AuthorityLost {}", false])
    expect(await eventsOf(userId)).toMatchObject([
      { kind: "outcome", outcome: "refused", code: "AuthorityLost", actor: caller.userId, intent: null },
    ])
  })

  it("changes nothing where it claims a role too many, though the other one would do", async () => {
    const caller = await someone("ADMINS", "SUPPORT")
    await owner("AdminRemoveUserFromGroup", { Username: caller.userId, GroupName: "ADMINS" })
    expect(await change(caller)).toMatchObject({ refusal: "AuthorityLost {}", done: false })
  })

  it("is good for a role that was kept, once it says so", async () => {
    const caller = await someone("ADMINS", "SUPPORT")
    await owner("AdminRemoveUserFromGroup", { Username: caller.userId, GroupName: "ADMINS" })
    const { AccessToken } = await signIn(backend.state, caller)
    expect(await change({ authorization: AccessToken })).toMatchObject({ refusal: undefined, done: true })
  })

  it("changes nothing when it is an ID token, which AppSync takes", async () => {
    const person = await createPerson(backend.state, { groups: ["ADMINS"] })
    const { IdToken } = await signIn(backend.state, person)
    expect(await change({ authorization: IdToken })).toMatchObject({ refusal: "AuthorityLost {}", done: false })
  })
})

describe("while something does not answer", () => {
  it.each(["GetUser", "AdminListGroupsForUser"])("nothing is changed: Cognito, asked for %s", async (operation) => {
    const caller = await someone("ADMINS")
    backend.cognito.control.set({ faults: [{ operation, error: "InternalErrorException" }] })
    expect(await change(caller)).toMatchObject({ refusal: "AuthorityUnknown {}", done: false })
  })

  it("nothing is changed: the audit trail", async () => {
    const caller = await someone("ADMINS")
    backend.dynamodb.control.set({ faults: [{ table: "AuditEvent", operation: "PutItem", moment: "before" }] })
    const { userId, refusal, done } = await change(caller)
    expect([refusal, done]).toEqual(["AuditUnavailable {}", false])
    backend.dynamodb.control.reset()
    expect(await eventsOf(userId)).toEqual([])
  })

  it("a change that was made stays made, and its event open, when only the outcome cannot be written", async () => {
    const caller = await someone("ADMINS")
    const { userId } = await createPerson(backend.state)
    backend.cognito.control.set({ faults: [{ operation: "AdminDisableUser", moment: "held" }] })
    const answer = graphql(backend.state, DISABLE, { authorization: caller.authorization }, { userId, reason })
    await expect.poll(async () => (await eventsOf(userId)).length).toBe(1)
    backend.dynamodb.control.set({ faults: [{ table: "AuditEvent", operation: "PutItem", moment: "before" }] })
    backend.cognito.control.set({ faults: [] })
    await backend.cognito.control.release()
    await answer
    backend.dynamodb.control.reset()
    expect(await isEnabled(backend.state, userId)).toBe(false)
    expect(await eventsOf(userId)).toMatchObject([{ kind: "intent" }])
  })
})

describe("two administrators", () => {
  it("do not remove each other at the same moment: one stays", async () => {
    const pair = [await someone("ADMINS"), await someone("ADMINS")] as const
    const { Users } = (await owner("ListUsersInGroup", { GroupName: "ADMINS" })) as { Users: { Username: string }[] }
    // Only these two are to count.
    for (const { Username } of Users) {
      if (!pair.some(({ userId }) => userId === Username)) {
        await owner("AdminRemoveUserFromGroup", { Username, GroupName: "ADMINS" })
      }
    }
    const remove = `mutation ($userId: String!) {
      removeUserFromGroup(userId: $userId, groupName: "ADMINS", reason: "Each the other")
    }`
    const [first, second] = pair
    const answers = await Promise.all([
      graphql(backend.state, remove, { authorization: first.authorization }, { userId: second.userId }),
      graphql(backend.state, remove, { authorization: second.authorization }, { userId: first.userId }),
    ])
    const left = await Promise.all(
      pair.map(async ({ userId }) => (await groupsOf(backend.state, userId)).includes("ADMINS")),
    )
    expect(left.filter(Boolean)).toHaveLength(1)
    expect(answers.filter(({ errors }) => errors?.length)).toHaveLength(1)
    expect(answers.flatMap(({ errors = [] }) => errors)[0]?.message).toMatch(/^(LastAdministrator|AuthorityLost) /)
  })
})

it("tells nobody a token: no event and no line of a log has one", async () => {
  const caller = await someone("ADMINS")
  const { userId } = await change(caller)
  expect(JSON.stringify(await eventsOf(userId))).not.toContain(caller.authorization.slice(0, 40))
  expect(backend.logged.join("\n")).not.toMatch(/eyJ[\w-]{20}/)
  expect(backend.logged.length).toBeGreaterThan(0)
})
