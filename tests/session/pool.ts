import { randomUUID } from "node:crypto"
import { AdminCreateUserCommand, SignUpCommand } from "@aws-sdk/client-cognito-identity-provider"
import { ownerOf, type Person } from "../harness/people"
import type { Product } from "../harness/product"
import { type Answer, type Browser, openBrowser } from "./browser"

type Credentials = Pick<Person, "email" | "password">

export const TEMPORARY_PASSWORD = "Temporary-passw0rd"
export const NEW_PASSWORD = "Brand-new-passw0rd"

/** Somebody who was invited and has not chosen a password yet. */
export async function invitePerson(app: Product): Promise<Person> {
  const email = `invited-${randomUUID()}@example.com`
  const { User } = await ownerOf(app).send(
    new AdminCreateUserCommand({
      UserPoolId: app.userPoolId,
      Username: email,
      TemporaryPassword: TEMPORARY_PASSWORD,
      MessageAction: "SUPPRESS",
      UserAttributes: [
        { Name: "email", Value: email },
        { Name: "email_verified", Value: "true" },
      ],
    }),
  )
  const userId = User?.Attributes?.find(({ Name }) => Name === "sub")?.Value ?? ""
  return { userId, email, password: TEMPORARY_PASSWORD }
}

/** Somebody who has signed up at the app and not confirmed it. */
export async function signUpPerson(app: Product): Promise<Person> {
  const [email, password] = [`signed-up-${randomUUID()}@example.com`, NEW_PASSWORD]
  const command = new SignUpCommand({ ClientId: app.userPoolClientId, Username: email, Password: password })
  const { UserSub: userId = "" } = await ownerOf(app).send(command)
  return { userId, email, password }
}

/** A browser in which somebody has signed in through the form. */
export async function signedInBrowser(app: Product, person: Credentials): Promise<Browser> {
  const browser = openBrowser(app)
  await signInThroughForm(browser, person)
  return browser
}

/** Signs in through the form, or fails the test. */
export async function signInThroughForm(browser: Browser, person: Credentials): Promise<void> {
  const { status, location, alerts } = await trySignIn(browser, person)
  if (status !== 303 || location?.startsWith("/sign-in")) {
    throw new Error(`Signing in was answered with ${status}: ${alerts.join(" ")}`)
  }
}

/** Sends the sign-in form. */
export function trySignIn(browser: Browser, { email, password }: Credentials, path = "/sign-in"): Promise<Answer> {
  return browser.submit(path, { email, password })
}

const MINUTE_MS = 60_000

/** Does something while Cognito's clock is behind by twenty minutes: the tokens that it hands out have expired already. */
export async function twentyMinutesAgo<T>(app: Product, run: () => Promise<T>): Promise<T> {
  await control(app, { clockOffsetMs: -20 * MINUTE_MS })
  try {
    return await run()
  } finally {
    await control(app, { clockOffsetMs: 0 })
  }
}

/** Makes an operation of Cognito fail while something runs. */
export async function whileFailing<T>(
  app: Product,
  operation: string,
  error: string,
  run: () => Promise<T>,
): Promise<T> {
  await control(app, { faults: [{ operation, error }] })
  try {
    return await run()
  } finally {
    await control(app, { faults: [] })
  }
}

/** Sets the faults and the clock of the local Cognito (`local/cognito/control.ts`). */
export async function control({ cognitoEndpoint }: Product, settings: object): Promise<void> {
  const response = await fetch(`${cognitoEndpoint}/_local/control`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(settings),
  })
  if (!response.ok) throw new Error(`The local Cognito refused ${JSON.stringify(settings)}: ${await response.text()}`)
}

/** How often an operation was called since the log was emptied, by whomever. */
export async function countCalls({ cognitoEndpoint }: Product, operation: string): Promise<number> {
  const calls = (await (await fetch(`${cognitoEndpoint}/_local/calls`)).json()) as { operation: string }[]
  return calls.filter((call) => call.operation === operation).length
}
