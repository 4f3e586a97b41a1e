import { describeUserPool } from "./describe-user-pool/resource"
import { getGroup } from "./get-group/resource"
import { getUser } from "./get-user/resource"
import { listGroups } from "./list-groups/resource"
import { listGroupsForUser } from "./list-groups-for-user/resource"
import { listUsers } from "./list-users/resource"
import { listUsersInGroup } from "./list-users-in-group/resource"

/** The functions that only read. They ask Cognito one thing, and write down nothing but a line of their log. */
export const readings = {
  listUsers,
  getUser,
  listGroups,
  getGroup,
  listGroupsForUser,
  listUsersInGroup,
  describeUserPool,
}
