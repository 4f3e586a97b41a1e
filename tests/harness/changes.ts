import { type GraphqlAnswer, graphql } from "./graphql"
import { type Person, signIn } from "./people"
import type { Product } from "./product"

/**
 * Makes a change straight at the API, as somebody who signs in for it: the audit trail has it then.
 * @param field the mutation, e.g. `disableUser`
 */
export async function changeAs(
  app: Product,
  person: Pick<Person, "email" | "password">,
  field: string,
  args: Readonly<Record<string, string | number | boolean>>,
): Promise<GraphqlAnswer> {
  const { AccessToken } = await signIn(app, person)
  // A text in JSON is a text in GraphQL.
  const list = Object.entries(args).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  const fields = /^(create|update)/.test(field) ? " { __typename }" : ""
  return graphql(app, `mutation { ${field}(${list.join(", ")})${fields} }`, { authorization: AccessToken })
}

/** A row of the audit trail, as far as tests ask for it. */
export interface EventRow {
  chain: string
  seq: number
  requestId: string
  kind: string
  action: string
  outcome: string | null
}

/** What the audit trail has about somebody, the newest first. */
export const eventsAbout = (app: Product, userId: string) =>
  eventsIn(app, "auditEventsByTarget", "target", `user#${userId}`)

/** What the audit trail has of what somebody has done or was refused, the newest first. */
export const eventsBy = (app: Product, userId: string) => eventsIn(app, "auditEventsByActor", "actor", userId)

async function eventsIn(app: Product, index: string, key: string, value: string): Promise<EventRow[]> {
  const { AccessToken } = await signIn(app, app.admin)
  const query = `{ ${index}(${key}: "${value}", sortDirection: DESC) {
    items { chain seq requestId kind action outcome }
  } }`
  const { data, errors } = await graphql(app, query, { authorization: AccessToken })
  if (errors) throw new Error(errors[0]?.message)
  const found = data?.[index] as { items: EventRow[] } | undefined
  return found?.items ?? []
}

/** Makes the tables misbehave, as the control of the local backend lets tests do (`local/control.ts`). */
export async function misbehaveTables({ graphqlEndpoint }: Product, settings: object): Promise<void> {
  const response = await fetch(new URL("/_local/control", graphqlEndpoint), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(settings),
  })
  if (!response.ok) throw new Error(`The local backend refused ${JSON.stringify(settings)}: ${await response.text()}`)
}

/** What was asked of the tables since the log was emptied, as `Query AuditEvent`. */
export async function callsOfTables({ graphqlEndpoint }: Product): Promise<string[]> {
  const answer = await fetch(new URL("/_local/calls", graphqlEndpoint))
  const calls = (await answer.json()) as { operation: string; table: string }[]
  return calls.map(({ operation, table }) => `${operation} ${table.split("-")[0]}`)
}

export async function forgetCallsOfTables({ graphqlEndpoint }: Product): Promise<void> {
  await fetch(new URL("/_local/calls", graphqlEndpoint), { method: "DELETE" })
}
