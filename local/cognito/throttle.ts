import { CognitoError } from "./errors"

/** Calls per second by category. Source: "Quotas in Amazon Cognito", API request rate quotas. */
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
  UserPoolClientUpdate: 15,
}

const CATEGORIES: Record<string, string> = {
  InitiateAuth: "UserAuthentication",
  RespondToAuthChallenge: "UserAuthentication",
  SignUp: "UserCreation",
  ConfirmSignUp: "UserCreation",
  AdminCreateUser: "UserCreation",
  AdminSetUserPassword: "UserCreation",
  ForgotPassword: "UserAccountRecovery",
  ConfirmForgotPassword: "UserAccountRecovery",
  AdminResetUserPassword: "UserAccountRecovery",
  AdminGetUser: "UserRead",
  GetUser: "UserRead",
  ListUsers: "UserList",
  ListUsersInGroup: "UserList",
  AdminRemoveUserFromGroup: "UserUpdate",
  AdminUserGlobalSignOut: "UserUpdate",
  AdminEnableUser: "UserUpdate",
  AdminDisableUser: "UserUpdate",
  AdminDeleteUser: "UserUpdate",
  AdminUpdateUserAttributes: "UserUpdate",
  GlobalSignOut: "UserUpdate",
  RevokeToken: "UserToken",
  GetTokensFromRefreshToken: "UserToken",
  AdminListGroupsForUser: "UserResourceRead",
  AdminAddUserToGroup: "UserResourceUpdate",
  DescribeUserPool: "UserPoolRead",
  CreateUserPool: "UserPoolUpdate",
  CreateUserPoolClient: "UserPoolClientUpdate",
  ListGroups: "UserPoolResourceRead",
  GetGroup: "UserPoolResourceRead",
  CreateGroup: "UserPoolResourceUpdate",
}

/** One bucket per category that holds a second's worth of calls and fills evenly. */
export class Throttle {
  private readonly buckets = new Map<string, { left: number; at: number }>()

  constructor(private readonly now: () => number) {}

  /** @throws CognitoError `TooManyRequestsException` when the category has no call left */
  take(operation: string, quotas: Quotas = DEFAULT_QUOTAS): void {
    const category = CATEGORIES[operation]
    const rate = category === undefined ? undefined : quotas[category]
    if (category === undefined || rate === undefined) return
    const at = this.now()
    const bucket = this.buckets.get(category) ?? { left: Math.max(rate, 1), at }
    const left = Math.min(Math.max(rate, 1), bucket.left + ((at - bucket.at) / 1000) * rate)
    if (left < 1) {
      this.buckets.set(category, { left, at })
      throw new CognitoError("TooManyRequestsException", "Rate exceeded")
    }
    this.buckets.set(category, { left: left - 1, at })
  }
}
