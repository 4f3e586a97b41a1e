import { CognitoError } from "./errors"

/** Calls per second by category, or by operation. Source: "Quotas in Amazon Cognito", API request rate quotas. */
export type Quotas = Record<string, number>

const DEFAULT_QUOTAS: Quotas = {
  UserAuthentication: 120,
  UserCreation: 50,
  UserFederation: 25,
  UserAccountRecovery: 30,
  UserRead: 120,
  UserList: 30,
  UserUpdate: 25,
  UserToken: 120,
  UserResourceRead: 50,
  UserResourceUpdate: 25,
  UserPoolRead: 15,
  UserPoolUpdate: 15,
  UserPoolResourceRead: 20,
  UserPoolResourceUpdate: 15,
  UserPoolClientRead: 15,
  UserPoolClientUpdate: 15,
}

/** What each single operation on a pool and its groups and clients may have of its category's quota, in one pool. */
const ONE_POOL_OPERATION = 5

const CATEGORIES: Record<string, readonly string[]> = {
  UserAuthentication: ["InitiateAuth", "RespondToAuthChallenge"],
  UserCreation: ["SignUp", "ConfirmSignUp", "AdminCreateUser", "AdminConfirmSignUp", "AdminSetUserPassword"],
  UserAccountRecovery: ["ForgotPassword", "ConfirmForgotPassword", "AdminResetUserPassword"],
  UserRead: ["AdminGetUser", "GetUser"],
  UserList: ["ListUsers", "ListUsersInGroup"],
  UserUpdate: [
    "AdminRemoveUserFromGroup",
    "AdminUserGlobalSignOut",
    "AdminEnableUser",
    "AdminDisableUser",
    "AdminDeleteUser",
    "AdminDeleteUserAttributes",
    "AdminUpdateUserAttributes",
    "GlobalSignOut",
    "ResendConfirmationCode",
    "VerifyUserAttribute",
  ],
  UserToken: ["RevokeToken", "GetTokensFromRefreshToken"],
  UserResourceRead: ["AdminListGroupsForUser"],
  UserResourceUpdate: [
    "AdminAddUserToGroup",
    "AdminSetUserMFAPreference",
    "AssociateSoftwareToken",
    "SetUserMFAPreference",
    "VerifySoftwareToken",
  ],
  UserPoolRead: ["DescribeUserPool", "GetUserPoolMfaConfig"],
  UserPoolUpdate: ["CreateUserPool", "SetUserPoolMfaConfig"],
  UserPoolResourceRead: ["ListGroups", "GetGroup"],
  UserPoolResourceUpdate: ["CreateGroup", "UpdateGroup", "DeleteGroup"],
  UserPoolClientRead: ["ListUserPoolClients"],
  UserPoolClientUpdate: ["CreateUserPoolClient"],
}

/** The quota category of an operation; `undefined` for one that nobody has put into any. */
export function quotaCategory(operation: string): string | undefined {
  return Object.entries(CATEGORIES).find(([, names]) => names.includes(operation))?.[0]
}

/** Buckets that hold a second's worth of calls each and fill evenly. */
export class Throttle {
  private readonly buckets = new Map<string, { left: number; at: number }>()

  constructor(private readonly now: () => number) {}

  /**
   * @param poolId of the pool that is called, for the quotas that each pool has to itself
   * @throws CognitoError `TooManyRequestsException` when a bucket that the call needs has none left; it takes none then
   */
  take(operation: string, poolId: string | undefined, quotas?: Quotas): void {
    const at = this.now()
    const needed = bucketsOf(operation, poolId, quotas).map(({ name, rate }) => {
      const size = Math.max(rate, 1)
      const before = this.buckets.get(name) ?? { left: size, at }
      return { name, left: Math.min(size, before.left + ((at - before.at) / 1000) * rate) }
    })
    if (needed.some(({ left }) => left < 1)) throw new CognitoError("TooManyRequestsException", "Rate exceeded")
    for (const { name, left } of needed) this.buckets.set(name, { left: left - 1, at })
  }
}

/** @param quotas other than Cognito's own */
function bucketsOf(operation: string, poolId: string | undefined, quotas: Quotas | undefined) {
  const category = quotaCategory(operation)
  const alone = quotas ? quotas[operation] : category?.startsWith("UserPool") ? ONE_POOL_OPERATION : undefined
  const shared = category === undefined ? undefined : (quotas ?? DEFAULT_QUOTAS)[category]
  return [
    ...(shared === undefined ? [] : [{ name: `${category}`, rate: shared }]),
    ...(alone === undefined ? [] : [{ name: `${operation} of ${poolId}`, rate: alone }]),
  ]
}
