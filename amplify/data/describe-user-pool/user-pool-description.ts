import type { SchemaAttributeType, UserPoolType } from "@aws-sdk/client-cognito-identity-provider"

/**
 * What Cognito's description of a pool leaves out; `amplify/auth/described-pool.ts` puts it into the function's
 * environment at deployment, as lists with commas.
 */
export interface PoolEnvironment {
  readonly [name: string]: string | undefined
  /** The second factors that the pool allows. */
  USER_POOL_MFA_FACTORS?: string
  /** The attributes that a connected identity provider writes at each sign-in. */
  USER_POOL_MAPPED_ATTRIBUTES?: string
}

/** The pool's description as the API's `UserPoolDescription`. */
export function toUserPoolDescription(pool: UserPoolType, environment: PoolEnvironment) {
  const policy = pool.Policies?.PasswordPolicy
  return {
    estimatedNumberOfUsers: pool.EstimatedNumberOfUsers ?? 0,
    mfa: pool.MfaConfiguration ?? "OFF",
    mfaFactors: list(environment.USER_POOL_MFA_FACTORS),
    signInBy: pool.UsernameAttributes ?? [],
    aliases: pool.AliasAttributes ?? [],
    mappedAttributes: list(environment.USER_POOL_MAPPED_ATTRIBUTES),
    passwordPolicy: {
      minimumLength: policy?.MinimumLength ?? 6,
      requireLowercase: policy?.RequireLowercase ?? false,
      requireUppercase: policy?.RequireUppercase ?? false,
      requireNumbers: policy?.RequireNumbers ?? false,
      requireSymbols: policy?.RequireSymbols ?? false,
      temporaryPasswordDays: policy?.TemporaryPasswordValidityDays ?? 7,
    },
    attributes: (pool.SchemaAttributes ?? []).map(toAttributeDefinition),
  }
}

function toAttributeDefinition(attribute: SchemaAttributeType) {
  const { StringAttributeConstraints: text, NumberAttributeConstraints: number } = attribute
  return {
    name: attribute.Name ?? "",
    type: attribute.AttributeDataType ?? "String",
    required: attribute.Required ?? false,
    mutable: attribute.Mutable ?? false,
    minLength: bound(text?.MinLength),
    maxLength: bound(text?.MaxLength),
    minValue: bound(number?.MinValue),
    maxValue: bound(number?.MaxValue),
  }
}

/** Cognito writes bounds as text. */
function bound(text: string | undefined): number | null {
  return text === undefined || text === "" || !Number.isFinite(Number(text)) ? null : Number(text)
}

function list(text: string | undefined): string[] {
  return text ? text.split(",") : []
}
