import type { backend } from "../backend"
import { givePermission } from "../give-permission"

/**
 * The rest of the first lock: the operations that `access` in `resource.ts` cannot give alone (`manageUsers` would give
 * a dozen more). One operation for each function, on this pool.
 */
const OPERATIONS = {
  signOutUser: "cognito-idp:AdminUserGlobalSignOut",
  // Whoever loses a role loses their sessions with it.
  removeUserFromGroup: "cognito-idp:AdminUserGlobalSignOut",
  confirmSignUp: "cognito-idp:AdminConfirmSignUp",
  describeUserPool: "cognito-idp:DescribeUserPool",
} as const

/**
 * Gives each its permission, by a policy in the stack of the pool: `userPool.grant(…)` would put it where that stack
 * and the function's wait for each other.
 *
 * Amplify tells the pool's id only to functions with a line in `access`. `describeUserPool` has none, so it gets the id
 * here and stands in the stack of the pool itself (`resourceGroupName: "auth"`).
 */
export function allowDirectly(functions: Pick<typeof backend, "auth" | keyof typeof OPERATIONS>): void {
  const { stack, resources } = functions.auth
  for (const [name, operation] of Object.entries(OPERATIONS) as [keyof typeof OPERATIONS, string][]) {
    const permission = { actions: [operation], resources: [resources.userPool.userPoolArn] }
    givePermission(stack, `${name}Policy`, functions[name], permission)
  }
  functions.describeUserPool.addEnvironment("AMPLIFY_AUTH_USERPOOL_ID", resources.userPool.userPoolId)
}
