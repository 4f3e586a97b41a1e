import type { IncomingHttpHeaders } from "node:http"
import type { Principal } from "../iam/principal"

/** The claims of a verified Cognito token. */
export type Claims = Record<string, unknown> & { sub: string; iss: string }

/** Who sent a request, proven by the gateway. */
export type Caller = { sourceIp: string; headers: IncomingHttpHeaders } & (
  | { mode: "AMAZON_COGNITO_USER_POOLS"; claims: Claims }
  | { mode: "AWS_IAM"; principal: Principal }
)

/** The groups in the caller's token; none for callers without one. */
export function groupsOf(caller: Caller): string[] {
  const groups = caller.mode === "AMAZON_COGNITO_USER_POOLS" ? caller.claims["cognito:groups"] : undefined
  return Array.isArray(groups) ? groups.map(String) : []
}

/** What `$util.authType()` answers. */
export function authTypeOf(caller: Caller): string {
  return caller.mode === "AWS_IAM" ? "IAM Authorization" : "User Pool Authorization"
}

/** `$ctx.identity`, as AppSync documents it for IAM and for Cognito user pools. */
export function identityOf(caller: Caller): Record<string, unknown> {
  const sourceIp = [caller.sourceIp]
  if (caller.mode === "AWS_IAM") {
    const { arn } = caller.principal
    return {
      accountId: arn.split(":")[4] ?? null,
      cognitoIdentityPoolId: null,
      cognitoIdentityId: null,
      cognitoIdentityAuthType: null,
      cognitoIdentityAuthProvider: null,
      sourceIp,
      userArn: arn,
      username: arn.split("/").slice(-2).join(":"),
    }
  }
  const { claims } = caller
  return {
    claims,
    defaultAuthStrategy: "ALLOW",
    groups: claims["cognito:groups"] ?? null,
    issuer: claims.iss,
    sourceIp,
    sub: claims.sub,
    username: claims.username ?? claims["cognito:username"] ?? null,
  }
}
