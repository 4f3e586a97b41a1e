import { z } from "zod"
import { invalidParameter, notAuthorized } from "../errors"
import { readDefinition } from "./pool-definition"

const SECONDS = { seconds: 1, minutes: 60, hours: 3600, days: 86_400 } as const
const unit = z.enum(["seconds", "minutes", "hours", "days"])
const withoutEffect = z.unknown().optional()

const definition = z.strictObject({
  ClientName: z.string().optional(),
  UserPoolId: z.string().optional(),
  GenerateSecret: z.boolean().default(false),
  ExplicitAuthFlows: z.array(z.string()).optional(),
  AccessTokenValidity: z.number().int().positive().optional(),
  IdTokenValidity: z.number().int().positive().optional(),
  RefreshTokenValidity: z.number().int().nonnegative().optional(),
  TokenValidityUnits: z
    .strictObject({ AccessToken: unit.optional(), IdToken: unit.optional(), RefreshToken: unit.optional() })
    .default({}),
  /** Minutes that a sign-in may take from its first to its last step. */
  AuthSessionValidity: z.number().int().min(3).max(15).default(3),
  PreventUserExistenceErrors: z.enum(["ENABLED", "LEGACY"]).default("LEGACY"),
  EnableTokenRevocation: z.boolean().default(true),
  ReadAttributes: z.array(z.string()).optional(),
  WriteAttributes: z.array(z.string()).optional(),
  /** Rotation would have to end the token just used; it is refused rather than ignored. */
  RefreshTokenRotation: z
    .strictObject({ Feature: z.literal("DISABLED"), RetryGracePeriodSeconds: z.number().optional() })
    .optional(),
  AllowedOAuthFlows: withoutEffect,
  AllowedOAuthFlowsUserPoolClient: withoutEffect,
  AllowedOAuthScopes: withoutEffect,
  AnalyticsConfiguration: withoutEffect,
  CallbackURLs: withoutEffect,
  DefaultRedirectURI: withoutEffect,
  EnablePropagateAdditionalUserContextData: withoutEffect,
  LogoutURLs: withoutEffect,
  SupportedIdentityProviders: withoutEffect,
})

/** Flows of an app client that names none. Source: `CreateUserPoolClient`, `ExplicitAuthFlows`. */
const DEFAULT_FLOWS = ["ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"]

export interface AppClient {
  id: string
  name: string
  secret?: string
  flows: ReadonlySet<string>
  /** All in seconds. */
  validity: { access: number; id: number; refresh: number; session: number }
  hidesUserExistence: boolean
  revocation: boolean
  readAttributes?: ReadonlySet<string>
  writeAttributes?: ReadonlySet<string>
}

/**
 * Reads an app client as CloudFormation or `CreateUserPoolClient` defines it.
 *
 * @throws CognitoSetupError for a property that is unknown or cannot be honoured
 * @throws CognitoError for a validity outside of Cognito's bounds (access and ID token 5 minutes to 1 day, refresh
 *   token 1 hour to 10 years)
 */
export function readClientDefinition(id: string, properties: unknown, secret: string | undefined): AppClient {
  const it = readDefinition(definition, `App client ${id}`, properties)
  const units = it.TokenValidityUnits
  const access =
    (it.AccessTokenValidity ?? 1) * SECONDS[it.AccessTokenValidity ? (units.AccessToken ?? "hours") : "hours"]
  const idToken = (it.IdTokenValidity ?? 1) * SECONDS[it.IdTokenValidity ? (units.IdToken ?? "hours") : "hours"]
  const refresh =
    (it.RefreshTokenValidity || 30) * SECONDS[it.RefreshTokenValidity ? (units.RefreshToken ?? "days") : "days"]
  within("AccessTokenValidity", access, 300, 86_400)
  within("IdTokenValidity", idToken, 300, 86_400)
  within("RefreshTokenValidity", refresh, 3600, 315_360_000)
  return {
    id,
    name: it.ClientName ?? id,
    ...(it.GenerateSecret && secret ? { secret } : {}),
    flows: new Set(it.ExplicitAuthFlows ?? DEFAULT_FLOWS),
    validity: { access, id: idToken, refresh, session: it.AuthSessionValidity * 60 },
    hidesUserExistence: it.PreventUserExistenceErrors === "ENABLED",
    revocation: it.EnableTokenRevocation,
    ...(it.ReadAttributes ? { readAttributes: new Set(it.ReadAttributes) } : {}),
    ...(it.WriteAttributes ? { writeAttributes: new Set(it.WriteAttributes) } : {}),
  }
}

/**
 * A client may write what its definition lists, or everything; that an address is verified nobody says of their own.
 *
 * @throws CognitoError `NotAuthorizedException`
 */
export function checkWritable(client: AppClient, attributes: Record<string, string>): void {
  const names = Object.keys(attributes)
  const forbidden = names.some((name) => name.endsWith("_verified") || client.writeAttributes?.has(name) === false)
  if (forbidden) throw notAuthorized("A client attempted to write unauthorized attribute")
}

function within(name: string, seconds: number, least: number, most: number) {
  if (seconds >= least && seconds <= most) return
  throw invalidParameter(`Invalid range for token validity: ${name} must be between ${least} and ${most} seconds.`)
}
