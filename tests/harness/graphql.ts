import { Sha256 } from "@aws-crypto/sha256-js"
import { SignatureV4 } from "@smithy/signature-v4"
import type { Product } from "./product"

export interface GraphqlAnswer {
  status: number
  data?: Record<string, unknown> | null
  errors?: { message: string; errorType?: string | null }[]
}

/** Sends a query straight to the API, past every page and action. */
export async function graphql(
  { graphqlEndpoint }: Pick<Product, "graphqlEndpoint">,
  query: string,
  headers: Record<string, string> = {},
  variables: Record<string, unknown> = {},
): Promise<GraphqlAnswer> {
  const response = await fetch(graphqlEndpoint, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  })
  return { status: response.status, ...((await response.json()) as object) }
}

interface Credentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
}

/** The same, signed as a function of the backend signs its calls (IAM). */
export async function signedGraphql(
  { graphqlEndpoint, region }: Pick<Product, "graphqlEndpoint" | "region">,
  query: string,
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
): Promise<GraphqlAnswer> {
  const { protocol, hostname, host, pathname: path, href } = new URL(graphqlEndpoint)
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) }
  const signer = new SignatureV4({ service: "appsync", region, credentials, sha256: Sha256 })
  const body = JSON.stringify({ query })
  const headers = { host, "content-type": "application/json" }
  const signed = await signer.sign({ method: "POST", protocol, hostname, path, headers, body })
  const response = await fetch(href, { method: "POST", headers: signed.headers as Record<string, string>, body })
  return { status: response.status, ...((await response.json()) as object) }
}

export const ADD_USER_TO_GROUP = /* GraphQL */ `
  mutation ($userId: String!, $groupName: String!) {
    addUserToGroup(userId: $userId, groupName: $groupName)
  }
`
