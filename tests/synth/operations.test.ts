import path from "node:path"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { createGroup, deleteGroup, updateGroup } from "@/lib/group-changes"
import { addUserToGroup, getGroup, listGroups, listGroupsForUser, removeUserFromGroup } from "@/lib/groups"
import * as users from "@/lib/user-changes"
import { describeUserPool } from "@/lib/user-pool"
import { getUser, getUserWithFactors, listUsers, listUsersInGroup } from "@/lib/users"
import { newRequestId } from "../../amplify/data/request-id"
import { type RunningBackend, runBackend } from "./run-backend"

// Only the request is made up: who is signed in, and what they changed before.
const request = vi.hoisted(() => ({ client: undefined as unknown }))
vi.mock("@/lib/amplify-server", () => ({
  get dataClient() {
    return request.client
  },
}))
vi.mock("@/lib/recent-changes", () => ({ recentChanges: async () => [] }))

const projectRoot = path.join(import.meta.dirname, "..", "..")
let running: RunningBackend
let life: Awaited<ReturnType<typeof liveThroughEverything>>
beforeAll(async () => {
  running = await runBackend({
    projectRoot,
    cacheFolder: path.join(projectRoot, ".local"),
    administrator: { email: "administrator@example.com", email_verified: "true" },
  })
  request.client = running.dataClient
  life = await liveThroughEverything()
})
afterAll(() => running?.backend.close())

const reason = "They asked for it"

/** Calls every operation of the API as the pages do, and remembers what there was to see in between. */
async function liveThroughEverything() {
  const email = "somebody@example.com"
  const pool = await describeUserPool(running.backend.state.userPoolId)
  const attributes = [
    { name: "email", value: email },
    { name: "email_verified", value: "true" },
  ]
  const { userId } = await users.createUser({
    username: email,
    attributes,
    invitation: "email",
    requestId: newRequestId(),
  })
  const user = () => ({ userId, reason, requestId: newRequestId() })
  const shown = async () => await getUser(userId)
  const created = await shown()
  await users.resendInvitation(user())
  await users.setUserPassword({ ...user(), password: `Somebody-${crypto.randomUUID()}`, permanent: true })
  const changes = [{ name: "name", value: "Somebody", shown: null }]
  await users.updateUserAttributes({ ...user(), changes })
  const named = await shown()
  const secondChange = await users.updateUserAttributes({ ...user(), changes }).catch((error) => error)
  await users.deleteUserAttributes({ ...user(), attributes: [{ name: "name", shown: "Somebody" }] })
  await users.disableUser(user())
  const disabled = await shown()
  await users.enableUser(user())
  await users.signOutUser(user())
  await users.setUserMfaPreference({ ...user(), enable: [], disable: ["SOFTWARE_TOKEN_MFA"] }).catch((error) => error)
  const factors = await getUserWithFactors(userId)

  const group = await createGroup({
    groupName: "EDITORS",
    description: "They edit",
    precedence: 5,
    requestId: newRequestId(),
  })
  await addUserToGroup({ ...user(), groupName: "EDITORS" })
  const members = (await listUsersInGroup({ groupName: "EDITORS" })).users
  const held = (await listGroupsForUser(userId)).groups
  await removeUserFromGroup({ ...user(), groupName: "EDITORS" })
  const shownGroup = { shownDescription: "They edit", shownPrecedence: 5 }
  const updated = await updateGroup({ groupName: "EDITORS", precedence: 0, ...shownGroup, requestId: newRequestId() })
  const groups = (await listGroups()).groups
  const protectedGroup = await deleteGroup({ groupName: "ADMINS", reason, requestId: newRequestId() }).catch(
    (error) => error,
  )
  await deleteGroup({ groupName: "EDITORS", reason, requestId: newRequestId() })
  const deletedGroup = await getGroup("EDITORS")

  await users.resetUserPassword(user())
  const reset = await shown()
  await users.deleteUser(user())
  const deleted = await shown()
  const confirmed = await signUpAndConfirm()
  await makeAndUnmakeAnAdministrator(confirmed?.userId ?? "")
  await running.backend.runSchedule("reconcile-audit")
  return {
    email,
    userId,
    pool,
    created,
    named,
    secondChange,
    disabled,
    factors,
    group,
    members,
    held,
    updated,
    groups,
    protectedGroup,
    deletedGroup,
    reset,
    deleted,
    confirmed,
  }
}

async function signUpAndConfirm() {
  const { cognito, state } = running.backend
  const Username = "newcomer@example.com"
  const UserAttributes = [{ Name: "email", Value: Username }]
  const Password = `Newcomer-${crypto.randomUUID()}`
  await cognito.call("SignUp", { ClientId: state.userPoolClientId, Username, Password, UserAttributes })
  const find = async () =>
    (await listUsers({ filter: { attribute: "email", match: "exact", value: Username } })).users[0]
  await users.confirmSignUp({ userId: (await find())?.userId ?? "", requestId: newRequestId() })
  return find()
}

/** Everything that takes away what an administrator signs in with, or the role: another one stays each time. */
async function makeAndUnmakeAnAdministrator(userId: string) {
  const user = () => ({ userId, reason, requestId: newRequestId() })
  const role = () => ({ ...user(), groupName: "ADMINS" })
  await addUserToGroup(role())
  await users.disableUser(user())
  await users.enableUser(user())
  await users.setUserPassword({ ...user(), password: `Newcomer-${crypto.randomUUID()}`, permanent: false })
  await users.setUserPassword({ ...user(), password: `Newcomer-${crypto.randomUUID()}`, permanent: true })
  const { cognito, state } = running.backend
  const UserAttributes = [{ Name: "email_verified", Value: "true" }]
  await cognito.call("AdminUpdateUserAttributes", { UserPoolId: state.userPoolId, Username: userId, UserAttributes })
  await users.resetUserPassword(user())
  await removeUserFromGroup(role())
  await addUserToGroup(role())
  await users.deleteUser(user())
}

describe("what would be deployed", () => {
  it("creates a user who is invited twice, and knows the pool", async () => {
    expect(life.pool).toMatchObject({ signInBy: ["email"], mfa: "OPTIONAL", mfaFactors: ["SOFTWARE_TOKEN_MFA"] })
    expect(life.created).toMatchObject({ email: life.email, status: "FORCE_CHANGE_PASSWORD", enabled: true })
    const outbox = (await (await fetch(`${running.backend.state.outboxUrl}.json`)).json()) as { userId: string }[]
    expect(outbox.filter(({ userId }) => userId === life.userId)).toMatchObject([
      { kind: "forgotten-password" },
      { kind: "invitation", to: life.email },
      { kind: "invitation", to: life.email },
    ])
  })

  it("changes a user, and refuses a form that another administrator has overtaken", () => {
    expect(life.named).toMatchObject({ name: "Somebody", status: "CONFIRMED" })
    expect(life.secondChange).toMatchObject({
      code: "ChangedMeanwhile",
      parameters: { userId: life.userId, field: "name" },
    })
    expect(life.disabled).toMatchObject({ name: null, enabled: false })
    expect(life.factors).toMatchObject({ user: { userId: life.userId, enabled: true }, factors: [], preferred: null })
    expect(life.reset).toMatchObject({ status: "RESET_REQUIRED" })
    expect(life.deleted).toBeNull()
    expect(life.confirmed).toMatchObject({ status: "CONFIRMED", emailVerified: false })
  })

  it("creates, fills, changes and deletes a group, and keeps the administrators'", () => {
    expect(life.group).toMatchObject({ groupName: "EDITORS", description: "They edit", precedence: 5 })
    expect(life.members.map(({ userId }) => userId)).toEqual([life.userId])
    expect(life.held.map(({ groupName }) => groupName)).toEqual(["EDITORS"])
    expect(life.updated).toMatchObject({ precedence: 0 })
    expect(life.updated.description || null).toBeNull()
    expect(life.groups.map(({ groupName }) => groupName).sort()).toEqual(["ADMINS", "AUDITORS", "EDITORS", "SUPPORT"])
    expect(life.protectedGroup).toMatchObject({ code: "ProtectedGroup", parameters: { groupName: "ADMINS" } })
    expect(life.deletedGroup).toBeNull()
  })

  it("uses every permission that a function has, and lacks none", async () => {
    const { state, description } = running.backend
    const answer = await fetch(`${state.cognitoEndpoint}/_local/calls`)
    const calls = (await answer.json()) as { operation: string; principal: string; outcome: string }[]
    // What the one on a schedule uses depends on what it finds.
    const functions = description.functions.filter(({ displayName }) => displayName !== "reconcile-audit")
    const used = functions.map(({ displayName, role }) => {
      const own = calls.filter(({ principal }) => principal.includes(`/${role.name}/`))
      return [displayName, [...new Set(own.map(({ operation }) => operation))].sort()]
    })
    const granted = functions.map(({ displayName, role }) => [
      displayName,
      role.statements
        .flatMap(({ Action }) => Action)
        .filter((action) => action.startsWith("cognito-idp:"))
        .map((action) => action.replace("cognito-idp:", ""))
        .sort(),
    ])
    expect(Object.fromEntries(used)).toEqual(Object.fromEntries(granted))
    expect(calls.filter(({ outcome }) => outcome === "AccessDeniedException")).toEqual([])
  })
})
