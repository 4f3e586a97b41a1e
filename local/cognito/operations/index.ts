import type { Operation } from "../operation"
import { adminAddUserToGroup } from "./admin-add-user-to-group"
import { adminCreateUser } from "./admin-create-user"
import { adminGetUser } from "./admin-get-user"
import { adminListGroupsForUser } from "./admin-list-groups-for-user"
import { adminRemoveUserFromGroup } from "./admin-remove-user-from-group"
import { adminSetUserPassword } from "./admin-set-user-password"
import { createGroup } from "./create-group"
import { getGroup } from "./get-group"
import { getTokensFromRefreshToken } from "./get-tokens-from-refresh-token"
import { initiateAuth } from "./initiate-auth"
import { listGroups } from "./list-groups"
import { listUsers } from "./list-users"
import { listUsersInGroup } from "./list-users-in-group"
import { respondToAuthChallenge } from "./respond-to-auth-challenge"
import { revokeToken } from "./revoke-token"

/** Every operation that this service has, by its name in `x-amz-target`. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  [
    adminAddUserToGroup,
    adminCreateUser,
    adminGetUser,
    adminListGroupsForUser,
    adminRemoveUserFromGroup,
    adminSetUserPassword,
    createGroup,
    getGroup,
    getTokensFromRefreshToken,
    initiateAuth,
    listGroups,
    listUsers,
    listUsersInGroup,
    respondToAuthChallenge,
    revokeToken,
  ].map((operation) => [operation.name, operation]),
)
