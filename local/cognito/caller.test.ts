import {
  AdminAddUserToGroupCommand,
  CognitoIdentityProviderClient,
  ListUsersCommand,
} from "@aws-sdk/client-cognito-identity-provider"
import { describe, expect, it, onTestFinished } from "vitest"
import type { Principal } from "../iam/principal"
import { POOL, startPool } from "./testing/start-pool"

const POOL_ARN = `arn:aws:cognito-idp:us-east-1:000000000000:userpool/${POOL}`
const ROLE: Principal = {
  kind: "role",
  accessKeyId: "AKIAROLE",
  secretAccessKey: "role-secret",
  sessionToken: "role-session",
  arn: "arn:aws:sts::000000000000:assumed-role/group-editor/local",
  statements: [{ Effect: "Allow", Action: "cognito-idp:AdminAddUserToGroup", Resource: POOL_ARN }],
}

async function as(credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }, role = ROLE) {
  const started = await startPool(undefined, {
    now: Date.now,
    principals: (key) => (key === role.accessKeyId ? role : undefined),
  })
  const { endpoint } = started.cognito
  const client = new CognitoIdentityProviderClient({ endpoint, region: "us-east-1", credentials, maxAttempts: 1 })
  onTestFinished(() => client.destroy())
  const Username = await started.invite()
  started.cognito.control.clearCalls()
  const add = () => client.send(new AdminAddUserToGroupCommand({ UserPoolId: POOL, Username, GroupName: "EDITORS" }))
  const list = () => client.send(new ListUsersCommand({ UserPoolId: POOL }))
  const members = async () => (await started.call("ListUsersInGroup", { GroupName: "EDITORS" })).Users.length as number
  return { ...started, add, list, members }
}

describe("who may call", () => {
  it("lets a role do what its policy allows on this pool, and nothing else", async () => {
    const { add, list, members, cognito } = await as(ROLE)
    await add()
    expect(await members()).toBe(1)
    await expect(list()).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: `User: ${ROLE.arn} is not authorized to perform: cognito-idp:ListUsers on resource: ${POOL_ARN} because no identity-based policy allows the cognito-idp:ListUsers action`,
    })
    expect(cognito.control.calls()).toContainEqual({
      operation: "ListUsers",
      principal: ROLE.arn,
      outcome: "AccessDeniedException",
    })
  })

  it.each([
    ["no grant", []],
    ["a grant for another pool", [{ Effect: "Allow", Action: "cognito-idp:*", Resource: `${POOL_ARN}2` }]],
    [
      "a grant that is denied again",
      [
        { Effect: "Allow", Action: "*", Resource: "*" },
        { Effect: "Deny", Action: "cognito-idp:AdminAddUserToGroup", Resource: POOL_ARN },
      ],
    ],
  ])("refuses a role with %s, and nobody becomes a member", async (_, statements) => {
    const { add, members } = await as(ROLE, { ...ROLE, statements: statements as Principal["statements"] })
    await expect(add()).rejects.toMatchObject({ name: "AccessDeniedException" })
    expect(await members()).toBe(0)
  })

  it("refuses the key of a role with another secret, and nobody becomes a member", async () => {
    const { add, members } = await as({ ...ROLE, secretAccessKey: "guessed" })
    await expect(add()).rejects.toMatchObject({ name: "InvalidSignatureException" })
    expect(await members()).toBe(0)
  })

  it("takes a key that it does not know for the owner's", async () => {
    const { add, members } = await as({ accessKeyId: "AKIADEVELOPER", secretAccessKey: "whatever" })
    await add()
    expect(await members()).toBe(1)
  })

  it("refuses a call for the account without a signature, and nothing is made", async () => {
    const { cognito, call } = await startPool()
    const answer = await fetch(cognito.endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.1",
        "x-amz-target": "AWSCognitoIdentityProviderService.AdminCreateUser",
      },
      body: JSON.stringify({ UserPoolId: POOL, Username: "eve@example.com" }),
    })
    expect(await answer.json()).toMatchObject({ __type: "MissingAuthenticationTokenException" })
    expect((await call("ListUsers")).Users).toEqual([])
  })
})
