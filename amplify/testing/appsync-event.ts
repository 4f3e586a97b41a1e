import type { AppSyncResolverHandler } from "aws-lambda"

/** The pool that every made-up event belongs to. */
export const USER_POOL_ID = "us-east-1_TestPool1"

export const ADMIN_ID = "11111111-1111-4111-8111-111111111111"

/** Stands for the caller's access token; nothing but Cognito may ever see it. */
export const ACCESS_TOKEN = "access-token-canary-77aa"

/** What AppSync hands to a function for a call by an administrator; `overrides` replaces whole parts. */
export function appsyncEvent(fieldName: string, arguments_: object, overrides: Record<string, unknown> = {}) {
  return {
    typeName: /^(list|get|describe)/.test(fieldName) ? "Query" : "Mutation",
    fieldName,
    arguments: arguments_,
    identity: userPoolIdentity(),
    source: null,
    request: { headers: { authorization: ACCESS_TOKEN }, domainName: null },
    prev: null,
    ...overrides,
  }
}

export function userPoolIdentity(overrides: Record<string, unknown> = {}) {
  return {
    sub: ADMIN_ID,
    username: ADMIN_ID,
    groups: ["ADMINS"],
    claims: {
      sub: ADMIN_ID,
      iss: `https://cognito-idp.us-east-1.amazonaws.com/${USER_POOL_ID}`,
      auth_time: Math.floor(Date.now() / 1000),
    },
    sourceIp: ["127.0.0.1"],
    defaultAuthStrategy: "ALLOW",
    ...overrides,
  }
}

/** Calls a handler as Lambda does, with an event of any shape. */
export function invoke(handler: unknown, event: unknown): Promise<unknown> {
  const call = handler as AppSyncResolverHandler<never, unknown>
  return Promise.resolve(call(event as never, {} as never, () => {}))
}
