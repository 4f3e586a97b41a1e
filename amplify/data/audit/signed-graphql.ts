import http from "node:http"
import https from "node:https"
import { Sha256 } from "@aws-crypto/sha256-js"
import { SignatureV4 } from "@smithy/signature-v4"
import * as z from "zod"
import { AuditStoreError } from "./audit-store"

/** Where an API is, and whose signature opens it. */
export interface ApiAccess {
  endpoint: string
  region: string
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string | undefined }
}

/**
 * Calls a GraphQL API under the signature of an AWS role.
 * @param query one operation, which begins with `query` or `mutation`
 * @param tolerated error types that are an answer and no failure; the first error's is given back
 * @throws AuditStoreError for everything else. After a mutation that may mean that only the answer was lost.
 */
export type SignedGraphql = (
  query: string,
  variables: Readonly<Record<string, unknown>>,
  tolerated?: readonly string[],
) => Promise<{ data: unknown; errorType?: string }>

/** An answer of AppSync takes milliseconds; a function has 15 seconds for some of them and its change. */
const ANSWER_WITHIN_MS = 2_500

/** Another call would end no better: the signature, the permission or the question is wrong. */
const PERMANENT_STATUS = [400, 401, 403, 404]
const PERMANENT_ERROR = /^(Unauthorized|UnauthorizedException|ValidationError|BadRequestException)$/

/**
 * One connection for all calls, also for those of the next event: a new one costs a TLS handshake. Not `fetch`, whose
 * first use costs a fresh function some 40 ms.
 */
const agents = { "http:": new http.Agent({ keepAlive: true }), "https:": new https.Agent({ keepAlive: true }) }

/** Calls of the API that `access` names, read anew for each: a role's credentials change while a function lives. */
export function signedGraphqlWith(access: () => ApiAccess | Promise<ApiAccess>): SignedGraphql {
  return async (query, variables, tolerated = []) => {
    const { endpoint, ...signing } = await access()
    const url = new URL(endpoint)
    const body = JSON.stringify({ query, variables })
    const headers = await signatureOf(url, body, signing)
    const isRead = query.trimStart().startsWith("query")
    const { status, text } = await post(url, headers, body, isRead)
    if (status !== 200) throw new AuditStoreError(`HTTP ${status}`, { permanent: PERMANENT_STATUS.includes(status) })
    return answerOf(text, tolerated)
  }
}

/** Calls of this backend's own API, under the role of the function that this runs in. */
export const signedGraphql: SignedGraphql = signedGraphqlWith(() => {
  const { AMPLIFY_DATA_GRAPHQL_ENDPOINT: endpoint, AWS_REGION: region, ...environment } = process.env
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment
  if (!endpoint || !region || !accessKeyId || !secretAccessKey) {
    throw new AuditStoreError("this function does not know the API", { permanent: true })
  }
  return {
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey, sessionToken: environment.AWS_SESSION_TOKEN },
  }
})

async function signatureOf(
  { protocol, hostname, host, pathname }: URL,
  body: string,
  { region, credentials: { sessionToken, ...keys } }: Omit<ApiAccess, "endpoint">,
): Promise<Record<string, string>> {
  const credentials = { ...keys, ...(sessionToken && { sessionToken }) }
  const signer = new SignatureV4({ service: "appsync", region, credentials, sha256: Sha256 })
  const headers = { host, "content-type": "application/json" }
  return (await signer.sign({ method: "POST", protocol, hostname, path: pathname, query: {}, headers, body })).headers
}

interface HttpAnswer {
  status: number
  text: string
}

/**
 * A function sleeps between two events, and the API ends the connection in its sleep. A read that finds out is repeated on
 * a new one; of a write, nobody knows how far it came.
 */
async function post(url: URL, headers: Record<string, string>, body: string, isRead: boolean): Promise<HttpAnswer> {
  const { protocol } = url
  if (protocol !== "https:" && protocol !== "http:") throw new AuditStoreError(protocol, { permanent: true })
  const { request } = protocol === "https:" ? https : http
  const send = () =>
    new Promise<HttpAnswer>((resolve, reject) => {
      const signal = AbortSignal.timeout(ANSWER_WITHIN_MS)
      const sent = request(url, { method: "POST", headers, agent: agents[protocol], signal }, (response) => {
        const parts: Buffer[] = []
        response.on("data", (part: Buffer) => parts.push(part))
        response.on("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }))
        response.on("error", reject)
      })
      sent.on("error", (error) => reject(Object.assign(error, { reusedSocket: sent.reusedSocket })))
      sent.end(body)
    })
  return send()
    .catch((error) => (isRead && error.reusedSocket && error.code === "ECONNRESET" ? send() : Promise.reject(error)))
    .catch((error) => Promise.reject(new AuditStoreError(error.cause?.name ?? error.code ?? error.name)))
}

const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ errorType: z.string().nullish() })).nullish(),
})

function answerOf(text: string, tolerated: readonly string[]): { data: unknown; errorType?: string } {
  const answer = answerSchema.safeParse(parsed(text))
  const { data, errors } = answer.data ?? {}
  if (data && !errors?.length) return { data }
  if (!errors?.length) throw new AuditStoreError("an answer that is none")
  // Never its message: it repeats what was asked for.
  const errorType = errors[0]?.errorType ?? "ValidationError"
  if (tolerated.includes(errorType)) return { data, errorType }
  throw new AuditStoreError(errorType, { permanent: PERMANENT_ERROR.test(errorType) })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
