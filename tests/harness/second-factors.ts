import {
  AdminSetUserMFAPreferenceCommand,
  type AdminSetUserMFAPreferenceCommandInput,
  AdminUpdateUserAttributesCommand,
  AssociateSoftwareTokenCommand,
  SetUserPoolMfaConfigCommand,
  type SetUserPoolMfaConfigCommandInput,
  VerifySoftwareTokenCommand,
} from "@aws-sdk/client-cognito-identity-provider"
import { TOTP } from "otpauth"
import { ownerOf, type Person, signIn } from "./people"
import type { Product } from "./product"

type Pool = Parameters<typeof signIn>[0]

const STEP_MS = 30_000

/** Sets an authenticator app up for somebody, as they would, and makes sign-in ask for it. */
export async function addAuthenticatorApp(pool: Pool, person: Person) {
  const { AccessToken } = await signIn(pool, person)
  const owner = ownerOf(pool)
  const { SecretCode = "" } = await owner.send(new AssociateSoftwareTokenCommand({ AccessToken }))
  const authenticator = authenticatorFor(SecretCode)
  /** The code that proved the app, which serves no more. */
  const used = authenticator.now()
  await owner.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: used }))
  await switchFactors(pool, person, { SoftwareTokenMfaSettings: { Enabled: true } })
  return { ...authenticator, used }
}

/** An authenticator app that was given a secret. */
export function authenticatorFor(secret: string) {
  const app = new TOTP({ secret })
  return {
    /** The code that the app shows. */
    now: () => app.generate(),
    /** A code for one sign-in: the next one, which Cognito takes a little early. */
    next: () => app.generate({ timestamp: Date.now() + STEP_MS }),
    /** A code that is none of those around now. */
    wrong: () => {
      const near = [-2, -1, 0, 1, 2].map((steps) => app.generate({ timestamp: Date.now() + steps * STEP_MS }))
      return ["000000", "111111", "222222", "333333", "444444", "555555"].find((code) => !near.includes(code)) ?? ""
    },
  }
}

/** Switches second factors of somebody on or off, as their administrator. */
export async function switchFactors(
  pool: Pool,
  { email }: Pick<Person, "email">,
  settings: Omit<AdminSetUserMFAPreferenceCommandInput, "UserPoolId" | "Username">,
): Promise<void> {
  await ownerOf(pool).send(
    new AdminSetUserMFAPreferenceCommand({ UserPoolId: pool.userPoolId, Username: email, ...settings }),
  )
}

export async function addPhoneNumber(pool: Pool, { email }: Pick<Person, "email">, number: string): Promise<void> {
  const UserAttributes = [{ Name: "phone_number", Value: number }]
  await ownerOf(pool).send(
    new AdminUpdateUserAttributesCommand({ UserPoolId: pool.userPoolId, Username: email, UserAttributes }),
  )
}

/** Lets the people of the pool use codes by text message and by mail, too, or only the apps that are deployed. */
export function allowSentCodes(pool: Pool, allowed: boolean): Promise<void> {
  return setFactors(pool, allowed ? { SmsMfaConfiguration: {}, EmailMfaConfiguration: {} } : {})
}

/** Makes the pool insist on a second factor, or leave it to people as it is deployed. */
export function requireSecondFactor(pool: Pool, required: boolean): Promise<void> {
  return setFactors(pool, { MfaConfiguration: required ? "ON" : "OPTIONAL" })
}

async function setFactors({ userPoolId, ...pool }: Pool, settings: Partial<SetUserPoolMfaConfigCommandInput>) {
  await ownerOf({ userPoolId, ...pool }).send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId: userPoolId,
      MfaConfiguration: "OPTIONAL",
      SoftwareTokenMfaConfiguration: { Enabled: true },
      ...settings,
    }),
  )
}

/** The key that a page shows for an authenticator app, from its markup. */
export function keyOn(html: string): string {
  const [, key = ""] = /<code data-copied=""[^>]*>(.*?)<\/code>/s.exec(html) ?? []
  return key.replace(/<[^>]*>/g, "")
}

/** The newest code that was sent to an address or a phone number. */
export async function codeSentTo({ cognitoEndpoint }: Pick<Product, "cognitoEndpoint">, address: string) {
  const mails = (await (await fetch(`${cognitoEndpoint}/_local/outbox.json`)).json()) as { to: string; body: string }[]
  const code = mails.find(({ to }) => to === address)?.body.match(/\d{6}/)?.[0]
  if (!code) throw new Error(`No code was sent to ${address}.`)
  return code
}
