import { isAllowed } from "../iam/policy"
import type { PrincipalLookup } from "../iam/principal"
import { SignatureError, type SignedRequest, verifySignature } from "../iam/verify-signature"
import { CognitoError } from "./errors"
import type { Operation } from "./operation"
import { userPoolArn } from "./user-pool/user-pool"

/** Whom a call is made for: an ARN, `owner` or `public`. */
export type Caller = string

/**
 * Finds out for whom a request is made and whether they may make it. A role needs its policy to allow the operation
 * on this very pool; a key that is not ours acts as the account's owner, as the developer's own would.
 *
 * @throws CognitoError `MissingAuthenticationTokenException`, `AccessDeniedException`, or what is wrong with the signature
 */
export function authorizeCaller(
  operation: Operation,
  input: unknown,
  request: SignedRequest,
  account: { region: string; accountId: string; principals: PrincipalLookup; now: () => number },
): Caller {
  if (operation.caller === "public") return "public"
  if (request.headers.authorization === undefined) {
    throw new CognitoError("MissingAuthenticationTokenException", "Missing Authentication Token")
  }
  const principal = verified(request, account)
  if (!principal || principal.kind === "owner") return "owner"
  const action = `cognito-idp:${operation.name}`
  const resource = resourceOf(input, account)
  if (isAllowed(principal.statements, action, resource)) return principal.arn
  throw Object.assign(
    new CognitoError(
      "AccessDeniedException",
      `User: ${principal.arn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
    ),
    { caller: principal.arn },
  )
}

function verified(request: SignedRequest, { principals, now }: { principals: PrincipalLookup; now: () => number }) {
  try {
    return verifySignature(request, { service: "cognito-idp", principals, now: new Date(now()) })
  } catch (error) {
    if (error instanceof SignatureError) throw new CognitoError(error.name, error.message, error.statusCode)
    throw error
  }
}

/** The pool that a request names, before anybody has checked the request. */
export function poolIdOf(input: unknown): string | undefined {
  const poolId = (input as { UserPoolId?: unknown } | null | undefined)?.UserPoolId
  return typeof poolId === "string" ? poolId : undefined
}

function resourceOf(input: unknown, account: { region: string; accountId: string }): string {
  const poolId = poolIdOf(input)
  return poolId === undefined ? "*" : userPoolArn(account, poolId)
}
