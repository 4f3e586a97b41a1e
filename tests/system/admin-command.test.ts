import { randomUUID } from "node:crypto"
import { writeFileSync } from "node:fs"
import { join } from "node:path"
import {
  AdminDisableUserCommand,
  GetTokensFromRefreshTokenCommand,
  ListUsersCommand,
} from "@aws-sdk/client-cognito-identity-provider"
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest"
import { userTarget } from "../../amplify/data/audit/audit-keys"
import type { Mail } from "../../local/cognito"
import { admin, adminOf, withState } from "../harness/admin-command"
import { apiInBetween } from "../harness/api-in-between"
import { auditTrail } from "../harness/audit-trail"
import { type BackendAlone, startBackendAlone } from "../harness/backend-alone"
import { createPerson, groupsOf, isEnabled, ownerOf, signIn } from "../harness/people"

const OWNER = "arn:aws:iam::000000000000:user/owner"
/** Where nobody listens. */
const NOWHERE = "http://127.0.0.1:9/graphql"
const WHY = ["--reason", "Takes over the desk"]

let backend: BackendAlone
beforeAll(async () => {
  backend = await startBackendAlone()
  // Somebody who stays, so that others can go.
  await createPerson(backend.state, { groups: ["ADMINS"] })
})
afterAll(() => backend?.close())

/** A backend with nobody in it, for what depends on who else is there. */
async function emptyBackend(): Promise<BackendAlone> {
  const empty = await startBackendAlone()
  onTestFinished(() => empty.close())
  return empty
}

const newAddress = () => `person-${randomUUID()}@example.com`

/** The `sub` of whoever has an address; `undefined` where there is nobody. */
async function userIdOf({ state }: BackendAlone, email: string): Promise<string | undefined> {
  const command = new ListUsersCommand({ UserPoolId: state.userPoolId, Filter: `email = "${email}"` })
  return (await ownerOf(state).send(command)).Users?.[0]?.Username
}

/** Events about a user, shortened. */
async function eventsAbout({ state }: BackendAlone, userId: string) {
  const events = (await auditTrail(state)).filter(({ target }) => target === userTarget(userId))
  return events.map((event) =>
    event.kind === "intent"
      ? `${event.action} intended`
      : `${event.action} ${event.outcome}${event.code ? ` ${event.code}` : ""}`,
  )
}

/** Whether a session goes on. */
const isSignedIn = ({ state }: BackendAlone, RefreshToken: string): Promise<boolean> =>
  ownerOf(state)
    .send(new GetTokensFromRefreshTokenCommand({ ClientId: state.userPoolClientId, RefreshToken }))
    .then(
      () => true,
      () => false,
    )

async function mailsTo({ state }: BackendAlone, email: string): Promise<Mail[]> {
  const mails = (await (await fetch(`${state.outboxUrl}.json`)).json()) as Mail[]
  return mails.filter(({ to }) => to === email)
}

/** Makes an operation of Cognito fail until the test is over. */
function failing({ cognito }: BackendAlone, operation: string, error: string, statusCode: number): void {
  cognito.control.set({ faults: [{ operation, error, statusCode, moment: "before" }] })
  onTestFinished(() => cognito.control.set({ faults: [] }))
}

describe("grant", () => {
  it("creates and invites somebody new, puts them into ADMINS, and says in which pool", async () => {
    const email = newAddress()
    const { code, stdout, stderr } = await adminOf(backend, "grant", email, ...WHY)
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
    expect(stdout).toContain(`user pool ${backend.state.userPoolId} of the local backend, as ${OWNER}`)
    expect(stdout).toContain(backend.state.outboxUrl)
    const userId = (await userIdOf(backend, email)) ?? ""
    expect(await groupsOf(backend.state, userId)).toEqual(["ADMINS"])
    expect(await mailsTo(backend, email)).toMatchObject([{ kind: "invitation" }])
  })

  it("writes down what it does, as the API does, before and after", async () => {
    const email = newAddress()
    await adminOf(backend, "grant", email, "--group", "AUDITORS", ...WHY)
    const userId = (await userIdOf(backend, email)) ?? ""
    const events = (await auditTrail(backend.state)).filter((event) => JSON.stringify(event).includes(userId))
    expect(events).toMatchObject([
      {
        ...{ kind: "outcome", action: "createUser", outcome: "done", target: userTarget(userId) },
        arguments: { username: email, invitation: "email" },
      },
      {
        ...{ kind: "intent", action: "addUserToGroup", target: userTarget(userId) },
        ...{ actor: `iam#${OWNER}`, role: "none", reason: "Takes over the desk" },
        ...{ arguments: { userId, groupName: "AUDITORS" }, before: { member: false } },
      },
      { kind: "outcome", action: "addUserToGroup", outcome: "done", after: { member: true }, closedBy: "function" },
    ])
  })

  it("shows the temporary password to nobody but the invited", async () => {
    const email = newAddress()
    const { stdout, stderr } = await adminOf(backend, "grant", email, "--group", "SUPPORT", ...WHY)
    const [mail] = await mailsTo(backend, email)
    const [, password = "no password"] = /temporary password is (\S+?)\.?$/m.exec(mail?.body ?? "") ?? []
    expect(mail?.body).toContain(password)
    expect(stdout + stderr + JSON.stringify(await auditTrail(backend.state))).not.toContain(password)
  })

  it("says so when it is repeated, and neither changes nor writes anything", async () => {
    const email = newAddress()
    await adminOf(backend, "grant", email, ...WHY)
    const userId = (await userIdOf(backend, email)) ?? ""
    const before = await auditTrail(backend.state)
    const { code, stdout, stderr } = await adminOf(backend, "grant", email, ...WHY)
    expect(code).toBe(0)
    expect(stdout).toContain(`${email} is in ADMINS already.`)
    expect(stderr).toContain("--invite-again")
    expect(await groupsOf(backend.state, userId)).toEqual(["ADMINS"])
    expect(await mailsTo(backend, email)).toHaveLength(1)
    expect(await auditTrail(backend.state)).toEqual(before)
  })

  it("sends the invitation again when it is asked to", async () => {
    const email = newAddress()
    await adminOf(backend, "grant", email, ...WHY)
    expect(await adminOf(backend, "grant", email, "--invite-again", ...WHY)).toMatchObject({ code: 0 })
    expect(await mailsTo(backend, email)).toHaveLength(2)
    const userId = (await userIdOf(backend, email)) ?? ""
    expect(await eventsAbout(backend, userId)).toContain("resendInvitation done")
  })

  it("finds somebody by user id, and tells that a disabled account needs --enable", async () => {
    const { userId, email } = await createPerson(backend.state)
    const UserPoolId = backend.state.userPoolId
    await ownerOf(backend.state).send(new AdminDisableUserCommand({ UserPoolId, Username: email }))
    const first = await adminOf(backend, "grant", userId, "--group", "SUPPORT", ...WHY)
    expect(first).toMatchObject({ code: 0, stderr: expect.stringContaining("--enable") })
    expect(await groupsOf(backend.state, userId)).toEqual(["SUPPORT"])
    expect(await isEnabled(backend.state, userId)).toBe(false)

    const second = await adminOf(backend, "grant", userId, "--group", "SUPPORT", "--enable", ...WHY)
    expect(second).toMatchObject({ code: 0, stderr: "" })
    expect(await isEnabled(backend.state, userId)).toBe(true)
    expect(await eventsAbout(backend, userId)).toEqual([
      ...["addUserToGroup intended", "addUserToGroup done"],
      ...["enableUser intended", "enableUser done"],
    ])
  })

  it("creates nobody from a user id that nobody has", async () => {
    const { code, stderr } = await adminOf(backend, "grant", randomUUID(), ...WHY)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^There is no user .*\n$/)
  })
})

describe("revoke", () => {
  it("takes somebody out of the group and signs them out everywhere", async () => {
    const person = await createPerson(backend.state, { groups: ["ADMINS", "SUPPORT"] })
    const { RefreshToken } = await signIn(backend.state, person)
    const { code, stdout, stderr } = await adminOf(backend, "revoke", person.email, ...WHY)
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
    expect(stdout).toContain(`${person.email} is not in ADMINS any more`)
    expect(await groupsOf(backend.state, person.userId)).toEqual(["SUPPORT"])
    expect(await isSignedIn(backend, RefreshToken)).toBe(false)
    expect(await eventsAbout(backend, person.userId)).toEqual([
      "removeUserFromGroup intended",
      "removeUserFromGroup done",
    ])
  })

  it("leaves their sessions alone when it is told to", async () => {
    const person = await createPerson(backend.state, { groups: ["SUPPORT"] })
    const { RefreshToken } = await signIn(backend.state, person)
    const given = ["revoke", person.email, "--group", "SUPPORT", "--keep-signed-in", ...WHY]
    expect(await adminOf(backend, ...given)).toMatchObject({ code: 0 })
    expect(await groupsOf(backend.state, person.userId)).toEqual([])
    expect(await isSignedIn(backend, RefreshToken)).toBe(true)
  })

  it("ends with 1 when the sign-out failed, and says what is done and what is not", async () => {
    const person = await createPerson(backend.state, { groups: ["SUPPORT"] })
    failing(backend, "AdminUserGlobalSignOut", "InternalErrorException", 500)
    const { code, stdout, stderr } = await adminOf(backend, "revoke", person.email, "--group", "SUPPORT", ...WHY)
    expect(code).toBe(1)
    expect(stdout).toContain("is not in SUPPORT any more")
    expect(stderr).toContain("could not be signed out")
    expect(await groupsOf(backend.state, person.userId)).toEqual([])
  })

  it("says so when somebody is not in the group, and when there is nobody", async () => {
    const { userId, email } = await createPerson(backend.state)
    const noMember = await adminOf(backend, "revoke", email, ...WHY)
    expect(noMember).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("is not in ADMINS; nothing was changed"),
    })
    expect(await eventsAbout(backend, userId)).toEqual([])
    const nobody = await adminOf(backend, "revoke", newAddress(), ...WHY)
    expect(nobody).toMatchObject({ code: 1, stderr: expect.stringContaining("There is no user") })
  })
})

describe("the last administrator", () => {
  it("stays, and the refusal is written down", async () => {
    const alone = await emptyBackend()
    const { userId, email } = await createPerson(alone.state, { groups: ["ADMINS"] })
    const { code, stderr } = await adminOf(alone, "revoke", email, ...WHY)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^Nothing was changed: no administrator would be left/)
    expect(await groupsOf(alone.state, userId)).toEqual(["ADMINS"])
    expect(await eventsAbout(alone, userId)).toEqual([
      "removeUserFromGroup intended",
      "removeUserFromGroup refused LastAdministrator",
    ])
  })

  it("is not replaced by somebody who became one just now", async () => {
    const alone = await emptyBackend()
    const first = await createPerson(alone.state, { groups: ["ADMINS"] })
    const second = await createPerson(alone.state)
    expect(await adminOf(alone, "grant", second.email, ...WHY)).toMatchObject({ code: 0 })
    expect(await adminOf(alone, "revoke", first.email, ...WHY)).toMatchObject({ code: 1 })
    expect(await groupsOf(alone.state, first.userId)).toEqual(["ADMINS"])
  })

  it("stays also with the glass broken, when the guard's memory is out of reach", async () => {
    const alone = await emptyBackend()
    const first = await createPerson(alone.state, { groups: ["ADMINS"] })
    const second = await createPerson(alone.state, { groups: ["ADMINS"] })
    const cut = withState(alone, { graphqlEndpoint: await apiInBetween(alone.state.graphqlEndpoint, () => true) })
    expect(await adminOf(cut, "revoke", first.email, "--break-glass", ...WHY)).toMatchObject({ code: 0 })
    const { code, stderr } = await adminOf(cut, "revoke", second.email, "--break-glass", ...WHY)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^Nothing was changed: no administrator would be left/)
    expect(await groupsOf(alone.state, second.userId)).toEqual(["ADMINS"])
  })
})

describe("list", () => {
  it("shows who has a role, and warns of fewer than two administrators who can sign in", async () => {
    const alone = await emptyBackend()
    expect((await adminOf(alone, "list")).stderr).toContain("Nobody can administer the console")
    const first = await createPerson(alone.state, { groups: ["ADMINS"] })
    const invited = newAddress()
    await adminOf(alone, "grant", invited, ...WHY)
    const { code, stdout, stderr } = await adminOf(alone, "list")
    expect(code).toBe(0)
    expect(stdout).toMatch(/\nADMINS\n(.*\n){2}\nSUPPORT\n {2}nobody\n\nAUDITORS\n {2}nobody\n$/)
    expect(stdout).toMatch(new RegExp(`^  ${first.email} +Confirmed, enabled$`, "m"))
    expect(stdout).toMatch(new RegExp(`^  ${invited} +Invited, enabled$`, "m"))
    expect(stderr).toContain("Only one administrator can sign in.")
    await createPerson(alone.state, { groups: ["ADMINS"] })
    expect((await adminOf(alone, "list")).stderr).toBe("")
  })
})

describe("an audit trail that does not answer", () => {
  it("lets nothing be changed", async () => {
    const down = withState(backend, { graphqlEndpoint: NOWHERE })
    const email = newAddress()
    const granted = await adminOf(down, "grant", email, ...WHY)
    expect(granted).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Nothing was changed, because the audit/) })
    expect(await userIdOf(backend, email)).toBeUndefined()

    const person = await createPerson(backend.state, { groups: ["SUPPORT"] })
    const revoked = await adminOf(down, "revoke", person.email, "--group", "SUPPORT", ...WHY)
    expect(revoked).toMatchObject({ code: 1, stderr: expect.stringMatching(/^Nothing was changed, because the audit/) })
    expect(await groupsOf(backend.state, person.userId)).toEqual(["SUPPORT"])
  })

  it("is passed with --break-glass, loudly, and what was done can be written down later", async () => {
    const down = withState(backend, { graphqlEndpoint: NOWHERE })
    const { userId, email } = await createPerson(backend.state)
    const { code, stderr } = await adminOf(down, "grant", email, "--break-glass", "--reason", 'It\'s "all" locked')
    expect(code).toBe(0)
    expect(stderr).toContain("!!! NOTHING WAS WRITTEN INTO THE AUDIT TRAIL")
    expect(await groupsOf(backend.state, userId)).toEqual(["ADMINS"])
    expect(await eventsAbout(backend, userId)).toEqual([])

    const file = join(backend.folder, `${userId}.jsonl`)
    writeFileSync(
      file,
      stderr
        .split("\n")
        .filter((line) => line.startsWith("{"))
        .join("\n"),
    )
    expect(await adminOf(backend, "record", file)).toMatchObject({ code: 0, stderr: "" })
    const [, event] = (await auditTrail(backend.state)).filter(({ target }) => target === userTarget(userId))
    expect(event).toMatchObject({ action: "addUserToGroup", outcome: "done", after: { member: true } })
    expect(event?.reason).toMatch(/^Done at .*Z by iam#arn:.* with --break-glass, .*: It's "all" locked$/)
    const again = await adminOf(backend, "record", file)
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining("Written down before") })
    expect(await eventsAbout(backend, userId)).toHaveLength(2)
  })

  it("is written to all the same with --break-glass where it does answer", async () => {
    const { userId, email } = await createPerson(backend.state)
    const { code, stderr } = await adminOf(backend, "grant", email, "--break-glass", ...WHY)
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
    expect(await eventsAbout(backend, userId)).toEqual(["addUserToGroup intended", "addUserToGroup done"])
  })

  it("does not undo what was done when it goes in between: that is said, and the event stays open", async () => {
    const graphqlEndpoint = await apiInBetween(backend.state.graphqlEndpoint, (body) =>
      body.includes('"kind":"outcome"'),
    )
    const { userId, email } = await createPerson(backend.state)
    const { code, stderr } = await adminOf(withState(backend, { graphqlEndpoint }), "grant", email, ...WHY)
    expect(code).toBe(0)
    expect(stderr).toContain("stays open")
    expect(await groupsOf(backend.state, userId)).toEqual(["ADMINS"])
    expect(await eventsAbout(backend, userId)).toEqual(["addUserToGroup intended"])
  })

  it("lets nobody become an administrator whom the guard cannot be told of", async () => {
    const graphqlEndpoint = await apiInBetween(backend.state.graphqlEndpoint, (body) => body.includes("GuardState"))
    const { userId, email } = await createPerson(backend.state)
    const { code, stderr } = await adminOf(withState(backend, { graphqlEndpoint }), "grant", email, ...WHY)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^Nothing was changed, because the audit/)
    expect(await groupsOf(backend.state, userId)).toEqual([])
    expect(await eventsAbout(backend, userId)).toEqual([
      "addUserToGroup intended",
      "addUserToGroup refused AuditUnavailable",
    ])
  })
})

describe("Cognito that fails", () => {
  it("leaves the event open where nobody knows whether it was done, and says so", async () => {
    failing(backend, "AdminAddUserToGroup", "InternalErrorException", 500)
    const { userId, email } = await createPerson(backend.state)
    const { code, stderr } = await adminOf(backend, "grant", email, ...WHY)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^Cognito did not say whether it was done \(addUserToGroup\)/)
    expect(await eventsAbout(backend, userId)).toEqual(["addUserToGroup intended"])
  })

  it("has a sentence where it refuses, and the refusal is an event", async () => {
    failing(backend, "AdminAddUserToGroup", "ResourceNotFoundException", 400)
    const { userId, email } = await createPerson(backend.state)
    const { code, stderr } = await adminOf(backend, "grant", email, ...WHY)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^There is no user pool .*, or it lacks the group\./)
    expect(await groupsOf(backend.state, userId)).toEqual([])
    expect(await eventsAbout(backend, userId)).toContain("addUserToGroup failed ResourceNotFoundException")
  })
})

describe("a command that is refused before anything is asked", () => {
  it.each<[string, string[], RegExp]>([
    ["no command", [], /^Say what to do/],
    ["an unknown command", ["promote", "ada@example.com"], /^There is no command "promote"/],
    [
      "a group that gives no role",
      ["grant", "ada@example.com", "--group", "EDITORS", ...WHY],
      /^"EDITORS" gives no role/,
    ],
    ["no reason", ["grant", "ada@example.com"], /^Say why with --reason/],
    ["an unknown option", ["list", "--all"], /^Unknown option '--all'\. /],
  ])("ends with 2 and a sentence: %s", async (_, given, sentence) => {
    backend.cognito.control.clearCalls()
    const { code, stdout, stderr } = await adminOf(backend, ...given)
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" })
    expect(stderr).toMatch(sentence)
    expect(stderr.trim().split("\n")).toHaveLength(1)
    expect(backend.cognito.control.calls()).toEqual([])
  })
})

describe("a backend that cannot be reached", () => {
  it("is one that does not run: no state file, or nobody behind its addresses", async () => {
    const without = await admin(["list"], { LOCAL_STATE: join(backend.folder, "none.json") })
    expect(without).toMatchObject({ code: 1, stderr: expect.stringMatching(/^The local backend does not run/) })

    const dead = { stsEndpoint: "http://127.0.0.1:9/sts", cognitoEndpoint: "http://127.0.0.1:9" }
    const killed = await adminOf(withState(backend, dead), "grant", "ada@example.com", ...WHY)
    expect(killed).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^The local backend does not an/),
    })
  })

  it("is one that does not know the keys of the state file", async () => {
    const { userId, email } = await createPerson(backend.state)
    const foreign = withState(backend, { owner: { accessKeyId: "AKIAFOREIGN", secretAccessKey: "canary" } })
    const { code, stderr } = await adminOf(foreign, "grant", email, ...WHY)
    expect(code).toBe(1)
    expect(stderr).toMatch(/^The local backend does not take the keys/)
    expect(await groupsOf(backend.state, userId)).toEqual([])
  })
})

describe("a deployed backend", () => {
  /** The developer's own variables, with AWS on this machine. */
  const developer = () => ({
    AWS_ACCESS_KEY_ID: backend.state.owner.accessKeyId,
    AWS_SECRET_ACCESS_KEY: backend.state.owner.secretAccessKey,
    AWS_ENDPOINT_URL_STS: backend.state.stsEndpoint,
    AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: backend.state.cognitoEndpoint,
  })
  const deployed = (given: string[], variables: Record<string, string>) =>
    admin([...given, "--outputs", backend.outputsFile], variables, [backend.state.owner.secretAccessKey])

  it("is acted on with the developer's credentials, under the same trail", async () => {
    const { userId, email } = await createPerson(backend.state)
    const { code, stdout, stderr } = await deployed(["grant", email, ...WHY], developer())
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" })
    expect(stdout).toContain(`user pool ${backend.state.userPoolId} in us-east-1, as ${OWNER}`)
    expect(await groupsOf(backend.state, userId)).toEqual(["ADMINS"])
    expect(await eventsAbout(backend, userId)).toEqual(["addUserToGroup intended", "addUserToGroup done"])
  })

  it("is not acted on by a role that may not, which is told what it lacks", async () => {
    const { userId, email } = await createPerson(backend.state)
    const {
      accessKeyId = "",
      secretAccessKey = "",
      sessionToken = "",
    } = backend.functionCredentials.find(({ displayName }) => displayName === "sign-out-user") ?? {}
    const { code, stdout, stderr } = await deployed(["grant", email, ...WHY], {
      ...developer(),
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_SESSION_TOKEN: sessionToken,
    })
    expect(code).toBe(1)
    expect(stdout).toContain("assumed-role/")
    expect(stderr).toMatch(/^Your AWS credentials do not allow cognito-idp:ListUsers\./)
    expect(await groupsOf(backend.state, userId)).toEqual([])
  })

  it("is not acted on without credentials, nor with credentials that nobody knows", async () => {
    const { userId, email } = await createPerson(backend.state)
    const noFiles = { AWS_CONFIG_FILE: "/nowhere", AWS_SHARED_CREDENTIALS_FILE: "/nowhere" }
    const { AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, ...nobody } = developer()
    const without = await deployed(["grant", email, ...WHY], {
      ...nobody,
      ...noFiles,
      AWS_EC2_METADATA_DISABLED: "true",
    })
    expect(without).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^There are no AWS credentials/),
    })
    const foreign = await deployed(["grant", email, ...WHY], { ...developer(), AWS_ACCESS_KEY_ID: "AKIAFOREIGN" })
    expect(foreign).toMatchObject({ code: 1, stdout: "", stderr: expect.stringMatching(/^AWS does not take your/) })
    expect(await groupsOf(backend.state, userId)).toEqual([])
  })
})
