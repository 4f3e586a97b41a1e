import {
  AdminSetUserMFAPreferenceCommand,
  type AdminSetUserMFAPreferenceCommandInput,
  AdminUpdateUserAttributesCommand,
  AssociateSoftwareTokenCommand,
  SetUserPoolMfaConfigCommand,
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
  const app = new TOTP({ secret: SecretCode })
  const used = app.generate()
  await owner.send(new VerifySoftwareTokenCommand({ AccessToken, UserCode: used }))
  await switchFactors(pool, person, { SoftwareTokenMfaSettings: { Enabled: true } })
  return {
    /** The code that proved the app, which serves no more. */
    used,
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
export async function allowSentCodes(pool: Pool, allowed: boolean): Promise<void> {
  const sent = allowed ? { SmsMfaConfiguration: {}, EmailMfaConfiguration: {} } : {}
  await ownerOf(pool).send(
    new SetUserPoolMfaConfigCommand({
      UserPoolId: pool.userPoolId,
      MfaConfiguration: "OPTIONAL",
      SoftwareTokenMfaConfiguration: { Enabled: true },
      ...sent,
    }),
  )
}

/** The newest code that was sent to an address or a phone number. */
export async function codeSentTo({ cognitoEndpoint }: Pick<Product, "cognitoEndpoint">, address: string) {
  const mails = (await (await fetch(`${cognitoEndpoint}/_local/outbox.json`)).json()) as { to: string; body: string }[]
  const code = mails.find(({ to }) => to === address)?.body.match(/\d{6}/)?.[0]
  if (!code) throw new Error(`No code was sent to ${address}.`)
  return code
}
