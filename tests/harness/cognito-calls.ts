import type { Product } from "./product"

interface Call {
  operation: string
  principal: string
}

type Endpoint = Pick<Product, "cognitoEndpoint">

/** The calls that functions of the backend have made to Cognito since the log was emptied. */
export async function callsOfFunctions({ cognitoEndpoint }: Endpoint): Promise<string[]> {
  const answer = await fetch(`${cognitoEndpoint}/_local/calls`)
  const calls = (await answer.json()) as Call[]
  return calls.filter((call) => call.principal.includes(":assumed-role/")).map((call) => call.operation)
}

export async function forgetCalls({ cognitoEndpoint }: Endpoint): Promise<void> {
  await fetch(`${cognitoEndpoint}/_local/calls`, { method: "DELETE" })
}
