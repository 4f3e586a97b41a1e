import { generateKeyPairSync } from "node:crypto"
import { readdirSync, readFileSync, rmSync } from "node:fs"
import { createConnection } from "node:net"
import path from "node:path"
import { Sha256 } from "@aws-crypto/sha256-js"
import { CognitoIdentityProviderClient, ListUsersCommand } from "@aws-sdk/client-cognito-identity-provider"
import { GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts"
import { SignatureV4 } from "@smithy/signature-v4"
import { Amplify } from "aws-amplify"
import { decodeJWT } from "aws-amplify/auth"
import { generateClient } from "aws-amplify/data"
import { decodeJwt, decodeProtectedHeader, SignJWT, UnsecuredJWT } from "jose"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { LocalBackend } from "./backend"
import type { Schema } from "./fixture/amplify/data/resource"
import { inFolder, projectRoot, startFixture, startFixtureIn } from "./testing/fixture-backend"
import { createUser, signIn } from "./testing/people"

const log: string[] = []
const onLog = (line: string) => log.push(line)

let backend: LocalBackend
let editor: { AccessToken: string; IdToken: string }
let reader: { AccessToken: string; IdToken: string }

beforeAll(async () => {
  backend = await startFixture({ onLog })
  editor = await signIn(backend, await createUser(backend, ["EDITORS"]))
  reader = await signIn(backend, await createUser(backend, ["READERS"]))
  // Signed in as whoever a test says; how the library itself signs in is another test's subject.
  const getTokens = async () => ({ accessToken: decodeJWT(currentToken) })
  Amplify.configure(backend.outputs, { Auth: { tokenProvider: { getTokens } } })
})
afterAll(() => backend?.close())

let currentToken = ""
/** The stock data client of somebody with this token. */
function clientOf({ AccessToken }: { AccessToken: string }) {
  currentToken = AccessToken
  return generateClient<Schema>({ authMode: "userPool" })
}
const handlerRuns = () => log.filter((line) => line.startsWith("[rename-thing] renaming")).length

/** Sends a query without any client in between. */
async function send(query: string, headers: Record<string, string> = {}) {
  const response = await fetch(backend.state.graphqlEndpoint, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query }),
  })
  return { status: response.status, body: await response.json() }
}

/** Sends a query under a signature. */
async function sendSigned(query: string, credentials: { accessKeyId: string; secretAccessKey: string }) {
  const { hostname, host, pathname } = new URL(backend.state.graphqlEndpoint)
  const signer = new SignatureV4({ service: "appsync", region: "us-east-1", sha256: Sha256, credentials })
  const body = JSON.stringify({ query })
  const target = { method: "POST", protocol: "http:", hostname, path: pathname, headers: { host }, body }
  return send(query, (await signer.sign(target)).headers)
}

describe("the stock data client", () => {
  it("calls the handler for a user with the group", async () => {
    const { data, errors } = await clientOf(editor).mutations.renameThing({
      thingId: "1",
      name: "x",
      details: JSON.stringify({ a: [1] }),
    })
    expect(errors).toBeUndefined()
    expect(JSON.parse(String(data))).toMatchObject({
      typeName: "Mutation",
      fieldName: "renameThing",
      given: { thingId: "1", name: "x", details: { a: [1] } },
      identity: { groups: ["EDITORS"], claims: { token_use: "access" }, sub: decodeJwt(editor.AccessToken).sub },
    })
  })

  it("is refused for a user without it, and the handler does not run", async () => {
    const before = handlerRuns()
    const { data, errors } = await clientOf(reader).mutations.renameThing({ thingId: "1", name: "x" })
    expect(data).toBeNull()
    expect(errors).toMatchObject([
      { errorType: "Unauthorized", message: "Not Authorized to access renameThing on type Mutation" },
    ])
    expect(handlerRuns()).toBe(before)
  })

  it("gets typed results, enums and nested lists", async () => {
    const { data } = await clientOf(reader).queries.describeThing({
      thingId: "7",
      color: "GREEN",
      since: "2030-01-02T03:04:05Z",
    })
    expect(data).toMatchObject({
      thingId: "7",
      color: "GREEN",
      createdAt: "2030-01-02T03:04:05Z",
      parts: [{ label: "shade", weight: 0.5 }],
    })
    expect(JSON.parse(String(data?.details))).toEqual({ size: [1, 2], "🪔": null })
  })

  it("gets the message of a handler's error and nothing more", async () => {
    const { errors } = await clientOf(editor).mutations.renameThing({ thingId: "1", name: "fail" })
    expect(errors).toMatchObject([{ errorType: "Lambda:Unhandled", message: "the name is taken", errorInfo: null }])
  })

  it("sees a function end at its deployed timeout", async () => {
    const { errors } = await clientOf(reader).queries.nap()
    expect(errors?.[0]?.message).toMatch(/Task timed out after 1\.00 seconds$/)
  })
})

describe("tokens", () => {
  const mutation = 'mutation { renameThing(thingId: "1", name: "x") }'
  const wrongKey = generateKeyPairSync("rsa", { modulusLength: 2048 })
  const forge = (alg: "RS256" | "HS256") =>
    new SignJWT(decodeJwt(editor.AccessToken)).setProtectedHeader({ ...decodeProtectedHeader(editor.AccessToken), alg })

  it("are taken as access and as ID token, with and without Bearer", async () => {
    for (const token of [editor.AccessToken, editor.IdToken, `Bearer ${editor.AccessToken}`]) {
      expect((await send(mutation, { authorization: token })).body).not.toHaveProperty("errors")
    }
  })

  it.each<[string, () => Promise<string> | string]>([
    ["none", () => ""],
    ["an unsigned one", () => new UnsecuredJWT(decodeJwt(editor.AccessToken)).encode()],
    ["one signed by another key with the same id", () => forge("RS256").sign(wrongKey.privateKey)],
    [
      "one signed with the public key as a secret",
      async () => {
        const url = `${backend.state.cognitoEndpoint}/${backend.state.userPoolId}/.well-known/jwks.json`
        const { keys } = (await (await fetch(url)).json()) as { keys: { n: string }[] }
        return forge("HS256").sign(Buffer.from(keys[0]?.n ?? "", "base64url"))
      },
    ],
    [
      "one with the group added to its payload",
      () => {
        const [header, , signature] = reader.AccessToken.split(".")
        const payload = { ...decodeJwt(reader.AccessToken), "cognito:groups": ["EDITORS"] }
        return `${header}.${Buffer.from(JSON.stringify(payload)).toString("base64url")}.${signature}`
      },
    ],
  ])("are refused with 401: %s; the handler does not run", async (_, token) => {
    const before = handlerRuns()
    const { status, body } = await send(mutation, { authorization: await token() })
    expect(status).toBe(401)
    expect(body).toMatchObject({ errors: [{ errorType: "UnauthorizedException" }] })
    expect(handlerRuns()).toBe(before)
  })

  it("are refused once they have expired", async () => {
    backend.cognito.control.moveClock(2 * 60 * 60 * 1000)
    const { status, body } = await send(mutation, { authorization: editor.AccessToken })
    backend.cognito.control.set({ clockOffsetMs: 0 })
    expect(status).toBe(401)
    expect(body).toEqual({ errors: [{ errorType: "UnauthorizedException", message: "Token has expired." }] })
  })

  it("stay good after their user signed out everywhere, as with AppSync", async () => {
    const email = await createUser(backend, ["EDITORS"])
    const { AccessToken } = await signIn(backend, email)
    await backend.cognito.call("AdminUserGlobalSignOut", { UserPoolId: backend.state.userPoolId, Username: email })
    expect((await send(mutation, { authorization: AccessToken })).body).not.toHaveProperty("errors")
  })
})

describe("a function's own role", () => {
  const ask = async (query: string) => (await send(query, { authorization: editor.AccessToken })).body
  const callApi = async (document: string) =>
    JSON.parse((await ask(`{ callApi(document: ${JSON.stringify(document)}) }`)).data.callApi)

  it("may do in Cognito what it was granted", async () => {
    const { data } = await ask('{ countPeople(what: "users") }')
    expect(Number(data.countPeople)).toBeGreaterThanOrEqual(2)
  })

  it("gets AccessDeniedException for anything else", async () => {
    const { data, errors } = await ask('{ countPeople(what: "groups") }')
    expect(data).toEqual({ countPeople: null })
    expect(errors[0].message).toMatch(/is not authorized to perform: cognito-idp:ListGroups on resource: arn:aws:/)
    expect(backend.cognito.control.calls()).toContainEqual(
      expect.objectContaining({ operation: "ListGroups", outcome: "AccessDeniedException" }),
    )
  })

  it("may query the API when it was allowed to, and not mutate", async () => {
    expect(await callApi('{ describeThing(thingId: "1") { name } }')).toEqual({
      status: 200,
      body: { data: { describeThing: { name: "Lamp" } } },
    })
    const before = handlerRuns()
    expect(await callApi('mutation { renameThing(thingId: "1", name: "x") }')).toMatchObject({
      body: { data: { renameThing: null }, errors: [{ errorType: "Unauthorized" }] },
    })
    expect(handlerRuns()).toBe(before)
  })

  it("has an environment of its own", async () => {
    process.env.OF_THE_PARENT = "secret"
    const { data } = await ask('mutation { renameThing(thingId: "1", name: "x") }')
    delete process.env.OF_THE_PARENT
    const { environment } = JSON.parse(data.renameThing)
    expect(environment).not.toContain("OF_THE_PARENT")
    // Without it, a call to a service that is not here would go to AWS.
    expect(environment).toContain("AWS_ENDPOINT_URL")
  })

  it("cannot be played by somebody with other credentials", async () => {
    const { status, body } = await sendSigned("{ nap }", { accessKeyId: "AKIAFOREIGN", secretAccessKey: "secret" })
    expect(status).toBe(403)
    expect(body).toMatchObject({ errors: [{ errorType: "UnrecognizedClientException" }] })
  })
})

describe("the account's owner", () => {
  const mutation = 'mutation { renameThing(thingId: "1", name: "x") }'

  it("may do everything with the keys of the state", async () => {
    const before = handlerRuns()
    const { body } = await sendSigned(mutation, backend.state.owner)
    expect(body).not.toHaveProperty("errors")
    expect(JSON.parse(body.data.renameThing).identity.userArn).toBe("arn:aws:iam::000000000000:user/owner")
    expect(handlerRuns()).toBe(before + 1)
  })

  it("is nobody with another secret, in the API and in Cognito", async () => {
    const before = handlerRuns()
    const credentials = { ...backend.state.owner, secretAccessKey: "guessed" }
    expect(await sendSigned(mutation, credentials)).toMatchObject({
      status: 403,
      body: { errors: [{ errorType: "InvalidSignatureException" }] },
    })
    expect(handlerRuns()).toBe(before)
    const { cognitoEndpoint: endpoint, region, userPoolId: UserPoolId } = backend.state
    const cognito = new CognitoIdentityProviderClient({ endpoint, region, credentials })
    await expect(cognito.send(new ListUsersCommand({ UserPoolId }))).rejects.toMatchObject({
      name: "InvalidSignatureException",
    })
  })

  it("is told who they are", async () => {
    const { stsEndpoint: endpoint, region, owner: credentials } = backend.state
    const sts = new STSClient({ endpoint, region, credentials })
    expect((await sts.send(new GetCallerIdentityCommand())).Arn).toBe("arn:aws:iam::000000000000:user/owner")
  })

  it("signs by this machine's clock, whatever Cognito's shows", async () => {
    backend.cognito.control.moveClock(3_600_000)
    const { body } = await sendSigned('{ describeThing(thingId: "1") { name } }', backend.state.owner)
    backend.cognito.control.moveClock(-3_600_000)
    expect(body).toEqual({ data: { describeThing: { name: "Lamp" } } })
  })
})

describe("the client configuration", () => {
  it("leads the stock libraries here and promises no identity pool", () => {
    const { state, outputs } = backend
    expect(outputs).toMatchObject({
      version: "1.4",
      auth: { user_pool_id: state.userPoolId, user_pool_client_id: state.userPoolClientId, aws_region: "us-east-1" },
      data: {
        url: state.graphqlEndpoint,
        default_authorization_type: "AWS_IAM",
        authorization_types: ["AMAZON_COGNITO_USER_POOLS"],
        model_introspection: {
          mutations: { renameThing: { name: "renameThing" } },
          models: { AuditEvent: { primaryKeyInfo: { primaryKeyFieldName: "chain", sortKeyFieldNames: ["seq"] } } },
        },
      },
    })
    expect(outputs.auth).not.toHaveProperty("identity_pool_id")
    expect(JSON.stringify(outputs)).not.toMatch(/placeholder|\.invalid/i)
  })
})

describe("starting and stopping", () => {
  const users = async ({ cognito, state }: LocalBackend) => {
    const { Users } = (await cognito.call("ListUsers", { UserPoolId: state.userPoolId })) as { Users: unknown[] }
    return Users.length
  }
  const seed = path.join(projectRoot, "seed.ts")

  it("keeps ids, users and the administrator, and fills in sample data once", () =>
    inFolder(async (folder) => {
      const first = await startFixtureIn(folder, { seed, users: 3 })
      const before = { ...first.state, users: await users(first) }
      expect(before).toMatchObject({ users: 3, admin: { email: "person-1@example.com" } })
      await first.close()
      const second = await startFixtureIn(folder, { seed, users: 3 })
      const { userPoolId, userPoolClientId, admin } = second.state
      expect({ userPoolId, userPoolClientId, admin, users: await users(second) }).toEqual({
        userPoolId: before.userPoolId,
        userPoolClientId: before.userPoolClientId,
        admin: before.admin,
        users: 3,
      })
      await second.close()
    }))

  it("starts over with sample data that was interrupted", () =>
    inFolder(async (folder) => {
      const interrupted = path.join(projectRoot, "interrupted-seed.ts")
      await expect(startFixtureIn(folder, { seed: interrupted })).rejects.toThrow("interrupted")
      const again = await startFixtureIn(folder, { seed, users: 2 })
      expect(await users(again)).toBe(2)
      await again.close()
    }))

  it("fills in sample data again when the pool alone was deleted", () =>
    inFolder(async (folder) => {
      const first = await startFixtureIn(folder, { seed, users: 3 })
      await first.close()
      rmSync(path.join(folder, "cognito"), { recursive: true })
      const second = await startFixtureIn(folder, { seed, users: 2 })
      expect(await users(second)).toBe(2)
      await second.close()
    }))

  it("refuses a second start with the same folder, and leaves the first alone", () =>
    inFolder(async (folder) => {
      const first = await startFixtureIn(folder)
      await expect(startFixtureIn(folder)).rejects.toThrow(/^A local backend already runs with .*: stop it first\.$/)
      expect((await fetch(first.state.graphqlEndpoint, { method: "POST" })).status).toBe(401)
      await first.close()
    }))

  it("leaves nothing running when it cannot start", () =>
    inFolder(async (folder) => {
      const missing = path.join(projectRoot, "no-such-seed.ts")
      const outputsFile = path.join(folder, "outputs.json")
      await expect(startFixtureIn(folder, { seed: missing, outputsFile })).rejects.toThrow()
      const written = JSON.parse(readFileSync(outputsFile, "utf8"))
      await expect(connect(new URL(written.data.url).port)).rejects.toThrow("ECONNREFUSED")
      expect(readdirSync(folder)).not.toContain("lock")
    }))

  it("answers no more once it is closed", async () => {
    const closed = await startFixture()
    await closed.close()
    await expect(connect(new URL(closed.state.graphqlEndpoint).port)).rejects.toThrow("ECONNREFUSED")
    await expect(connect(new URL(closed.state.cognitoEndpoint).port)).rejects.toThrow("ECONNREFUSED")
  })
})

function connect(port: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(Number(port), "127.0.0.1", () => {
      socket.destroy()
      resolve()
    })
    socket.on("error", (error: NodeJS.ErrnoException) => reject(new Error(error.code)))
  })
}
