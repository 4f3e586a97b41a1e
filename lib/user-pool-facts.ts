/** What the console knows of its user pool, wherever it has it from. Nothing of it is written down twice. */
export interface UserPoolFacts {
  passwordPolicy: PasswordPolicy
  /** What people sign in with; `username` where the pool has user names. */
  signInBy: SignInName[]
  /** OFF, OPTIONAL or ON. */
  mfa: string
  /** The second factors that the pool allows, by Cognito's names (`SOFTWARE_TOKEN_MFA`, …). */
  mfaFactors: string[]
  attributes: AttributeDefinition[]
  /** The attributes that a connected identity provider writes at each sign-in. */
  mappedAttributes: string[]
}

export type SignInName = "email" | "phone_number" | "username"

/** The pool's rules for passwords; `temporaryPasswordDays` is how long a temporary one serves. */
export interface PasswordPolicy {
  minimumLength: number
  requireLowercase: boolean
  requireUppercase: boolean
  requireNumbers: boolean
  requireSymbols: boolean
  temporaryPasswordDays: number
}

/** One attribute of the pool: `name` as Cognito has it (`custom:…`), bounds where there are any. */
export interface AttributeDefinition {
  name: string
  /** String, Number, DateTime or Boolean. */
  type: string
  required: boolean
  mutable: boolean
  minLength?: number | null
  maxLength?: number | null
  minValue?: number | null
  maxValue?: number | null
}
