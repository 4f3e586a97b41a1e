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

export const ADD_USER_TO_GROUP = /* GraphQL */ `
  mutation ($userId: String!, $groupName: String!) {
    addUserToGroup(userId: $userId, groupName: $groupName)
  }
`
