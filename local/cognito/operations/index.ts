import type { Operation } from "../operation"
import { adminAddUserToGroup } from "./admin-add-user-to-group"
import { adminConfirmSignUp } from "./admin-confirm-sign-up"
import { adminCreateUser } from "./admin-create-user"
import { adminDeleteUser } from "./admin-delete-user"
import { adminDeleteUserAttributes } from "./admin-delete-user-attributes"
import { adminDisableUser } from "./admin-disable-user"
import { adminEnableUser } from "./admin-enable-user"
import { adminGetUser } from "./admin-get-user"
import { adminListGroupsForUser } from "./admin-list-groups-for-user"
import { adminRemoveUserFromGroup } from "./admin-remove-user-from-group"
import { adminResetUserPassword } from "./admin-reset-user-password"
import { adminSetUserMfaPreference } from "./admin-set-user-mfa-preference"
import { adminSetUserPassword } from "./admin-set-user-password"
import { adminUpdateUserAttributes } from "./admin-update-user-attributes"
import { adminUserGlobalSignOut } from "./admin-user-global-sign-out"
import { associateSoftwareToken } from "./associate-software-token"
import { confirmForgotPassword } from "./confirm-forgot-password"
import { confirmSignUp } from "./confirm-sign-up"
import { createGroup } from "./create-group"
import { createUserPool } from "./create-user-pool"
import { createUserPoolClient } from "./create-user-pool-client"
import { deleteGroup } from "./delete-group"
import { describeUserPool } from "./describe-user-pool"
import { forgotPassword } from "./forgot-password"
import { getGroup } from "./get-group"
import { getTokensFromRefreshToken } from "./get-tokens-from-refresh-token"
import { getUser } from "./get-user"
import { getUserPoolMfaConfig } from "./get-user-pool-mfa-config"
import { globalSignOut } from "./global-sign-out"
import { initiateAuth } from "./initiate-auth"
import { listGroups } from "./list-groups"
import { listUserPoolClients } from "./list-user-pool-clients"
import { listUsers } from "./list-users"
import { listUsersInGroup } from "./list-users-in-group"
import { resendConfirmationCode } from "./resend-confirmation-code"
import { respondToAuthChallenge } from "./respond-to-auth-challenge"
import { revokeToken } from "./revoke-token"
import { setUserMfaPreference } from "./set-user-mfa-preference"
import { setUserPoolMfaConfig } from "./set-user-pool-mfa-config"
import { signUp } from "./sign-up"
import { updateGroup } from "./update-group"
import { verifySoftwareToken } from "./verify-software-token"
import { verifyUserAttribute } from "./verify-user-attribute"

/** Every operation that this service has, by its name in `x-amz-target`. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  [
    adminAddUserToGroup,
    adminConfirmSignUp,
    adminCreateUser,
    adminDeleteUser,
    adminDeleteUserAttributes,
    adminDisableUser,
    adminEnableUser,
    adminGetUser,
    adminListGroupsForUser,
    adminRemoveUserFromGroup,
    adminResetUserPassword,
    adminSetUserPassword,
    adminSetUserMfaPreference,
    adminUpdateUserAttributes,
    adminUserGlobalSignOut,
    associateSoftwareToken,
    confirmForgotPassword,
    confirmSignUp,
    createGroup,
    createUserPool,
    createUserPoolClient,
    deleteGroup,
    describeUserPool,
    forgotPassword,
    getGroup,
    getTokensFromRefreshToken,
    getUser,
    getUserPoolMfaConfig,
    globalSignOut,
    initiateAuth,
    listGroups,
    listUserPoolClients,
    listUsers,
    listUsersInGroup,
    resendConfirmationCode,
    respondToAuthChallenge,
    revokeToken,
    setUserMfaPreference,
    setUserPoolMfaConfig,
    signUp,
    updateGroup,
    verifySoftwareToken,
    verifyUserAttribute,
  ].map((operation) => [operation.name, operation]),
)
