/**
 * What a function would have in the place of the SDK's client for Cognito, if it sent its requests itself: the names that
 * `add-user-to-group` imports, with nothing behind them but a signature and a request. No retries, no timeouts, no
 * endpoints by region: it is here to be measured, as the least that such a client could be.
 */
import http from "node:http"
import { Sha256 } from "@aws-crypto/sha256-js"
import { SignatureV4 } from "@smithy/signature-v4"

interface Command {
  readonly operation: string
  readonly input: object
}

const commandOf = (operation: string) =>
  class implements Command {
    readonly operation = operation
    constructor(readonly input: object) {}
  }

export const AdminAddUserToGroupCommand = commandOf("AdminAddUserToGroup")
export const AdminListGroupsForUserCommand = commandOf("AdminListGroupsForUser")
export const GetGroupCommand = commandOf("GetGroup")
export const GetUserCommand = commandOf("GetUser")
export const ListUsersCommand = commandOf("ListUsers")
export const ListUsersInGroupCommand = commandOf("ListUsersInGroup")

/** Stands for the SDK's strategy, from which the product's own is derived. */
export class StandardRetryStrategy {
  refreshRetryTokenForRetry(token: unknown): unknown {
    return token
  }
}

const agent = new http.Agent({ keepAlive: true })

export class CognitoIdentityProviderClient {
  constructor(readonly config: object) {}

  async send(command: Command): Promise<unknown> {
    const endpoint = new URL(process.env.AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER ?? "")
    const body = JSON.stringify(command.input)
    const headers = {
      host: endpoint.host,
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `AWSCognitoIdentityProviderService.${command.operation}`,
    }
    // What brings an access token is not signed.
    const signed = command instanceof GetUserCommand ? headers : await signatureOf(endpoint, headers, body)
    return post(endpoint, signed, body)
  }
}

async function signatureOf(endpoint: URL, headers: Record<string, string>, body: string) {
  const { AWS_REGION: region = "", AWS_ACCESS_KEY_ID: accessKeyId = "", ...environment } = process.env
  const { AWS_SECRET_ACCESS_KEY: secretAccessKey = "", AWS_SESSION_TOKEN: sessionToken = "" } = environment
  const credentials = { accessKeyId, secretAccessKey, sessionToken }
  const signer = new SignatureV4({ service: "cognito-idp", region, credentials, sha256: Sha256 })
  const { protocol, hostname } = endpoint
  return (await signer.sign({ method: "POST", protocol, hostname, path: "/", query: {}, headers, body })).headers
}

function post(endpoint: URL, headers: Record<string, string>, body: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = http.request(endpoint, { method: "POST", headers, agent }, async (response) => {
      const text = (await response.setEncoding("utf8").toArray()).join("")
      if (response.statusCode === 200) resolve(JSON.parse(text || "{}", datesOf))
      else reject(new Error(text))
    })
    request.on("error", reject).end(body)
  })
}

/** Cognito writes moments as seconds since 1970. */
const datesOf = (key: string, value: unknown) =>
  key.endsWith("Date") && typeof value === "number" ? new Date(value * 1000) : value
