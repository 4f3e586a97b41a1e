import { createServer } from "node:http"
import { GetCallerIdentityCommand, GetSessionTokenCommand, STSClient } from "@aws-sdk/client-sts"
import { afterEach, describe, expect, it } from "vitest"
import { listenOnLoopback } from "../gateway/loopback"
import { readBody } from "../gateway/read-body"
import { newOwner } from "../iam/owner"
import type { Principal } from "../iam/principal"
import { answerSts } from "./answer-sts"

const owner = newOwner("000000000000")
const role: Principal = {
  kind: "role",
  accessKeyId: "ASIAROLE",
  secretAccessKey: "secret/of+the=role",
  sessionToken: "token",
  arn: "arn:aws:sts::000000000000:assumed-role/a-role/a<function>&more",
  statements: [],
}

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** The address of a service that knows the owner and a role, by a clock that may be wrong. */
async function anStsEndpoint(now = new Date()) {
  const principals = (accessKeyId: string) => [owner, role].find((principal) => principal.accessKeyId === accessKeyId)
  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request
    const answer = answerSts({ method, url, headers, body: await readBody(request) }, principals, now)
    response.writeHead(answer.statusCode, { "content-type": "text/xml" }).end(answer.body)
  })
  closers.push(() => {
    server.close()
    server.closeAllConnections()
  })
  return `http://127.0.0.1:${await listenOnLoopback(server, 0)}/sts`
}

type Keys = Pick<Principal, "accessKeyId" | "secretAccessKey" | "sessionToken">

/** The stock client of somebody with these keys. */
const clientOf = (endpoint: string, { accessKeyId, secretAccessKey, sessionToken }: Keys) =>
  new STSClient({
    endpoint,
    region: "us-east-1",
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
  })

const ask = (endpoint: string, keys: Keys) => clientOf(endpoint, keys).send(new GetCallerIdentityCommand())

describe("the security token service", () => {
  it("tells the account's owner and a role who they are", async () => {
    const endpoint = await anStsEndpoint()
    expect(await ask(endpoint, owner)).toMatchObject({
      Arn: "arn:aws:iam::000000000000:user/owner",
      Account: "000000000000",
    })
    expect(await ask(endpoint, role)).toMatchObject({ Arn: role.arn, Account: "000000000000" })
  })

  it.each<[string, Keys, string]>([
    ["a key that nobody issued", { ...owner, accessKeyId: "AKIAFOREIGN" }, "InvalidClientTokenId"],
    ["a wrong secret", { ...owner, secretAccessKey: "guessed" }, "SignatureDoesNotMatch"],
    ["a role without its session", { ...role, sessionToken: undefined }, "InvalidClientTokenId"],
  ])("tells %s nothing", async (_, keys, name) => {
    const endpoint = await anStsEndpoint()
    await expect(ask(endpoint, keys)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 403 } })
  })

  it("refuses a signature of another time", async () => {
    const endpoint = await anStsEndpoint(new Date("2030-01-01T00:00:00Z"))
    await expect(ask(endpoint, owner)).rejects.toMatchObject({ name: "SignatureDoesNotMatch" })
  })

  it("refuses a request that nobody has signed", async () => {
    const body = "Action=GetCallerIdentity&Version=2011-06-15"
    const response = await fetch(await anStsEndpoint(), { method: "POST", body })
    expect(response.status).toBe(403)
    expect(await response.text()).toContain("<Code>MissingAuthenticationToken</Code>")
  })

  it("has no other operation", async () => {
    const client = clientOf(await anStsEndpoint(), owner)
    await expect(client.send(new GetSessionTokenCommand())).rejects.toMatchObject({ name: "InvalidAction" })
  })
})

describe("the keys of the account's owner", () => {
  it("are others at each start", () => {
    const { accessKeyId, secretAccessKey } = newOwner("000000000000")
    expect(accessKeyId).not.toBe(owner.accessKeyId)
    expect(secretAccessKey).not.toBe(owner.secretAccessKey)
  })
})
