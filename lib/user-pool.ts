import "server-only"
import type { Schema } from "@/amplify/data/resource"
import outputs from "@/amplify_outputs.json"
import { dataClient } from "@/lib/amplify-server"
import { callApi } from "@/lib/api"
import { ApiError, type ErrorCode } from "@/lib/api-error"
import type { UserPoolFacts } from "@/lib/user-pool-facts"

const KEPT_FOR_MS = 5 * 60 * 1000

/** What is known of the pool, and how many users it has: an estimate that Cognito renews now and then. */
export interface DescribedUserPool extends UserPoolFacts {
  estimatedNumberOfUsers: number
}

/** What says nothing of the pool, only of whoever asked for it. */
const ABOUT_THE_CALLER: ReadonlySet<ErrorCode> = new Set(["NotSignedIn", "Forbidden", "NotAuthorized"])

const kept = new Map<string, { until: number; description: Promise<DescribedUserPool> }>()

/**
 * The pool as Cognito describes it. Kept for five minutes, for everybody: it changes with a deployment, and every form
 * needs it. A failure is not kept, and nobody is refused because somebody else's session has ended. Call `requireRole`
 * first, as everywhere: what is kept is given without asking the API.
 * @param userPoolId names what is kept; several pools may come
 */
export function describeUserPool(userPoolId: string = outputs.auth.user_pool_id): Promise<DescribedUserPool> {
  const now = Date.now()
  const known = kept.get(userPoolId)
  if (known && known.until > now) {
    return known.description.catch((error: unknown) => {
      if (error instanceof ApiError && ABOUT_THE_CALLER.has(error.code)) return describeUserPool(userPoolId)
      throw error
    })
  }
  const description = callApi(() => dataClient.queries.describeUserPool()).then(toFacts)
  kept.set(userPoolId, { until: now + KEPT_FOR_MS, description })
  description.catch(() => {
    if (kept.get(userPoolId)?.description === description) kept.delete(userPoolId)
  })
  return description
}

/** What a deployment wrote down of the pool: all there is before anybody has signed in. */
export function userPoolFromOutputs({ auth }: Pick<typeof outputs, "auth"> = outputs): UserPoolFacts {
  const policy = auth.password_policy
  return {
    passwordPolicy: {
      // Cognito's own minimum where the pool names none.
      minimumLength: policy?.min_length ?? 6,
      requireLowercase: policy?.require_lowercase ?? false,
      requireUppercase: policy?.require_uppercase ?? false,
      requireNumbers: policy?.require_numbers ?? false,
      requireSymbols: policy?.require_symbols ?? false,
      temporaryPasswordDays: 7,
    },
    signInBy: signInNames(auth.username_attributes ?? []),
    mfa: MFA_MODES[auth.mfa_configuration ?? "NONE"],
    mfaFactors: (auth.mfa_methods ?? []).map((method) => MFA_FACTORS[method]),
    attributes: (auth.standard_required_attributes ?? []).map((name) => ({
      name,
      type: "String",
      required: true,
      mutable: true,
    })),
    mappedAttributes: [],
  }
}

function toFacts({ signInBy, ...description }: Schema["UserPoolDescription"]["type"]): DescribedUserPool {
  return { ...description, signInBy: signInNames(signInBy) }
}

function signInNames(attributes: readonly string[]): UserPoolFacts["signInBy"] {
  const names = (["email", "phone_number"] as const).filter((name) => attributes.includes(name))
  return names.length > 0 ? names : ["username"]
}

// The words of amplify_outputs.json for what Cognito calls otherwise.
const MFA_MODES = { NONE: "OFF", OPTIONAL: "OPTIONAL", REQUIRED: "ON" } as const
const MFA_FACTORS = { SMS: "SMS_MFA", TOTP: "SOFTWARE_TOKEN_MFA", EMAIL: "EMAIL_OTP" } as const
